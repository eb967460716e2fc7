import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { loadProblem } from '../../../src/load/problem.ts';

const cases = join(import.meta.dirname, '../cases/broken');

/** The small problem that each case breaks. */
export const small = join(import.meta.dirname, '../cases/small');

const schema = z.strictObject({
  about: z.string(),
  /** Each `from` stands in the small problem.yaml; `*` is all of it. */
  change: z.array(z.strictObject({ from: z.string(), to: z.string() })).default([]),
  files: z.record(z.string(), z.string()).default({}),
  expect: z.string(),
});

/** A way to break the small problem, and the message that it must give. */
export type Broken = z.output<typeof schema> & { readonly file: string };

/** All cases, by name. */
export async function brokenCases(): Promise<readonly Broken[]> {
  const names = (await readdir(cases)).toSorted();
  return Promise.all(
    names.map(async (name) => {
      const file = join(cases, name);
      return { file, ...schema.parse(parse(await readFile(file, 'utf8'))) };
    }),
  );
}

/** What `loadProblem` throws at a copy of the small problem that is broken so. */
export async function thrownBy({ change, files }: Broken): Promise<unknown> {
  const folder = await mkdtemp(join(tmpdir(), 'graincheck-broken-'));
  try {
    await cp(small, folder, { recursive: true });
    const problem = join(folder, 'problem.yaml');
    await writeFile(problem, change.reduce(replaced, await readFile(problem, 'utf8')));
    for (const [path, text] of Object.entries(files)) {
      await mkdir(dirname(join(folder, path)), { recursive: true });
      await writeFile(join(folder, path), text);
    }
    return await loadProblem(folder).then(
      () => null,
      (error: unknown) => error,
    );
  } finally {
    await rm(folder, { recursive: true });
  }
}

function replaced(text: string, { from, to }: Broken['change'][number]): string {
  if (from === '*') return to;
  if (!text.includes(from)) throw new Error(`the small problem has no ${JSON.stringify(from)}`);
  return text.replace(from, () => to);
}

import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { parse } from 'yaml';
import * as z from 'zod';
import { loadProblem } from '../../../src/load/problem.ts';

const cases = join(import.meta.dirname, '../cases');

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

/** All cases of a folder, by name. */
export async function brokenCases(folder: 'broken' | 'judged'): Promise<readonly Broken[]> {
  const names = (await readdir(join(cases, folder))).toSorted();
  return Promise.all(
    names.map(async (name) => {
      const file = join(cases, folder, name);
      return { file, ...schema.parse(parse(await readFile(file, 'utf8'))) };
    }),
  );
}

/** A copy of the small problem, to be broken in one way after the other. */
export async function copyOfSmall(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'graincheck-broken-'));
  // Its judged submission would add to what is wrong.
  const filter = (path: string) => !path.includes('submissions');
  await cp(small, folder, { recursive: true, filter });
  return folder;
}

/** What reading the copy throws when it is broken so; null if nothing. */
export async function thrownBy(
  folder: string,
  { change, files }: Broken,
  load: (folder: string) => Promise<unknown> = loadProblem,
): Promise<unknown> {
  const whole = await readFile(join(small, 'problem.yaml'), 'utf8');
  await writeFile(join(folder, 'problem.yaml'), change.reduce(replaced, whole));
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
  }
  const error = await load(folder).then(
    () => null,
    (thrown: unknown) => thrown,
  );
  for (const path of Object.keys(files)) await rm(join(folder, path));
  return error;
}

function replaced(text: string, { from, to }: Broken['change'][number]): string {
  if (from === '*') return to;
  if (!text.includes(from)) throw new Error(`the small problem has no ${JSON.stringify(from)}`);
  return text.replace(from, () => to);
}

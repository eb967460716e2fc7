import { randomUUID } from 'node:crypto';
import { existsSync, renameSync, writeFileSync } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { writeAtomic } from './atomic.ts';
import { done, type Kept, keep, refused } from './kept.ts';

/** A file's path in its folder, with `/`, and what stood in it. */
export type FileCopy = { readonly name: string; readonly text: string };

/** Of what is never changed again. */
export const READ_ONLY = 0o444;

/** Writes a file that must not be there yet; `E_KEPT_ALREADY` where it is. */
export async function keepOnce(path: string, text: string): Promise<Kept> {
  if (existsSync(path)) return already(path);
  const kept = await keep(`cannot keep ${basename(path)}`, path, () => writeAtomic(path, text, READ_ONLY));
  return kept.ok ? done : kept;
}

/** The same at once, for what is small and can be made again: nobody is told where it fails. */
export function keepOnceAtOnce(path: string, text: string): void {
  const draft = draftOf(path);
  try {
    writeFileSync(draft, text, { mode: READ_ONLY, flag: 'wx' });
    renameSync(draft, path);
  } catch {
    // What it says follows from other files.
  }
}

/** Writes a folder that must not be there yet: all of its files, or none. */
export async function keepTree(folder: string, files: readonly FileCopy[]): Promise<Kept> {
  if (existsSync(folder)) return already(folder);
  const draft = draftOf(folder);
  const kept = await keep(`cannot keep ${basename(folder)}`, folder, async () => {
    await mkdir(draft);
    for (const { name, text } of files) await writeAtomic(join(draft, name), text, READ_ONLY);
    await rename(draft, folder);
  });
  if (kept.ok) return done;
  await rm(draft, { recursive: true, force: true }).catch(() => undefined);
  return kept;
}

const draftOf = (path: string) => join(dirname(path), `.${basename(path)}.graincheck-${randomUUID()}`);

const already = (path: string) =>
  refused(
    'E_KEPT_ALREADY',
    `${basename(path)} was kept already`,
    `it stands in ${path}, and is never changed`,
  );

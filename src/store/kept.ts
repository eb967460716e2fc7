import { existsSync, renameSync, writeFileSync } from 'node:fs';
import { mkdir, rename } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { UserError } from '../domain/user-error.ts';
import { codeOf } from '../load/read-text.ts';
import { draftOf, removeAtOnce, writeAtomic } from './atomic.ts';

/** What came of putting something on disk; the error is told at once, and what was not written is still in memory. */
export type Kept<T = null> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly error: UserError };

export const done: Kept = { ok: true, value: null };

export const refused = (code: string, message: string, hint: string) =>
  ({ ok: false, error: new UserError(code, message, hint) }) as const;

/** Does something to a file or folder; `what` names it in the error `E_NOT_SAVED`: `cannot save schema.sql`. */
export async function keep<T>(what: string, path: string, work: () => Promise<T>): Promise<Kept<T>> {
  try {
    return { ok: true, value: await work() };
  } catch (error) {
    return notKept(what, path, error);
  }
}

/** The same for a text, which stands there whole or not at all. */
export function keepText(what: string, path: string, text: string, mode?: number): Promise<Kept> {
  return keep(what, path, async () => {
    await writeAtomic(path, text, mode);
    return null;
  });
}

export const notKept = (what: string, path: string, error: unknown) =>
  refused('E_NOT_SAVED', `${what}: ${reasonNotWritten(error)}`, `it belongs in ${path}; ${remedy(error)}`);

const reasons: Readonly<Record<string, string>> = {
  ENOSPC: 'the disk is full',
  EDQUOT: 'your share of the disk is used up',
  EFBIG: 'it would be larger than files may be here',
  EROFS: 'the disk is read-only',
  EACCES: 'permission denied',
  EPERM: 'permission denied',
  ENOENT: 'its folder does not exist and cannot be made',
  ENOTDIR: 'its folder lies in something that is no folder',
  EEXIST: 'something else of that name is there',
  EISDIR: 'a folder of that name is there',
  ELOOP: 'it is a link that leads back to itself',
  ENAMETOOLONG: 'its name is too long',
  EIO: 'the disk reports a fault',
  EMFILE: 'too many files are open',
  EBUSY: 'another program holds it',
};

/** Why something could not be written, for a person. */
export function reasonNotWritten(error: unknown): string {
  const code = codeOf(error);
  return reasons[code] ?? `it could not be written (${code || String(error)})`;
}

function remedy(error: unknown): string {
  const code = codeOf(error);
  return code === 'ENOSPC' || code === 'EDQUOT' ? 'free some space' : 'look at that folder';
}

/** A file's path in its folder, with `/`, and what stood in it. */
export type FileCopy = { readonly name: string; readonly text: string };

/** Of what is never changed again. */
export const READ_ONLY = 0o444;

/** Writes a file that must not be there yet; `E_KEPT_ALREADY` where it is. */
export async function keepOnce(path: string, text: string): Promise<Kept> {
  if (existsSync(path)) return already(path);
  return keepText(`cannot keep ${basename(path)}`, path, text, READ_ONLY);
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
    return null;
  });
  if (!kept.ok) removeAtOnce(draft);
  return kept;
}

const already = (path: string) =>
  refused(
    'E_KEPT_ALREADY',
    `${basename(path)} was kept already`,
    `it stands in ${path}, and is never changed`,
  );

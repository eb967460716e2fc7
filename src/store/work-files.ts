import { createHash } from 'node:crypto';
import { existsSync, realpathSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { lstat, readdir, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { UserError } from '../domain/user-error.ts';
import { renderFaults } from '../load/fault.ts';
import { codeOf, readText } from '../load/read-text.ts';
import { draftOf, isDraft, makeFolder, writeAtomic, type Written } from './atomic.ts';
import { keep, type Kept } from './kept.ts';

/** By it a file is known again. */
type Fingerprint = { readonly mtimeMs: number; readonly size: number; readonly sha256: string };

/** Of content that was read after, or written before, the file's status was what is given. */
const fingerprintOf = (
  { mtimeMs, size }: { readonly mtimeMs: number; readonly size: number },
  content: string | Uint8Array,
): Fingerprint => ({ mtimeMs, size, sha256: createHash('sha256').update(content).digest('hex') });

/** Do two say the same content? A file that was only touched has not changed. */
export const sameContent = (a: Fingerprint | null, b: Fingerprint | null): boolean => a?.sha256 === b?.sha256;

/** A quick look without reading: false means that the file is worth reading again. `null`: there was no file. */
export async function looksUntouched(path: string, known: Fingerprint | null): Promise<boolean> {
  try {
    const { mtimeMs, size } = await stat(path);
    return known !== null && mtimeMs === known.mtimeMs && size === known.size;
  } catch {
    return known === null;
  }
}

/** A file of the candidate's. What is `unreadable` (not UTF-8, a folder, too large) must never be written over. */
export type WorkFile = { readonly name: string } & (
  | { readonly kind: 'text'; readonly text: string; readonly fingerprint: Fingerprint }
  | { readonly kind: 'missing' }
  | { readonly kind: 'unreadable'; readonly error: UserError }
);

const queues = new Map<string, Promise<unknown>>();

/**
 * Puts a file of the candidate's on disk: atomically, synced, one after the other where several are under way.
 * `name` is its path in the folder, with `/`. The value is what the file is known by from now on.
 */
export function saveFile(folder: string, name: string, text: string): Promise<Kept<Fingerprint>> {
  const path = join(folder, name);
  const turn = (queues.get(path) ?? Promise.resolve()).then(() =>
    keep(`cannot save ${name}`, path, async () => fingerprintOf(await writeAtomic(path, text), text)),
  );
  queues.set(path, turn);
  return turn.finally(() => {
    if (queues.get(path) === turn) queues.delete(path);
  });
}

/** The files as they are now, in the order of the names. */
export const readFiles = (folder: string, names: readonly string[]): Promise<readonly WorkFile[]> =>
  Promise.all(names.map((name) => readFile(folder, name)));

async function readFile(folder: string, name: string): Promise<WorkFile> {
  const path = join(folder, name);
  // Before it is read: if it changes in between, it will look changed afterwards, and be read again.
  const before = await statOf(path);
  if (before === 'missing') return { name, kind: 'missing' };
  const read = await readText(path, name);
  if (read.ok) {
    const { text, bytes } = read.value;
    return { name, kind: 'text', text, fingerprint: fingerprintOf(before, bytes) };
  }
  const hint = `the file is ${path}; it is left as it is`;
  return { name, kind: 'unreadable', error: new UserError('E_UNREADABLE', renderFaults(read.faults), hint) };
}

/** What a link leads to that leads nowhere is missing too. */
async function statOf(path: string): Promise<Written | 'missing'> {
  try {
    return await stat(path);
  } catch (error) {
    return codeOf(error) === 'ENOENT' ? 'missing' : { mtimeMs: 0, size: 0 };
  }
}

const MINUTE = 60_000;

/** Removes what a program that was killed while saving left beside these files. */
export async function sweepDrafts(folder: string, names: readonly string[]): Promise<void> {
  for (const place of new Set(names.map((name) => dirname(join(folder, name))))) {
    for (const name of (await readdir(place).catch(() => [])).filter(isDraft)) {
      const draft = await lstat(join(place, name)).catch(() => null);
      // A younger one may belong to a program that is still at it.
      if (draft !== null && draft.mtimeMs < Date.now() - MINUTE) await rm(join(place, name), { force: true });
    }
  }
}

/**
 * The same at once, for a process that is about to end: nothing can be awaited any more.
 * @throws Node's errors.
 */
export function saveFileNow(folder: string, name: string, text: string): void {
  const path = existsSync(join(folder, name)) ? realpathSync(join(folder, name)) : join(folder, name);
  makeFolder(dirname(path));
  const draft = draftOf(path);
  const mode = existsSync(path) ? statSync(path).mode & 0o7777 : 0o666;
  writeFileSync(draft, text, { mode, flush: true });
  renameSync(draft, path);
}

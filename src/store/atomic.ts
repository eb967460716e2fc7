import { randomUUID } from 'node:crypto';
import { constants, mkdirSync, rmSync, statSync } from 'node:fs';
import { access, type FileHandle, lstat, open, readlink, rename, rm } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { codeOf } from '../load/read-text.ts';

/**
 * Makes a folder and those around it, where they are missing; throws Node's errors. Node's own `recursive` never
 * returns where the system says of a folder that is there that it is missing, as it does in `/proc`.
 */
export function makeFolder(path: string): void {
  try {
    make(path);
  } catch (error) {
    const around = dirname(path);
    if (codeOf(error) !== 'ENOENT' || around === path) throw error;
    makeFolder(around);
    make(path);
  }
}

function make(path: string): void {
  try {
    mkdirSync(path);
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') throw error;
    if (!statSync(path).isDirectory()) throw Object.assign(new Error('no folder'), { code: 'ENOTDIR' });
  }
}

const DRAFT = /^\..+\.graincheck-[0-9a-f-]{36}$/;

/** Beside a file or folder: where it is written before it takes its name. */
export const draftOf = (path: string): string =>
  join(dirname(path), `.${basename(path)}.graincheck-${randomUUID()}`);

/** Is this the name of a file that is still being written, or was when the program was killed? */
export const isDraft = (name: string): boolean => DRAFT.test(name);

/**
 * Writes a file so that at any moment the old or the new one stands there, whole. Links are followed, folders made;
 * `mode` is that of a new file, an existing one keeps its own. Returns when the new one was written; throws Node's errors.
 *
 * Our own, because write-file-atomic 8 takes what the system calls a short write (the disk became full under way) for
 * the whole, and puts the cut file in place of the old one.
 */
export async function writeAtomic(path: string, text: string, mode = 0o666): Promise<Written> {
  const target = await behindLinks(resolve(path));
  const folder = dirname(target);
  makeFolder(folder);
  const old = await existing(target);
  let written: Written;
  const draft = draftOf(target);
  try {
    const handle = await open(draft, 'wx', mode);
    try {
      await handle.writeFile(text);
      if (old !== null) await likeThe(old, handle);
      await handle.sync();
      written = await handle.stat();
    } finally {
      await handle.close();
    }
    await rename(draft, target);
  } catch (error) {
    await rm(draft, { force: true }).catch(() => undefined);
    throw error;
  }
  return written;
}

/** Removes what may stand there. Where that fails nobody is told: it is in nobody's way, or another error is told. */
export function removeAtOnce(path: string): void {
  try {
    rmSync(path, { recursive: true, force: true });
  } catch {
    // As above.
  }
}

/** As a file's own status tells it. */
export type Written = { readonly mtimeMs: number; readonly size: number };

type Old = { readonly mode: number; readonly uid: number; readonly gid: number };

/** A file that may not be written is not replaced either, though its folder would allow it. */
async function existing(target: string): Promise<Old | null> {
  try {
    const stat = await lstat(target);
    if (stat.isDirectory()) throw Object.assign(new Error('is a folder'), { code: 'EISDIR' });
    await access(target, constants.W_OK);
    return stat;
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return null;
    throw error;
  }
}

async function likeThe({ mode, uid, gid }: Old, handle: FileHandle): Promise<void> {
  await handle.chmod(mode & 0o7777);
  // Only root can give files away; for others it is their own already, or cannot be helped.
  await handle.chown(uid, gid).catch(() => undefined);
}

/** Where a chain of links ends, whether anything stands there or not. */
async function behindLinks(path: string): Promise<string> {
  let here = path;
  for (let steps = 0; steps < 40; steps += 1) {
    try {
      here = resolve(dirname(here), await readlink(here));
    } catch {
      return here;
    }
  }
  throw Object.assign(new Error('links without end'), { code: 'ELOOP' });
}

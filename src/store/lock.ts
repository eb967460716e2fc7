import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pid } from 'node:process';
import * as z from 'zod';
import { codeOf } from '../load/read-text.ts';
import { boot } from './clock.ts';
import { readJson } from './format/attempt.ts';
import { removeAtOnce } from './atomic.ts';

/** A process of this machine; numbers are given out again, so that its start belongs to it. */
type ProcessMark = {
  readonly pid: number;
  readonly boot: string | null;
  /** As the system counts it; null where it does not tell. */
  readonly started: string | null;
};

const ourselves: ProcessMark = { pid, boot, started: startOf(pid) };

const isOurs = (mark: ProcessMark): boolean =>
  mark.pid === pid && mark.boot === boot && mark.started === ourselves.started;

/** Does that process still run? */
function isLiving(mark: ProcessMark): boolean {
  if (mark.boot !== boot) return false;
  try {
    // Signal 0 is none: it only asks.
    process.kill(mark.pid, 0);
  } catch (error) {
    if (codeOf(error) !== 'EPERM') return false;
  }
  return mark.started === startOf(mark.pid);
}

/** In Linux's table of processes: the 22nd word, counted behind the name, which may hold anything. */
function startOf(of: number): string | null {
  try {
    const stat = readFileSync(`/proc/${of}/stat`, 'utf8');
    const words = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return words[0] === 'Z' ? 'ended' : (words[19] ?? null);
  } catch {
    return null;
  }
}

/**
 * Who has an attempt open: the process in the last of the files `open-1.json`, `open-2.json`, …, if it lives. Whoever
 * comes after a dead one makes the next file, which only one can; a dead one's stays, so that no number is free twice.
 */
const NAME = /^open-([0-9]+)\.json$/;

const mark = z.object({ pid: z.int(), boot: z.string().nullable(), started: z.string().nullable() });

/** A file that is just being written cannot be read yet. */
const WRITING_MS = 5000;

/** `held`: by this process from now on; else by whom. */
type Locking =
  | { readonly held: true; readonly release: () => void }
  | { readonly held: false; readonly by: number | null };

/** Throws Node's error where the folder cannot be written. */
export function lockFolder(folder: string): Locking {
  for (;;) {
    const last = lastIn(folder);
    const holder = last === 0 ? null : holderOf(folder, last);
    if (holder !== null && holder !== 'dead') {
      if (holder === 'writing') return { held: false, by: null };
      return isOurs(holder) ? held(folder, last) : { held: false, by: holder.pid };
    }
    try {
      writeFileSync(fileOf(folder, last + 1), `${JSON.stringify(ourselves)}\n`, { flag: 'wx' });
      return held(folder, last + 1);
    } catch (error) {
      // Another was quicker: look again.
      if (codeOf(error) !== 'EEXIST') throw error;
    }
  }
}

/** Has another living process the attempt open? */
export function isLockedByAnother(folder: string): boolean {
  const last = lastIn(folder);
  const holder = last === 0 ? 'dead' : holderOf(folder, last);
  return holder === 'writing' || (holder !== 'dead' && !isOurs(holder));
}

/** A file that cannot be removed goes with the process. */
const held = (folder: string, number: number): Locking => ({
  held: true,
  release: () => removeAtOnce(fileOf(folder, number)),
});

const fileOf = (folder: string, number: number) => join(folder, `open-${number}.json`);

const lastIn = (folder: string) =>
  Math.max(0, ...readdirSync(folder).map((name) => Number(NAME.exec(name)?.[1] ?? 0)));

function holderOf(folder: string, number: number): ProcessMark | 'dead' | 'writing' {
  const read = readJson(fileOf(folder, number), mark);
  if (read.kind === 'read') return isLiving(read.value) ? read.value : 'dead';
  return read.kind === 'broken' && isYoung(fileOf(folder, number)) ? 'writing' : 'dead';
}

function isYoung(path: string): boolean {
  const stat = statSync(path, { throwIfNoEntry: false });
  return stat !== undefined && stat.mtimeMs > Date.now() - WRITING_MS;
}

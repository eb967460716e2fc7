import { readFileSync } from 'node:fs';
import { pid } from 'node:process';
import { codeOf } from '../load/reason.ts';
import { boot } from './clock.ts';

/** A process of this machine; numbers are given out again, so that its start belongs to it. */
export type ProcessMark = {
  readonly pid: number;
  readonly boot: string | null;
  /** As the system counts it; null where it does not tell. */
  readonly started: string | null;
};

export const ourselves: ProcessMark = { pid, boot, started: startOf(pid) };

export const isOurs = (mark: ProcessMark): boolean =>
  mark.pid === pid && mark.boot === boot && mark.started === ourselves.started;

/** Does that process still run? */
export function isLiving(mark: ProcessMark): boolean {
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

import { readdirSync, readFileSync } from 'node:fs';
import { memoryOf } from '../../src/app/grading/watched/memory.ts';

/** Ticks of a second in /proc. */
const TICKS = 100;

/** Processor time so far, and memory, of a process and all that it started; null where this system does not tell. */
export function treeOf(pid: number): { readonly seconds: number; readonly mb: number } | null {
  const bytes = memoryOf(pid);
  return bytes === null ? null : { seconds: ticksOf(pid) / TICKS, mb: Math.round(bytes / 2 ** 20) };
}

function ticksOf(pid: number): number {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
    // Its own and of children that have ended.
    const own = [11, 12, 13, 14].reduce((sum, at) => sum + Number(fields[at] ?? 0), 0);
    const children = readdirSync(`/proc/${pid}/task`).flatMap((thread) =>
      readFileSync(`/proc/${pid}/task/${thread}/children`, 'utf8').split(' ').filter(Boolean).map(Number),
    );
    return own + children.reduce((sum, child) => sum + ticksOf(child), 0);
  } catch {
    return 0;
  }
}

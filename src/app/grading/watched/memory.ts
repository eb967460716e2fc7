import { readdirSync, readFileSync } from 'node:fs';

/** Bytes that a process and all that it started have for themselves; null where this system does not tell. */
export function memoryOf(pid: number): number | null {
  if (process.platform !== 'linux') return null;
  try {
    return bytesOf(pid);
  } catch {
    // It has ended.
    return null;
  }
}

function bytesOf(pid: number): number {
  const threads = readdirSync(`/proc/${pid}/task`);
  const children = threads.flatMap((thread) => childrenOf(`/proc/${pid}/task/${thread}/children`));
  return ownBytes(pid) + children.reduce((sum, child) => sum + bytesOf(child), 0);
}

/** Without what is the program's text, which processes share. */
function ownBytes(pid: number): number {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  const kilobytes = [...status.matchAll(/^Rss(?:Anon|Shmem):\s*(\d+)/gm)].map(([, count]) => Number(count));
  return kilobytes.reduce((sum, count) => sum + count * 1024, 0);
}

function childrenOf(file: string): number[] {
  try {
    return readFileSync(file, 'utf8').split(' ').filter(Boolean).map(Number);
  } catch {
    // A kernel without this file, or a thread that has ended.
    return [];
  }
}

import { spawn, spawnSync } from 'node:child_process';
import { closeSync, openSync, readFileSync } from 'node:fs';

const POLL_MS = 10;

/**
 * Runs a program to its end, its output thrown away.
 * @returns how long it took, in milliseconds.
 * @throws Error where it fails.
 */
export function timeProcess(
  command: string,
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): number {
  const started = performance.now();
  const { status, stderr, error } = spawnSync(command, args, {
    stdio: ['ignore', 'ignore', 'pipe'],
    env: { ...process.env, ...env },
    encoding: 'utf8',
  });
  const took = performance.now() - started;
  if (error) throw error;
  if (status !== 0) throw new Error(`${args.join(' ')} ended with ${status}: ${stderr.trim()}`);
  return took;
}

export type Watched = {
  readonly ms: number;
  /** Null where the machine does not tell. */
  readonly peakMb: number | null;
};

/** Runs a program on a file as its input, its output thrown away, and watches its memory. */
export async function watchProcess(
  command: string,
  args: readonly string[],
  input: string,
): Promise<Watched> {
  const file = openSync(input, 'r');
  try {
    const started = performance.now();
    const child = spawn(command, args, { stdio: [file, 'ignore', 'inherit'] });
    let peakMb: number | null = null;
    const look = () => {
      peakMb = peakOf(child.pid ?? 0) ?? peakMb;
    };
    const poll = setInterval(look, POLL_MS);
    const code = await new Promise<number | null>((resolve, reject) => {
      child.on('error', reject);
      child.on('exit', resolve);
    }).finally(() => clearInterval(poll));
    if (code !== 0) throw new Error(`${command} ended with ${code}`);
    return { ms: performance.now() - started, peakMb };
  } finally {
    closeSync(file);
  }
}

/** The most memory that a running process has had at once, in MB; null where the machine does not tell. */
export function peakOf(pid: number | 'self'): number | null {
  try {
    const kilobytes = /^VmHWM:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
    return kilobytes === undefined ? null : Number(kilobytes) / 1024;
  } catch {
    return null;
  }
}

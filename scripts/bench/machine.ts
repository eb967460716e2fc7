import { spawnSync } from 'node:child_process';
import { availableParallelism, cpus, loadavg, totalmem } from 'node:os';

/** What figures depend on beside the program. */
export type Machine = {
  readonly cores: number;
  readonly processor: string;
  readonly memoryMb: number;
  readonly node: string;
  /** Version of the stock program; null: it is not there. */
  readonly sqlite3: string | null;
  /** Load of the last minute as the measurements began: well over 0 means that other work ran beside them. */
  readonly load: number;
};

export function machine(): Machine {
  const { status, stdout } = spawnSync('sqlite3', ['--version'], { encoding: 'utf8' });
  return {
    cores: availableParallelism(),
    processor: cpus()[0]?.model.trim() ?? '',
    memoryMb: Math.round(totalmem() / 2 ** 20),
    node: process.versions.node,
    sqlite3: status === 0 ? (stdout.split(' ')[0] ?? '') : null,
    load: Math.round((loadavg()[0] ?? 0) * 100) / 100,
  };
}

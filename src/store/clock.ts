import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { uptime } from 'node:os';
import type { ClockSample } from '../domain/sitting.ts';

const process = randomUUID();

/** Changes with every start of the machine; null where the system does not tell. */
export const boot: string | null = bootId();

/** All clocks, now. */
export const readClock = (): ClockSample => ({
  process,
  monotonicMs: Math.round(performance.now()),
  uptimeMs: Math.round(uptime() * 1000),
  boot,
  wallMs: Date.now(),
});

function bootId(): string | null {
  try {
    return readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim() || null;
  } catch {
    return null;
  }
}

import type { Emission, WindowRun, WindowStep, WindowTotals } from '../domain/window.ts';

/**
 * How long a session that is complete waited for its first emission: from the moment when it had all its events and
 * the stream had passed its end. A night without events is nobody's wait.
 */
export type Wait = {
  readonly emission: Emission;
  /** Seconds by arrival. */
  readonly arrival: number;
  /** Seconds by event time. */
  readonly event: number;
};

/** The waits of all first emissions, the shortest first; of sessions whose end the stream never passed there is none. */
export function waitsOf({ steps }: WindowRun, gap: number): readonly Wait[] {
  const moments = momentsOf(steps);
  const latest = moments.at(-1);
  const newest = new Map<number, Moment>();
  const waits: Wait[] = [];
  let nth = -1;
  for (const step of steps) {
    if ('arrival' in step) nth += 1;
    const now = moments[nth];
    if (step.kind === 'arrived' && now) newest.set(step.session, now);
    if (step.kind !== 'first') continue;
    const passed = passedAt(moments, step.last + gap);
    const until = step.at === null ? latest : now;
    const whole = newest.get(step.session);
    if (!passed || !until || !whole) continue;
    const [from, clock] = [Math.max(passed.received, whole.received), Math.max(passed.clock, whole.clock)];
    waits.push({ emission: step, arrival: until.received - from, event: until.clock - clock });
  }
  return waits.toSorted((a, b) => a.arrival - b.arrival);
}

/** When an event came, and the largest event time by then. */
type Moment = { readonly received: number; readonly clock: number };

function momentsOf(steps: WindowRun['steps']): readonly Moment[] {
  let clock = Number.NEGATIVE_INFINITY;
  return steps.flatMap((step) => {
    if (!('arrival' in step)) return [];
    clock = Math.max(clock, step.arrival.time);
    return { received: step.arrival.received, clock };
  });
}

/** The first moment at which the clock is at or past `end`; moments are in order. */
function passedAt(moments: readonly Moment[], end: number): Moment | undefined {
  let [low, high] = [0, moments.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((moments[middle]?.clock ?? 0) >= end) high = middle;
    else low = middle + 1;
  }
  return moments[low];
}

/** The middle one; null: there is none. */
export function middleOf<T>(sorted: readonly T[]): T | null {
  return sorted[Math.floor((sorted.length - 1) / 2)] ?? null;
}

/** A run in figures. */
export function totalsOf(
  run: WindowRun,
  gap: number,
  { id, title }: { readonly id: string; readonly title: string },
): WindowTotals {
  const count = (kind: WindowStep['kind']) => run.steps.filter((step) => step.kind === kind).length;
  const middle = middleOf(waitsOf(run, gap));
  const [arrived, dropped] = [count('arrived'), count('dropped')];
  return {
    scenario: id,
    title,
    events: arrived + dropped,
    sessions: run.sessions.length,
    first: count('first'),
    corrected: count('corrected'),
    retracted: count('retracted'),
    dropped,
    parted: run.steps.filter((step) => step.kind === 'arrived' && step.parted !== null).length,
    peak: run.peak,
    mean: run.mean,
    wait: middle && { arrival: middle.arrival, event: middle.event },
  };
}

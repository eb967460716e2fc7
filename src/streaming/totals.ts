import type { Emission, WindowRun, WindowStep, WindowTotals } from '../domain/window.ts';

/** How long after its end a session first went out; what went out when the events had ended waited for that long. */
export type Wait = {
  readonly emission: Emission;
  /** Seconds by arrival. */
  readonly arrival: number;
  /** Seconds by event time. */
  readonly event: number;
};

/** The waits of all first emissions, the shortest first. */
export function waitsOf({ steps }: WindowRun, gap: number): readonly Wait[] {
  const lastArrival = steps.reduce(
    (latest, step) => ('arrival' in step ? Math.max(latest, step.arrival.received) : latest),
    Number.NEGATIVE_INFINITY,
  );
  return steps
    .flatMap((step): Wait[] => {
      if (step.kind !== 'first') return [];
      const end = step.last + gap;
      const wait = (until: number) => Math.max(0, until - end);
      return [{ emission: step, arrival: wait(step.at ?? lastArrival), event: wait(step.clock) }];
    })
    .toSorted((a, b) => a.arrival - b.arrival);
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

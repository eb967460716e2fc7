import type { Session, WindowRun, WindowStep } from '../domain/window.ts';
import { byStart } from './batch.ts';

type WithWindow<T> = T extends { readonly session: number }
  ? Omit<T, 'session'> & { readonly window: number }
  : T;

/** A step as it happens, when nobody knows yet which session its window ends in. */
export type Tracked =
  | WithWindow<WindowStep>
  | { readonly kind: 'joined'; readonly window: number; readonly other: number };

/** The sessions at the end, and the steps with the session that each belongs to. */
export function sessionsFrom(
  tracked: readonly Tracked[],
  windows: number,
): { readonly sessions: readonly Session[]; readonly steps: readonly WindowStep[] } {
  const into = Array.from({ length: windows }, (_, at) => at);
  for (const step of tracked) if (step.kind === 'joined') into[step.other] = step.window;
  const rootOf = (window: number): number => {
    const next = into[window] ?? window;
    return next === window ? window : rootOf(next);
  };
  const grown = new Map<number, { key: string; start: number; last: number; events: string[] }>();
  for (const step of tracked) {
    if (step.kind !== 'arrived') continue;
    const { id, key, time } = step.arrival;
    const root = rootOf(step.window);
    const session = grown.get(root) ?? { key, start: time, last: time, events: [] };
    session.start = Math.min(session.start, time);
    session.last = Math.max(session.last, time);
    session.events.push(id);
    grown.set(root, session);
  }
  const ordered = [...grown].toSorted(([, a], [, b]) => byStart(a, b));
  const index = new Map(ordered.map(([root], at) => [root, at]));
  const steps = tracked.flatMap((step): WindowStep[] => {
    if (step.kind === 'joined') return [];
    if (step.kind === 'dropped') return [step];
    const { window, ...rest } = step;
    return [{ ...rest, session: index.get(rootOf(window)) ?? 0 }];
  });
  return { sessions: ordered.map(([, session]) => session), steps };
}

/** The sessions of a run that have some of these events, and what becomes of them. */
export function partOf(run: WindowRun, ids: ReadonlySet<string>): Pick<WindowRun, 'sessions' | 'steps'> {
  const kept = run.sessions.flatMap(({ events }, at) => (events.some((id) => ids.has(id)) ? [at] : []));
  const places = new Map(kept.map((at, place) => [at, place]));
  return {
    sessions: kept.flatMap((at) => run.sessions[at] ?? []),
    steps: run.steps.flatMap((step) => {
      if (step.kind === 'dropped') return ids.has(step.arrival.id) ? step : [];
      const session = places.get(step.session);
      return session === undefined ? [] : { ...step, session };
    }),
  };
}

import type { WindowRun } from '../domain/window.ts';

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

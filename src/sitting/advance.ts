import type { ClockSample } from '../domain/sitting.ts';
import { charge } from './charge.ts';
import { elapse } from './elapse.ts';
import type { Ring } from './ring.ts';
import type { Sitting } from './sitting.ts';
import { spentInAll } from './time-left.ts';

export type Advanced = { readonly sitting: Sitting; readonly rings: readonly Ring[] };

/** Lets the sitting know what the clocks say. How often that is done changes nothing but how soon bells are heard. */
export function advance(from: Sitting, at: ClockSample): Advanced {
  if (from.ended !== null) return { sitting: from, rings: [] };
  const { running, suspended, away, wallShift } = elapse(from.seen, at);
  const seen: Sitting = { ...from, seen: at, wallShift: from.wallShift + Math.abs(wallShift) };
  const ran = run(seen, running);
  const due = spentInAll(ran.sitting);
  const shifted = wallShift === 0 ? [] : [{ kind: 'wall-shift', ms: wallShift, due } as const];
  const slept = gap(ran.sitting, 'suspended', suspended);
  const left = gap(slept.sitting, 'away', away);
  return { sitting: left.sitting, rings: [...ran.rings, ...shifted, ...slept.rings, ...left.rings] };
}

function run(sitting: Sitting, ms: number): Advanced {
  if (sitting.paused) return { sitting: { ...sitting, pausedMs: sitting.pausedMs + ms }, rings: [] };
  const charged = charge(sitting, ms);
  const { overtime } = charged.sitting;
  return { sitting: { ...charged.sitting, overtime: overtime + charged.rest }, rings: charged.rings };
}

/** Time in which nobody could work: an interview goes on without the candidate, but only up to its last bell. */
function gap(from: Sitting, what: 'away' | 'suspended', ms: number): Advanced {
  if (ms === 0) return { sitting: from, rings: [] };
  const counts = from.plan.mode === 'interview';
  const { sitting, rings, rest } = counts ? charge(from, ms) : { sitting: from, rings: [], rest: ms };
  const told: Ring = { kind: 'gap', what, ms, counted: ms - rest, due: spentInAll(from) };
  return {
    sitting: { ...sitting, [what]: sitting[what] + ms, uncounted: sitting.uncounted + rest },
    rings: [told, ...rings],
  };
}

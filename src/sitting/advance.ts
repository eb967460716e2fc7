import type { ClockSample } from '../domain/sitting.ts';
import { nextDue, type Ring } from './due.ts';
import { type Sitting, spentIn, spentInAll } from './sitting.ts';

/** Clocks that differ by less than this agree: some tell whole seconds only. */
const SLACK_MS = 2000;

/** What went by between two readings; the first three do not overlap, and are what went by in truth. */
export type Elapsed = {
  /** Time at work. */
  readonly running: number;
  /** The machine slept. */
  readonly suspended: number;
  /** No process of ours ran. */
  readonly away: number;
  /** How far the wall clock was set forward, or back where it is negative. */
  readonly wallShift: number;
};

/** Milliseconds between two readings of the clocks; never negative but for `wallShift`. */
export function elapse(previous: ClockSample, next: ClockSample): Elapsed {
  const wall = next.wallMs - previous.wallMs;
  if (previous.process === next.process) {
    const running = Math.max(0, next.monotonicMs - previous.monotonicMs);
    const more = next.uptimeMs - previous.uptimeMs - running;
    const suspended = more > SLACK_MS ? more : 0;
    return { running, suspended, away: 0, wallShift: shift(wall - running - suspended) };
  }
  if (sameBoot(previous, next)) {
    const away = next.uptimeMs - previous.uptimeMs;
    return { running: 0, suspended: 0, away, wallShift: shift(wall - away) };
  }
  return { running: 0, suspended: 0, away: Math.max(0, wall), wallShift: Math.min(0, shift(wall)) };
}

/** An uptime that has become smaller is another boot's, whatever the names say. */
const sameBoot = (previous: ClockSample, next: ClockSample) =>
  previous.boot !== null && previous.boot === next.boot && next.uptimeMs >= previous.uptimeMs;

const shift = (by: number) => (Math.abs(by) > SLACK_MS ? by : 0);

/** `rest`: milliseconds that came after the last bell. */
type Charged = { readonly sitting: Sitting; readonly rings: readonly Ring[]; readonly rest: number };

/** Charges time to the current part, and to those that bells lead to, up to the last bell; rings in order. */
function charge(from: Sitting, ms: number): Charged {
  const rings: Ring[] = [];
  let sitting = from;
  let rest = ms;
  // Each turn says something that is never said again, so that this ends.
  for (let due = nextDue(sitting); due !== null && due.inMs <= rest; due = nextDue(sitting)) {
    rest -= due.inMs;
    rings.push(due.ring);
    sitting = rung(spend(sitting, due.inMs), due.ring, due.name);
  }
  return sitting.lastBell ? { sitting, rings, rest } : { sitting: spend(sitting, rest), rings, rest: 0 };
}

const spend = (sitting: Sitting, ms: number): Sitting => ({
  ...sitting,
  spent: { ...sitting.spent, [sitting.part]: spentIn(sitting, sitting.part) + ms },
});

function rung(sitting: Sitting, ring: Ring, name: string): Sitting {
  const said = new Set([...sitting.said, name]);
  if (ring.kind === 'last-bell') return { ...sitting, said, lastBell: true };
  if (ring.kind === 'part-bell' && ring.next !== null) return { ...sitting, said, part: ring.next };
  return { ...sitting, said };
}

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

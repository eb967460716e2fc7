import type { ClockSample, JournalEntry } from '../domain/sitting.ts';
import { leftIn, leftInAll, nextPart, type Sitting, spentIn, spentInAll } from './sitting.ts';

/** Something that is said to the candidate; `due`: the counted milliseconds of the sitting at which it was. */
export type Ring = {
  readonly due: number;
} /** A part's own time is used up; `next`: where the sitting goes on, null: it stays. */ & (
  | { readonly kind: 'part-bell'; readonly part: string; readonly next: string | null }
  | { readonly kind: 'last-bell' }
  | { readonly kind: 'curveball'; readonly id: string }
  /** `part`: of the part that one is in. */
  | { readonly kind: 'warning'; readonly scope: 'part' | 'whole'; readonly secondsLeft: 60 | 10 }
  /** The program or the machine did not run for a while; `counted`: how much of it counts. */
  | {
      readonly kind: 'gap';
      readonly what: 'away' | 'suspended';
      readonly ms: number;
      readonly counted: number;
    }
  /** The wall clock was set forward, or back where it is negative. */
  | { readonly kind: 'wall-shift'; readonly ms: number }
);

/**
 * What the journal keeps of rings. Read again, they tell people when it rang; the state itself follows from the
 * readings. So that it follows exactly, a reading that shows a gap or another wall clock is kept as a beat.
 */
export const ringEntries = (rings: readonly Ring[], at: ClockSample): readonly JournalEntry[] =>
  rings.flatMap((ring) => entriesOf(ring, at));

function entriesOf(ring: Ring, at: ClockSample): readonly JournalEntry[] {
  const { due } = ring;
  switch (ring.kind) {
    case 'part-bell': {
      const bell: JournalEntry = { kind: 'part-bell', part: ring.part, due, at };
      return ring.next === null ? [bell] : [bell, { kind: 'moved', part: ring.next, by: 'bell', due, at }];
    }
    case 'last-bell':
      return [{ kind: 'last-bell', due, at }];
    case 'curveball':
      return [{ kind: 'curveball', id: ring.id, due, at }];
    case 'gap':
    case 'wall-shift':
      return [{ kind: 'beat', at }];
    case 'warning':
      return [];
  }
}

/** Something that rings, once, `inMs` of time charged to the current part from now; below zero it never comes. */
export type Due = { readonly inMs: number; readonly name: string; readonly ring: Ring };

export const bellName = (part: string) => `bell ${part}`;
export const curveballName = (id: string) => `curveball ${id}`;

/** The next that rings if one stays in the current part; null: nothing will. Of one moment, in the order below. */
export function nextDue(sitting: Sitting): Due | null {
  if (sitting.lastBell) return null;
  return [...curveballs(sitting), ...warnings(sitting), ...bells(sitting)]
    .filter(({ inMs, name }) => inMs >= 0 && !sitting.said.has(name))
    .reduce<Due | null>((first, one) => (first === null || one.inMs < first.inMs ? one : first), null);
}

function curveballs(sitting: Sitting): readonly Due[] {
  return sitting.plan.curveballs
    .filter(({ part }) => part === sitting.part)
    .map(({ id, part, afterMs }) => {
      const inMs = afterMs - spentIn(sitting, part);
      return { inMs, name: curveballName(id), ring: { kind: 'curveball', id, due: dueIn(sitting, inMs) } };
    });
}

/** A part whose end is the end of the whole, or lies behind it, leaves the warning to the whole. */
function warnings(sitting: Sitting): readonly Due[] {
  const part = partLeft(sitting);
  const whole = leftInAll(sitting);
  if (whole === null) return [];
  const ofPart = part !== null && part < whole;
  return ([60, 10] as const).flatMap((secondsLeft) => [
    ...(ofPart ? [warning(sitting, 'part', secondsLeft, part)] : []),
    warning(sitting, 'whole', secondsLeft, whole),
  ]);
}

/** Whoever has no more than so long from the start is not warned of it. */
function warning(sitting: Sitting, scope: 'part' | 'whole', secondsLeft: 60 | 10, left: number): Due {
  const ms = secondsLeft * 1000;
  const of = scope === 'part' ? current(sitting)?.budgetMs : sitting.plan.totalMs;
  const inMs = (of ?? 0) > ms ? left - ms : -1;
  const name = `warning ${secondsLeft} ${scope === 'part' ? sitting.part : ''}`;
  return { inMs, name, ring: { kind: 'warning', scope, secondsLeft, due: dueIn(sitting, inMs) } };
}

function bells(sitting: Sitting): readonly Due[] {
  const { part } = sitting;
  const own = partLeft(sitting);
  const whole = leftInAll(sitting);
  const next = sitting.plan.mode === 'interview' ? nextPart(sitting, part) : null;
  const ofPart = (inMs: number): Due => ({
    inMs,
    name: bellName(part),
    ring: { kind: 'part-bell', part, next, due: dueIn(sitting, inMs) },
  });
  const last = (inMs: number): Due => ({
    inMs,
    name: 'last bell',
    ring: { kind: 'last-bell', due: dueIn(sitting, inMs) },
  });
  return [...(own === null ? [] : [ofPart(own)]), ...(whole === null ? [] : [last(whole)])];
}

const dueIn = (sitting: Sitting, inMs: number) => spentInAll(sitting) + inMs;

const current = ({ plan, part }: Sitting) => plan.parts.find(({ id }) => id === part);

function partLeft(sitting: Sitting): number | null {
  const part = current(sitting);
  return part === undefined ? null : leftIn(sitting, part);
}

import type { ClockSample, JournalEntry } from '../domain/sitting.ts';

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

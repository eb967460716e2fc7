import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ClockSample, Journal, JournalEntry, SittingPlan } from '../../src/domain/sitting.ts';
import { act, replaySitting, tick, type Wish } from '../../src/sitting/tick.ts';
import type { Ring } from '../../src/sitting/due.ts';
import type { Sitting } from '../../src/sitting/sitting.ts';
import { clockView, timeTaken } from '../../src/sitting/view.ts';
import { eight, later, opened, type Passing, started, zero } from './support/clock.ts';

const ids = ['A', 'B', 'C', 'D'];

const plans: fc.Arbitrary<SittingPlan> = fc
  .record({
    mode: fc.constantFrom('interview', 'practice'),
    budgets: fc.array(fc.option(fc.integer({ min: 1, max: 300_000 })), { minLength: 1, maxLength: 4 }),
    curveballs: fc.uniqueArray(
      fc.record({ part: fc.constantFrom(...ids), afterMs: fc.integer({ min: 1, max: 200_000 }) }),
      { maxLength: 3, selector: ({ part, afterMs }) => `${part}${afterMs}` },
    ),
  })
  .map(({ mode, budgets, curveballs }) => ({
    problem: { id: 'p', version: '1', title: 'P' },
    mode,
    parts: budgets.map((budgetMs, n) => ({ id: ids[n] ?? '', title: '', budgetMs })),
    totalMs: budgets.every((ms) => ms === null)
      ? null
      : budgets.reduce<number>((sum, ms) => sum + (ms ?? 0), 0),
    curveballs: curveballs.map((one, n) => ({ ...one, id: `c${n}` })),
  }));

const ms = fc.oneof(fc.nat({ max: 2000 }), fc.nat({ max: 90_000 }));
const gaps = fc.integer({ min: 3000, max: 400_000 });
const passing: fc.Arbitrary<Passing> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ ran: ms }) },
  { weight: 1, arbitrary: fc.record({ ran: ms, slept: gaps }) },
  { weight: 1, arbitrary: fc.record({ away: gaps }) },
  {
    weight: 1,
    arbitrary: fc.record({
      ran: ms,
      wallSet: gaps.chain((by) => fc.constantFrom(by, -by)),
    }),
  },
);
const wishes: fc.Arbitrary<Wish> = fc.oneof(
  { weight: 5, arbitrary: fc.record({ kind: fc.constant('move'), part: fc.constantFrom(...ids) }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constantFrom('pause', 'resume') }) },
);
type Happening = Passing | Wish;
const histories = fc.array(fc.oneof({ weight: 3, arbitrary: passing }, { weight: 1, arbitrary: wishes }), {
  maxLength: 40,
});

type Lived = {
  readonly sitting: Sitting;
  readonly rings: readonly Ring[];
  readonly journal: Journal;
  readonly at: ClockSample;
};

/** `cut`: each stretch of work is told in so many pieces. */
function live(plan: SittingPlan, history: readonly Happening[], cut = 1): Lived {
  let sitting = opened(plan);
  let at = zero;
  const rings: Ring[] = [];
  const entries: JournalEntry[] = [];
  const take = (now: ReturnType<typeof tick>) => {
    sitting = now.sitting;
    rings.push(...now.rings);
    entries.push(...now.entries);
  };
  for (const one of history) {
    if ('kind' in one) take(act(sitting, one, at));
    else {
      const pieces = pieced(one, cut);
      // The last that a process tells before it ends.
      if (one.away !== undefined) entries.push({ kind: 'beat', at });
      for (const piece of pieces) {
        at = later(at, piece);
        take(tick(sitting, at));
      }
    }
  }
  return { sitting, rings, journal: [started(plan), ...entries], at };
}

function pieced({ ran = 0, ...rest }: Passing, cut: number): readonly Passing[] {
  const size = Math.floor(ran / cut);
  // What jumps, jumps at the end of the stretch.
  return Array.from({ length: cut }, (_, n) =>
    n < cut - 1 ? { ran: size } : { ran: ran - size * (cut - 1), ...rest },
  );
}

const check = (holds: (plan: SittingPlan, history: readonly Happening[]) => void) =>
  fc.assert(fc.property(plans, histories, holds), { numRuns: 300 });

describe('whatever happens', () => {
  test('all time that goes by is somewhere, and nothing is negative', () => {
    check((plan, history) => {
      const { sitting } = live(plan, history);
      const { total, overtime, paused, away, suspended, byPart } = timeTaken(sitting);
      const gone = history.reduce(
        (sum, one) => sum + ('kind' in one ? 0 : (one.ran ?? 0) + (one.slept ?? 0) + (one.away ?? 0)),
        0,
      );
      expect(total + overtime + paused + sitting.uncounted).toBe(gone);
      expect(Object.values(byPart).reduce((sum, one) => sum + one, 0)).toBe(total);
      const { parts, totalLeftMs } = clockView(sitting);
      const all = [total, overtime, paused, away, suspended, sitting.uncounted, totalLeftMs ?? 0];
      const ofParts = parts.flatMap(({ leftMs, spentMs }) => [leftMs ?? 0, spentMs]);
      expect(Math.min(...all, ...ofParts)).toBeGreaterThanOrEqual(0);
      expect(sitting.uncounted).toBeLessThanOrEqual(away + suspended);
    });
  });

  test('never more than the whole is charged before the last bell', () => {
    check((plan, history) => {
      const { sitting } = live(plan, history);
      const { total, overtime } = timeTaken(sitting);
      expect(total).toBeLessThanOrEqual(plan.totalMs ?? Number.POSITIVE_INFINITY);
      expect(sitting.lastBell).toBe(total === plan.totalMs);
      if (!sitting.lastBell) expect(overtime).toBe(0);
    });
  });

  test('how often the clocks are read changes nothing', () => {
    fc.assert(
      fc.property(plans, histories, fc.integer({ min: 2, max: 9 }), (plan, history, cut) => {
        const whole = live(plan, history);
        const cutUp = live(plan, history, cut);
        expect(cutUp.sitting).toEqual(whole.sitting);
        expect(cutUp.rings).toEqual(whole.rings);
      }),
      { numRuns: 300 },
    );
  });

  test('the journal read again is the sitting that was lived', () => {
    check((plan, history) => {
      const { sitting, journal, at } = live(plan, history);
      const again = tick(replaySitting(journal), at).sitting;
      expect(again).toEqual(sitting);
    });
  });

  test('a journal that was cut off anywhere between two readings loses no bell', () => {
    fc.assert(
      fc.property(plans, histories, fc.double({ min: 0, max: 1, noNaN: true }), (plan, history, share) => {
        const { sitting, journal, at } = live(
          plan,
          history.filter((one) => !('kind' in one) && one.ran !== undefined && one.slept === undefined),
        );
        // Only time has passed: whatever the journal lost, the clocks still tell.
        const [first, ...rest] = journal;
        const kept = rest.slice(0, Math.floor(rest.length * share));
        const again = tick(replaySitting([first, ...kept]), at).sitting;
        expect({ ...again, wallShift: 0 }).toEqual({ ...sitting, wallShift: 0 });
      }),
      { numRuns: 300 },
    );
  });

  test('a journal that was cut off between the entries of one reading is the same sitting', () => {
    const whole = live(eight, [{ ran: 500_000 }]);
    const [first, ...rest] = whole.journal;
    expect(rest.map(({ kind }) => kind)).toEqual([
      'part-bell',
      'moved',
      'part-bell',
      'moved',
      'part-bell',
      'last-bell',
    ]);
    for (const [n] of rest.entries()) {
      expect(replaySitting([first, ...rest.slice(0, n + 1)])).toEqual(whole.sitting);
    }
  });

  test('bells and warnings come exactly once, when their time is up, in order', () => {
    check((plan, history) => {
      const { sitting, rings } = live(plan, history);
      expect(rings.map(({ due }) => due)).toEqual(rings.map(({ due }) => due).toSorted((a, b) => a - b));
      const { parts } = clockView(sitting);
      for (const { id, budgetMs, spentMs } of parts) {
        const bells = rings.filter((ring) => ring.kind === 'part-bell' && ring.part === id);
        expect(bells).toHaveLength(budgetMs !== null && spentMs >= budgetMs ? 1 : 0);
      }
      expect(rings.filter(({ kind }) => kind === 'last-bell')).toHaveLength(sitting.lastBell ? 1 : 0);
      for (const seconds of [60, 10]) {
        const warned = (scope: string) =>
          rings.filter(
            (ring) => ring.kind === 'warning' && ring.scope === scope && ring.secondsLeft === seconds,
          ).length;
        const low = plan.totalMs !== null && plan.totalMs > seconds * 1000;
        const left = clockView(sitting).totalLeftMs ?? 0;
        expect(warned('whole')).toBe(low && left <= seconds * 1000 ? 1 : 0);
        expect(warned('part')).toBeLessThanOrEqual(plan.parts.length);
      }
      const thrown = rings.flatMap((ring) => (ring.kind === 'curveball' ? [ring.id] : []));
      expect(new Set(thrown).size).toBe(thrown.length);
    });
  });
});

import fc from 'fast-check';
import { describe, test } from 'vitest';
import {
  type Asked,
  daysRead,
  type Laid,
  partitionsOf,
  touchedBy,
} from '../../../src/design/partitions/cost.ts';
import type { KeyMeaning, TimeUnit, Workload } from '../../../src/domain/workload.ts';
import { REELS } from './support.ts';

/** From coarse to fine; each divides the one before it, as far as calendars do. */
const UNITS: readonly TimeUnit[] = ['year', 'month', 'week', 'day', 'hour', 'minute'];
const VALUES = REELS.dimensions.flatMap((one) => (one.kind === 'value' ? [one.id] : []));
const TYPES = REELS.eventTypes.map(({ type }) => type);

const clock = fc.constantFrom('happened' as const, 'arrived' as const);
const time = (unit: TimeUnit): fc.Arbitrary<KeyMeaning> =>
  fc.record({
    kind: fc.constant('time' as const),
    clock,
    unit: fc.constant(unit),
    slackDays: fc.constantFrom(0, 1),
  });
const value: fc.Arbitrary<KeyMeaning> = fc.record({
  kind: fc.constant('value' as const),
  dimension: fc.constantFrom(...VALUES),
  buckets: fc.oneof(fc.constant(null), fc.integer({ min: 2, max: 512 })),
});
const key: fc.Arbitrary<KeyMeaning> = fc.oneof(
  fc.constantFrom(...UNITS).chain(time),
  value,
  fc.record({
    kind: fc.constant('cycle' as const),
    clock,
    part: fc.constantFrom('day' as const, 'hour' as const),
  }),
  fc.constant({ kind: 'unknown' as const }),
);
const laid: fc.Arbitrary<Laid> = fc.record({
  partition: fc.array(key, { maxLength: 2 }),
  cluster: fc.array(key, { maxLength: 3 }),
  indexes: fc.array(fc.array(value, { minLength: 1, maxLength: 2 }), { maxLength: 2 }),
  bytes: fc.double({ min: 1e6, max: 1e14, noNaN: true }),
  types: fc.uniqueArray(fc.constantFrom(...TYPES), { minLength: 1 }),
});
const window = fc.option(
  fc.record({
    days: fc.constantFrom(1 / 24, 0.5, 1, 2, 7, 30, 90),
    ends: fc.integer({ min: 0, max: 40 }),
  }),
);
const asked: fc.Arbitrary<Asked> = fc.record({
  windows: fc.record({ happened: window, arrived: window }),
  filters: fc.uniqueArray(
    fc.record({ on: fc.constantFrom(...VALUES), values: fc.integer({ min: 1, max: 50 }) }),
    { maxLength: 2, selector: ({ on }) => on },
  ),
  types: fc.uniqueArray(fc.constantFrom(...TYPES), { maxLength: 3 }),
});

/** Sums of floating point numbers come out otherwise by some last digits. */
const noMore = (fine: number, coarse: number) => fine <= coarse * (1 + 1e-9);
const bytesOf = (question: Asked, table: Laid) => touchedBy(question, table, REELS).bytes;

describe('finer pruning never costs more bytes', () => {
  test('with one more cluster column', () => {
    fc.assert(
      fc.property(asked, laid, key, (question, table, more) =>
        noMore(bytesOf(question, { ...table, cluster: [...table.cluster, more] }), bytesOf(question, table)),
      ),
      { numRuns: 1000 },
    );
  });

  test('with one more index', () => {
    fc.assert(
      fc.property(asked, laid, fc.array(value, { minLength: 1, maxLength: 2 }), (question, table, more) =>
        noMore(bytesOf(question, { ...table, indexes: [...table.indexes, more] }), bytesOf(question, table)),
      ),
      { numRuns: 500 },
    );
  });

  test('with one more partition column', () => {
    fc.assert(
      fc.property(asked, laid, key, (question, table, more) =>
        noMore(
          bytesOf(question, { ...table, partition: [...table.partition, more] }),
          bytesOf(question, table),
        ),
      ),
      { numRuns: 1000 },
    );
  });

  test('with a finer unit of time', () => {
    const pair = fc
      .tuple(fc.integer({ min: 0, max: UNITS.length - 2 }), clock)
      .map(([at, which]) => ({ coarse: UNITS[at] ?? 'day', fine: UNITS[at + 1] ?? 'hour', which }));
    fc.assert(
      fc.property(asked, laid, pair, (question, table, { coarse, fine, which }) => {
        const by = (unit: TimeUnit): Laid => ({
          ...table,
          partition: [{ kind: 'time', clock: which, unit, slackDays: 0 }],
        });
        return noMore(bytesOf(question, by(fine)), bytesOf(question, by(coarse)));
      }),
      { numRuns: 1000 },
    );
  });

  test('and a window never lies in less than itself', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.01, max: 400, noNaN: true }), fc.constantFrom(...UNITS), (days, unit) =>
        noMore(days, daysRead(days, unit)),
      ),
    );
  });
});

describe('pruning stays within the table', () => {
  const within = (workload: Workload) =>
    fc.property(asked, laid, (question, table) => {
      const { partitions, bytes } = touchedBy(question, table, workload);
      const all = partitionsOf(table, workload);
      return partitions >= 1 && partitions <= all && bytes >= 0 && noMore(bytes, table.bytes);
    });

  test('partitions and bytes', () => {
    fc.assert(within(REELS), { numRuns: 1000 });
  });

  test('however long rows are kept and however late events are', () => {
    const scale = fc.record({
      retentionDays: fc.integer({ min: 1, max: 800 }),
      lateDays: fc.integer({ min: 1, max: 60 }),
    });
    fc.assert(
      fc.property(scale, asked, laid, (some, question, table) => {
        const workload = { ...REELS, ...some };
        const { partitions, bytes } = touchedBy(question, table, workload);
        return partitions <= partitionsOf(table, workload) && noMore(bytes, table.bytes);
      }),
      { numRuns: 500 },
    );
  });
});

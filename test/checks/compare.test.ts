import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compareAnswer, differenceOf, type Row } from '../../src/checks/compare.ts';
import type { Question } from '../../src/domain/problem.ts';
import type { Cell, Relation } from '../../src/domain/relation.ts';

const columns: Question['columns'] = [
  { name: 'id', kind: 'text', key: true },
  { name: 'ts', kind: 'timestamp', key: false },
  { name: 'n', kind: 'integer', key: false },
];
const question = (ordered: boolean): Question => ({ deliverable: 'q', ordered, columns, params: [] });

const relation = (rows: Relation['rows'], names: readonly string[] = ['id', 'ts', 'n']): Relation => ({
  columns: names,
  rows,
});
const A: readonly Cell[] = ['a', '2026-03-01 10:00:00', 1];
const B: readonly Cell[] = ['b', '2026-03-01 11:00:00', 2];
const C: readonly Cell[] = ['c', null, 0];

const compare = (expected: Relation, got: Relation, ordered = false) =>
  compareAnswer(question(ordered), { user_id: 'u1' }, expected, got);

describe('an answer is right', () => {
  test.each<[string, Relation, Relation]>([
    ['row by row', relation([A, B]), relation([A, B])],
    ['in any order', relation([A, B, C]), relation([C, A, B])],
    ['with rows as often', relation([A, A, B]), relation([A, B, A])],
    ['without rows', relation([]), relation([])],
    ['in other spellings', relation([A]), relation([['a', '2026-03-01T10:00:00.000Z', '1.0']])],
    ['with columns in another order', relation([A]), relation([[1, 'a', A[1] ?? null]], ['N', 'ID', 'Ts'])],
  ])('%s', (_, expected, got) => {
    expect(compare(expected, got)).toEqual({ wrong: null, note: null });
  });

  test('with columns nobody asked for, which are noted', () => {
    const got = relation([[...A, 'x', 'y']], ['id', 'ts', 'n', 'more', 'Most']);
    const message = 'q has more columns than asked, which are ignored: more, Most.';
    expect(compare(relation([A]), got)).toEqual({ wrong: null, note: { code: 'extra-columns', message } });
  });

  test('in order, where order counts', () => {
    expect(compare(relation([A, B]), relation([A, B]), true).wrong).toBeNull();
    expect(compare(relation([A, B]), relation([B, A]), true).wrong).toMatchObject({
      code: 'wrong-order',
      message: 'q with :user_id = u1 has the right rows in the wrong order.',
      rows: [
        { expected: { id: 'a' }, got: { id: 'b' }, differs: ['id', 'ts', 'n'] },
        { expected: { id: 'b' }, got: { id: 'a' } },
      ],
    });
  });
});

describe('an answer is wrong', () => {
  test.each<[string, Relation, Relation, string]>([
    ['a row is missing', relation([A, B]), relation([A]), '1 row is missing'],
    ['a row is too many', relation([A]), relation([A, B]), '1 row is too many'],
    ['a row is there twice', relation([A]), relation([A, A]), '1 row is too many'],
    ['a row is there once', relation([A, A]), relation([A]), '1 row is missing'],
    ['a row differs', relation([A, B]), relation([A, ['b', B[1] ?? null, 3]]), '1 row differs (n)'],
    ['null is not 0', relation([C]), relation([['c', null, null]]), '1 row differs (n)'],
    ['nothing comes', relation([A, B, C]), relation([]), '3 rows are missing'],
  ])('%s', (_, expected, got, how) => {
    const message = `q with :user_id = u1: ${how}.`;
    expect(compare(expected, got).wrong).toMatchObject({ code: 'wrong-rows', message });
  });

  test.each<[string, readonly string[], string]>([
    ['a column is missing', ['id', 'n'], 'q lacks the column ts; it has id, n.'],
    ['none is there', ['x'], 'q lacks the columns id, ts, n; it has x.'],
    ['a name is there twice', ['id', 'ts', 'n', 'N'], 'q has two columns named n.'],
  ])('%s', (_, names, message) => {
    expect(compare(relation([A]), relation([], names)).wrong).toMatchObject({ message });
  });

  test('and shows at most five rows, pairs first', () => {
    const row = (id: string, n: number): Row => [id, null, n];
    const ids = ['a', 'b', 'c', 'd', 'e', 'f'];
    const difference = differenceOf(
      columns,
      [...ids.map((id) => row(`missing ${id}`, 1)), row('both', 1)],
      [...ids.map((id) => row(`extra ${id}`, 1)), row('both', 2)],
    );
    expect(difference).toMatchObject({ missing: 6, extra: 6, changed: 1 });
    expect(difference?.rows).toHaveLength(5);
    expect(difference?.rows[0]).toEqual({
      expected: { id: 'both', ts: null, n: 1 },
      got: { id: 'both', ts: null, n: 2 },
      differs: ['n'],
    });
  });
});

describe('the difference of two answers', () => {
  const row = fc.tuple(fc.constantFrom('a', 'b', 'c'), fc.constant(null), fc.integer({ min: 0, max: 2 }));
  const rows = fc.array(row, { maxLength: 12 });

  test('is none if and only if they hold the same rows as often', () => {
    fc.assert(
      fc.property(rows, rows, (expected, got) => {
        const sorted = (some: readonly Row[]) => some.map((one) => JSON.stringify(one)).toSorted();
        const same = JSON.stringify(sorted(expected)) === JSON.stringify(sorted(got));
        expect(differenceOf(columns, expected, got) === null).toBe(same);
      }),
      { numRuns: 500 },
    );
  });

  test('adds up: what is expected less what is missing is what is right', () => {
    fc.assert(
      fc.property(rows, rows, (expected, got) => {
        const { missing, extra, changed } = differenceOf(columns, expected, got) ?? {
          missing: 0,
          extra: 0,
          changed: 0,
        };
        expect(expected.length - missing - changed).toBe(got.length - extra - changed);
        expect(Math.min(missing, extra, changed)).toBeGreaterThanOrEqual(0);
      }),
      { numRuns: 500 },
    );
  });
});

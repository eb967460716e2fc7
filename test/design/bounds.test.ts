import { expect, test } from 'vitest';
import { tokensOf } from '../../src/design/facts/tokens.ts';
import { readDesign } from '../../src/design/ddl/read.ts';
import { LIMITS } from '../../src/domain/limits.ts';

const { designTables, designColumns, designDepth } = LIMITS;

test.each([
  ['brackets of a type', `CREATE TABLE t (a ${'ARRAY('.repeat(3000)}`],
  ['settings of DBML', `Table t {\n a int ${'[ref: '.repeat(3000)}\n}`],
  ['an expression', `CREATE TABLE t (a int DEFAULT ${'('.repeat(3000)}1${')'.repeat(3000)});`],
])('%s deeper than is read are told, with the place', (_, text) => {
  const { tables, unread } = readDesign(text, null);
  expect(tables).toEqual([]);
  expect(unread).toEqual([
    {
      place: { line: expect.any(Number), column: expect.any(Number) },
      what: expect.stringContaining(`more than ${designDepth.value}`),
      names: null,
    },
  ]);
});

test.each([
  ['tables', 5_000, 1, designTables.value],
  ['columns', 100, 400, Math.ceil(designColumns.value / 400)],
])('thousands of %s are read up to a bound, and that is told', (_, tables, columns, read) => {
  const list = Array.from({ length: columns }, (__, n) => `c${n} INTEGER`).join(', ');
  const text = Array.from({ length: tables }, (__, n) => `CREATE TABLE t${n} (${list});`).join('\n');
  const design = readDesign(text, 'sqlite');
  expect(design.tables).toHaveLength(read);
  expect(design.unread.map(({ what }) => what)).toEqual([
    expect.stringContaining('what comes from here on is not read'),
  ]);
});

test('a word of thousands of letters is no riddle of known words', () => {
  const known = new Set(['key', 'ke', 'yke', 'user']);
  expect(tokensOf(`${'key'.repeat(2000)}x`, known)).toHaveLength(1);
  expect(tokensOf('userkey', known)).toEqual(['user', 'key']);
});

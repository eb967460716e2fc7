import { describe, expect, test } from 'vitest';
import type { Dialect } from '../../src/domain/dialect.ts';
import { DIALECT_TABLES } from '../../src/sql/dialects/index.ts';
import { Columns } from '../../src/sql/outline/columns.ts';
import { outlineOf, tablesRead } from '../../src/sql/outline/outline.ts';
import type { Outline } from '../../src/sql/outline/query.ts';
import { sourceOf } from '../../src/sql/source.ts';
import { casesIn } from '../cases/read.ts';
import { askedOf, readsByOracle } from './support/oracle.ts';

type Case = {
  readonly name: string;
  readonly dialect?: Dialect;
  readonly sql: string;
  readonly reads: string;
  readonly targets?: string;
  readonly gives?: string;
};

function outlined(sql: string, dialect: Dialect): Outline {
  const source = sourceOf(sql, DIALECT_TABLES[dialect].lexis, 'tolerant');
  return outlineOf(source, { from: 0, to: source.tokens.length });
}

const TABLES: Readonly<Record<string, readonly { readonly name: string }[]>> = {
  t: [{ name: 'a' }, { name: 'b' }],
  u: [{ name: 'a' }, { name: 'c' }],
};

function givenBy(outline: Outline): string[] {
  const known = { table: (name: string) => TABLES[name], named: (name: string) => ({ name }) };
  return new Columns(outline, known).ofQuery(outline.main).map(({ name }) => name);
}

test.each(casesIn<Case>('sql/outline.yaml'))('$name', ({ sql, dialect, reads, targets, gives }) => {
  const outline = outlined(sql, dialect ?? 'postgres');
  const changed = outline.queries
    .flatMap(({ sources }) => sources)
    .filter(({ use }) => use === 'target')
    .sort((a, b) => a.at - b.at);
  expect({
    reads: tablesRead(outline).join(', '),
    targets: changed.flatMap((item) => (item.kind === 'table' ? item.name : [])).join(', '),
    ...(gives === undefined ? {} : { gives: givenBy(outline).join(', ') }),
  }).toEqual({ reads, targets: targets ?? '', ...(gives === undefined ? {} : { gives }) });
});

describe('a second opinion', () => {
  type Difference = {
    readonly from: string;
    readonly ours: string;
    readonly theirs: string;
    readonly why: string;
  };
  const explained = casesIn<Difference>('sql/outline-differences.yaml');
  const asked = askedOf(new URL('../../', import.meta.url).pathname);

  test('node-sql-parser reads the same tables, but for what is explained', () => {
    const texts = new Set<string>();
    const differences: Omit<Difference, 'why'>[] = [];
    for (const { from, sql, dialect } of asked) {
      const theirs = texts.has(sql) ? null : readsByOracle(sql, dialect)?.join(', ');
      if (theirs === null || theirs === undefined) continue;
      texts.add(sql);
      const reads = tablesRead(outlined(sql, dialect)).map((name) => name.toLowerCase());
      const ours = reads.sort().join(', ');
      if (ours !== theirs) differences.push({ from, ours, theirs });
    }
    expect(texts.size).toBeGreaterThan(900);
    expect(differences).toEqual(explained.map(({ why: _, ...difference }) => difference));
  });
});

const repeated = (piece: string, length: number) => piece.repeat(Math.ceil(length / piece.length));

/** Texts that grow, each with what a careless reader would look at again and again. */
const HOSTILE: Readonly<Record<string, (length: number) => string>> = {
  'open brackets': (length) => `SELECT * FROM ${'('.repeat(length)}`,
  'brackets in brackets': (length) => `SELECT ${'('.repeat(length / 2)}1${')'.repeat(length / 2)}`,
  'joins in brackets': (length) => `SELECT * FROM ${'('.repeat(length / 2)}t${')'.repeat(length / 2)}`,
  'queries in queries': (length) => repeated('SELECT * FROM (', length),
  'queries in queries, closed': (length) =>
    `${repeated('SELECT *, * FROM (', length * 0.9)}SELECT 1 AS a${repeated(') s', length * 0.1)}`,
  'WITH in WITH': (length) => repeated('WITH a AS (', length),
  'many CTEs': (length) =>
    `WITH ${repeated('a AS (SELECT * FROM a), ', length)}b AS (SELECT 1) SELECT * FROM a`,
  'many sources': (length) => `SELECT * FROM ${repeated('t, u.v, ', length)}t`,
  'arrays of rows': (length) => `SELECT * FROM t a, ${repeated('a.b, ', length)}t`,
  'many set operators': (length) => repeated('SELECT a FROM t UNION ', length),
  'many items': (length) => `SELECT ${repeated('t.a AS b, ', length)} FROM t`,
  'many statements': (length) => repeated('WITH a AS (SELECT 1) SELECT * FROM a;', length),
};

test.each(Object.entries(HOSTILE))('time grows with the text and no faster: %s', (_, text) => {
  const time = (length: number) => {
    const sql = text(length);
    const start = process.cpuUsage();
    givenBy(outlined(sql, 'sqlite'));
    return process.cpuUsage(start).user / 1000;
  };
  time(10_000);
  const small = Math.max(5, time(10_000));
  expect(time(100_000)).toBeLessThan(small * 45 + 100);
});

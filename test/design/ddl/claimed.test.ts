import { expect, test } from 'vitest';
import { ddlCases } from '../../../scripts/corpus/ddl.ts';
import { readDesign } from '../../../src/design/ddl/read.ts';
import type { Design, Place } from '../../../src/domain/design.ts';
import { shorthandOf } from '../../../src/sql/source.ts';

const STRANGE = 'zqxw';

const told = ({ unread, unclaimed }: Design): number => unread.length + unclaimed.length;

const isBehind = (a: Place, b: Place): boolean =>
  a.line > b.line || (a.line === b.line && a.column >= b.column);

/** Whether a word that nobody knows stands in the design, or something is said of it. */
function isHeard(design: Design, before: number, at: Place): boolean {
  return (
    JSON.stringify(design).includes(STRANGE) ||
    told(design) > before ||
    design.unread.some(({ place }) => place.line === at.line) ||
    design.passedOver.some(({ place, end }) => isBehind(at, place) && isBehind(end, at))
  );
}

/** In these a clause takes the place of another, which is gone with all of its words. */
const OVERWRITTEN = new Set([
  'the columns of a clustering changed',
  'Iceberg, partition fields come and go',
  'properties set anew',
  'sort and distribution changed',
  'a table takes the place of another of its name',
  'tables by other words, names changed',
  'columns and order changed',
]);

/** Queries are read for their columns, and not word by word. */
const withoutQueries = [...ddlCases().values()]
  .flat()
  .filter(({ name, sql }) => !/\bselect\b/i.test(sql) && !OVERWRITTEN.has(name));

test('a word that nobody knows is never lost, wherever it stands', () => {
  const lost: string[] = [];
  let tried = 0;
  for (const { sql, dialect } of withoutQueries) {
    const before = told(readDesign(sql, dialect));
    for (const [n, { start }] of shorthandOf(sql).tokens.entries()) {
      // A constraint may have any name.
      if (n % 7 !== 0 || /\bconstraint\s*$/i.test(sql.slice(0, start))) continue;
      const text = `${sql.slice(0, start)} ${STRANGE} ${sql.slice(start)}`;
      tried++;
      if (!isHeard(readDesign(text, dialect), before, shorthandOf(text).place(start + 1)))
        lost.push(text.slice(Math.max(0, start - 40), start + 60));
    }
  }
  expect(lost).toEqual([]);
  expect(tried).toBeGreaterThan(900);
});

test('what is passed over is named with its place', () => {
  const { passedOver, unread, unclaimed } = readDesign(
    `GRANT SELECT ON e TO reader;
CREATE TABLE e (id INT64 COLLATE 'und:ci') ;
CREATE FUNCTION f(x INT64) AS (x);`,
    'bigquery',
  );
  expect(passedOver.map(({ place, what }) => `${place.line}:${place.column} ${what}`)).toEqual([
    '1:1 GRANT SELECT ON e TO reader',
    "2:26 COLLATE 'und:ci'",
    '3:1 CREATE FUNCTION f(x INT64) AS (x)',
  ]);
  expect({ unread, unclaimed }).toEqual({ unread: [], unclaimed: [] });
});

test('words that no reader takes are counted, with their place', () => {
  const { unclaimed } = readDesign('CREATE TABLE e (id INT, PRIMARY KEY (id) NO REALLY NOT)', 'postgres');
  expect(unclaimed.map(({ place, what, words }) => [place, what, words])).toEqual([
    [{ line: 1, column: 42 }, 'NO REALLY NOT)', 3],
  ]);
});

test('what changed a table is not passed over, and what changed none is', () => {
  const { passedOver } = readDesign(
    `DROP TABLE IF EXISTS views;
CREATE TABLE views (view_ts timestamptz, user_id bigint);
CREATE TABLE old (a int);
CREATE INDEX by_user ON views (user_id);
SELECT create_hypertable('views', 'view_ts');
SELECT add_columnstore_policy('views', INTERVAL '7 days');
DROP INDEX by_user;
DROP INDEX by_nobody;
DROP TABLE old;`,
    'postgres',
  );
  expect(passedOver.map(({ place }) => place.line)).toEqual([1, 6, 8]);
});

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { queryBench } from '../../scripts/corpus/queries.ts';
import { SOURCE_DIALECTS } from '../../src/sql/dialects/index.ts';
import type { SourceDialect } from '../../src/sql/dialects/source-dialect.ts';
import { COMMON, type Parameter, type SqlFunction } from '../../src/sql/functions.ts';

const formsOf = (found: SqlFunction | readonly SqlFunction[]): readonly SqlFunction[] =>
  'takes' in found ? [found] : found;

/** Functions that are there to be refused. */
const isRefused = (found: SqlFunction | readonly SqlFunction[]) =>
  formsOf(found).every(({ is }) => is === 'chance');

/** What can stand for each argument, on a user and a document. */
const ARGUMENTS: Readonly<Record<string, string>> = {
  value: 'age',
  other: '2',
  condition: 'age > 30',
  digits: '1',
  text: "'a,b'",
  part: "'b'",
  by: "','",
  place: '1',
  length: '2',
  time: "TIMESTAMP '2024-01-31 10:00:00'",
  from: "TIMESTAMP '2024-01-31 10:00:00'",
  to: "TIMESTAMP '2024-02-29 10:00:00'",
  amount: '1',
  interval: 'INTERVAL 1 DAY',
  seconds: '86400000000',
  json: 'body',
  path: "'$.type'",
  keys: "'user.name'",
  key: "'n'",
  array: "SPLIT('a,b', ',')",
  step: '1',
  share: '0.5',
  nulls: 'true',
  pattern: "'(a)'",
  group: '1',
  size: '10',
  type: "'map<string,string>'",
};

const FORMATS = {
  percent: "'%Y-%m-%d'",
  mysql: "'%Y-%m-%d'",
  oracle: "'YYYY-MM-DD'",
  java: "'yyyy-MM-dd'",
} as const;

function argument(role: string, form: SqlFunction, dialect: SourceDialect): string {
  const isOf = (...kinds: readonly string[]) => kinds.includes(form.is);
  if (role === 'value' && isOf('every', 'some', 'count of events')) return 'active';
  if (role === 'value' && isOf('ntile')) return '2';
  if (role === 'by' && isOf('max by', 'min by')) return 'age';
  if (role === 'time' && 'of' in form && form.of === 'date') return "DATE '2024-01-31'";
  if (isOf('sequence') && (role === 'from' || role === 'to'))
    return form.is === 'sequence' && form.of === 'days' ? "DATE '2024-01-31'" : '3';
  if (isOf('sequence') && role === 'step' && form.is === 'sequence' && form.of === 'days')
    return 'INTERVAL 1 DAY';
  if (isOf('hash') && role === 'value') return "to_utf8('a')";
  if (isOf('hexadecimal')) return dialect.name === 'trino' ? "md5(to_utf8('a'))" : "MD5('a')";
  if (isOf('array has') && role === 'value') return "'a'";
  if (isOf('hash by size') && role === 'size') return '256';
  if (role === 'unit' && form.is === 'truncate' && form.lacks) return "'month'";
  if (role === 'unit') return dialect.name === 'bigquery' || form.is === 'time part' ? 'DAY' : "'day'";
  if (role === 'format' && 'style' in form && form.style) return FORMATS[form.style];
  // A text of that format.
  if (role === 'time' && form.takes.some((each) => each.startsWith('format')) && form.is !== 'format time')
    return "'2024-01-31'";
  return ARGUMENTS[role] ?? '';
}

/** Calls with all arguments, and with those alone that have to be there. */
function callsOf(name: string, form: SqlFunction, dialect: SourceDialect): string[] {
  const written = (takes: readonly Parameter[]) => {
    const list = takes.map((each) => argument(each.replace(/[?*]$/, ''), form, dialect)).filter(Boolean);
    const isExtract = name === 'extract';
    const within = form.is === 'percentile' && form.share === 'first' ? ' WITHIN GROUP (ORDER BY age)' : '';
    const sql = isExtract ? `EXTRACT(${list.join(' FROM ')})` : `${name}(${list.join(', ')})${within}`;
    const isWindow = [
      'count of events',
      'rank',
      'ntile',
      'lag',
      'lead',
      'first value',
      'last value',
      'nth value',
    ].includes(form.is);
    return isWindow ? `${sql} OVER (ORDER BY age)` : sql;
  };
  const all = form.is === 'count' ? form.takes.slice(0, 1) : form.takes;
  return [...new Set([written(all), written(all.filter((each) => !/[?*]$/.test(each)))])];
}

test.each(SOURCE_DIALECTS)('every function of $name runs', async (dialect) => {
  const bench = await queryBench();
  const failed: string[] = [];
  for (const [name, found] of dialect.functions)
    for (const form of isRefused(found) ? [] : formsOf(found))
      for (const call of callsOf(name, form, dialect)) {
        const came = await bench(
          `SELECT ${call} IS NULL AS x FROM users CROSS JOIN docs WHERE id < 3`,
          dialect.name,
        );
        if (came.kind !== 'rows') failed.push(`${call}: ${came.message}`);
      }
  expect(failed).toEqual([]);
});

/** Words of the page that are no functions but belong to what is said of them. */
const SYNTAX =
  `as cast element_at ignore nulls concat day distinct filter flatten from hour interval is lateral like ilike offset ordinality path
  type unnest view with col explode posexplode epoch null or`.split(/\s+/);

test.each(SOURCE_DIALECTS)('docs/dialects.md lists the functions of $name', (dialect) => {
  const page = readFileSync(join(import.meta.dirname, '../../docs/dialects.md'), 'utf8');
  const [, section = ''] = page.split('## Functions everywhere');
  const [list = ''] = section.split('## What does not run');
  const [everywhere = '', ...rows] = list.split(/^\| /m);
  const column = ['bigquery', 'snowflake', 'trino', 'spark'].indexOf(dialect.name) + 1;
  const own = rows.flatMap((row) => row.split('|')[column] ?? []);
  const listed = new Set(
    [everywhere, ...own]
      .flatMap((text) => text.match(/`[^`]+`/g) ?? [])
      .flatMap((span) => span.toLowerCase().match(/[a-z_][a-z_0-9]+/g) ?? []),
  );
  const functions = new Set(
    [...dialect.functions].flatMap(([name, found]) => (isRefused(found) ? [] : [name])),
  );
  expect([...functions].filter((name) => !listed.has(name))).toEqual([]);
  expect([...listed].filter((word) => !functions.has(word) && !SYNTAX.includes(word))).toEqual([]);
});

test('what all dialects share is in each', () => {
  for (const { functions } of SOURCE_DIALECTS)
    expect(Object.keys(COMMON).filter((name) => !functions.has(name))).toEqual([]);
});

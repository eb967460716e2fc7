import initSqlJs from 'sql.js';
import { describe, expect, test } from 'vitest';
import { ddlCases } from '../../scripts/corpus/ddl.ts';
import { readDesign } from '../../src/design/ddl/read.ts';
import { sqliteTable } from '../../src/design/sqlite.ts';
import { typeClass } from '../../src/design/type-class.ts';
import type { DesignTable } from '../../src/domain/design.ts';
import { casesIn } from '../cases/read.ts';
import { tablesOf } from './support.ts';

const { Database } = await initSqlJs();

type Case = {
  readonly name: string;
  readonly ddl: string;
  readonly sql?: string;
  readonly unsupported?: string;
  readonly at?: string;
};

const first = (ddl: string) => readDesign(ddl, null).tables[0];

test.each(casesIn<Case>('design/sqlite-table.yaml'))('$name', ({ ddl, sql, unsupported, at }) => {
  const table = first(ddl);
  if (!table) throw new Error('no table is read');
  const made = sqliteTable(table);
  if (made.ok) {
    expect(made.sql.replaceAll(/\s+/g, ' ')).toBe(sql);
    expect(tablesOf(made.sql)).toHaveLength(1);
  } else expect([made.what, `${made.place.line}:${made.place.column}`]).toEqual([unsupported, at]);
});

test('values stay what they are', () => {
  const table = first(
    `CREATE TABLE t (s STRING, v VARIANT, ts TIMESTAMP, d DATE, i INTERVAL, u UUID, ok BOOLEAN, n INT64, f FLOAT64, a ARRAY<INT64>)`,
  );
  const made = table && sqliteTable(table);
  if (!made?.ok) throw new Error('not made');
  const db = new Database();
  db.run(made.sql);
  db.run(`INSERT INTO t VALUES ('007', '1', '20240101', '2024', '1', '00', 1, '7', '1', '[1]')`);
  const [row] = db.exec(
    'SELECT typeof(s), typeof(v), typeof(ts), typeof(d), typeof(i), typeof(u), typeof(ok), typeof(n), typeof(f), typeof(a), s FROM t',
  );
  db.close();
  expect(row?.values[0]).toEqual([
    'text',
    'text',
    'text',
    'text',
    'text',
    'text',
    'integer',
    'integer',
    'real',
    'text',
    '007',
  ]);
});

test('times and numbers keep their class', () => {
  const table = first(
    'CREATE TABLE t (ts TIMESTAMP, d DATE, n BIGINT, x DOUBLE, m NUMERIC(10, 2), s STRING)',
  );
  const made = table && sqliteTable(table);
  const [read] = made?.ok ? tablesOf(made.sql) : [];
  expect(read?.columns.map(({ type }) => typeClass(type))).toEqual([
    'time',
    'time',
    'whole number',
    'number',
    'number',
    'text',
  ]);
});

describe('what is made of the corpus runs, with the columns and keys that it had', () => {
  test.each([...ddlCases()])('%s', (_, cases) => {
    for (const { sql, dialect } of cases) {
      for (const table of readDesign(sql, dialect).tables) {
        const made = sqliteTable(table);
        if (!made.ok) {
          expect(made.what).not.toBe('');
          continue;
        }
        const [read] = tablesOf(made.sql);
        expect(read?.name).toBe(table.name);
        // The engine does not list generated columns among a table's own everywhere.
        const own = new Set(read?.columns.map(({ name }) => name));
        expect(
          table.columns.filter(({ name, generated }) => generated?.kind !== 'expression' && !own.has(name)),
        ).toEqual([]);
        expect(primaryOf(table) === null || read?.keys.some(({ primary }) => primary)).toBe(true);
        expect(read?.references).toHaveLength(table.references.length);
      }
    }
  });
});

const primaryOf = ({ keys }: DesignTable) => keys.find(({ primary }) => primary) ?? null;

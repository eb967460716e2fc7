import { globSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { ddlCases } from '../../../scripts/corpus/ddl.ts';
import { casesOf } from '../../../scripts/corpus/queries.ts';
import { readDesign } from '../../../src/design/ddl/read.ts';
import { DIALECTS, type Dialect } from '../../../src/domain/dialect.ts';
import { statementsOf } from '../../../src/sql/statements.ts';

/** Grammars of node-sql-parser. */
const GRAMMARS: Partial<Readonly<Record<Dialect, string>>> = {
  sqlite: 'sqlite',
  postgres: 'postgresql',
  bigquery: 'bigquery',
  snowflake: 'snowflake',
  redshift: 'redshift',
  spark: 'hive',
  trino: 'trino',
  mysql: 'mysql',
  // DuckDB's grammar is PostgreSQL's with more in it.
  duckdb: 'postgresql',
};

const requireHere = createRequire(import.meta.url);
const parsers = new Map<string, { astify: (sql: string, options: { database: string }) => unknown }>();

/** Tables that node-sql-parser finds a query to read, in lower case and in order; null where it cannot read it. */
export function readsByOracle(sql: string, dialect: Dialect): readonly string[] | null {
  const database = GRAMMARS[dialect];
  if (!database) return null;
  const known = parsers.get(database);
  const parser = known ?? new (requireHere(`node-sql-parser/build/${database}.js`).Parser)();
  parsers.set(database, parser);
  try {
    const reads = new Set<string>();
    visit(parser.astify(sql, { database }), new Set(), reads);
    return [...reads].sort();
  } catch {
    return null;
  }
}

const property = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;

/** @param made names that WITH has made where this node stands, in lower case. */
function visit(node: unknown, made: ReadonlySet<string>, reads: Set<string>): void {
  if (Array.isArray(node)) {
    for (const each of node) visit(each, made, reads);
    return;
  }
  if (typeof node !== 'object' || node === null) return;
  const scope = new Set(made);
  for (const query of listed(property(node, 'with'))) {
    const name = textOf(property(query, 'name'))?.toLowerCase();
    // A name is its own only where it is recursive.
    if (name && property(query, 'recursive') === true) scope.add(name);
    visit(property(query, 'stmt'), scope, reads);
    if (name) scope.add(name);
  }
  // What a DELETE empties stands among what it reads.
  const from = listed(property(node, 'from')).slice(property(node, 'type') === 'delete' ? 1 : 0);
  for (const source of from) {
    const table = textOf(property(source, 'table'));
    if (!table) continue;
    const qualified = textOf(property(source, 'db')) !== null || table.includes('.');
    const name = (table.split('.').at(-1) ?? table).replaceAll(/["`]/g, '').toLowerCase();
    if (qualified || !scope.has(name)) reads.add(name);
  }
  for (const [key, value] of Object.entries(node)) if (key !== 'with') visit(value, scope, reads);
}

const listed = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

/** A name as the grammars have it: a text, or a node with one in it. */
function textOf(value: unknown): string | null {
  if (typeof value === 'string') return value === '' ? null : value;
  const inner = property(value, 'value');
  return typeof inner === 'string' && inner !== '' ? inner : null;
}

export type Asked = { readonly from: string; readonly dialect: Dialect; readonly sql: string };

/** Views and queries of the corpora and of the problems. */
export function askedOf(root: string): readonly Asked[] {
  const views = [...ddlCases().values()].flat().flatMap(({ name, sql, dialect }) =>
    readDesign(sql, dialect).views.map((view) => ({
      from: `${dialect}: ${name}`,
      dialect: dialect ?? ('sqlite' as const),
      sql: view.text,
    })),
  );
  const queries = DIALECTS.flatMap((dialect) => {
    try {
      return casesOf(dialect).map(({ name, sql }) => ({ from: `${dialect}: ${name}`, dialect, sql }));
    } catch {
      return [];
    }
  });
  const scripts = globSync('problems/**/*.sql', { cwd: root })
    .sort()
    .flatMap((file) => {
      const text = readFileSync(join(root, file), 'utf8');
      const dialect = DIALECTS.find((each) => dirname(file).endsWith(`-in-${each}`)) ?? 'sqlite';
      return statementsOf(text, dialect).map(({ start, end }, n) => ({
        from: `${file} ${n + 1}`,
        dialect,
        sql: text.slice(start, end),
      }));
    });
  return [...views, ...queries, ...scripts];
}

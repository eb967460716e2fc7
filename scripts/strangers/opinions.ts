import { createRequire } from 'node:module';
import type { Dialect } from '../../src/domain/dialect.ts';

/** What another parser finds a CREATE TABLE to make. */
export type Opinion = {
  readonly by: string;
  readonly table: string;
  readonly columns: readonly string[];
  /** Columns of its primary key; null: this parser is not asked for it. */
  readonly key: readonly string[] | null;
};

const requireHere = createRequire(import.meta.url);

/** The first module of a name that is installed; null where it is not. */
function installed(name: string): unknown {
  try {
    return requireHere(name);
  } catch {
    return null;
  }
}

const property = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;

const listed = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

/** A name as the parsers have it: a text, or a node with one in it. */
function textOf(value: unknown): string | null {
  if (typeof value === 'string') return value;
  for (const inner of ['value', 'Identifier', 'column', 'expr']) {
    const found = property(value, inner);
    if (found !== undefined) return textOf(found);
  }
  return null;
}

const textsOf = (values: readonly unknown[]): string[] => values.flatMap((value) => textOf(value) ?? []);

const RUST: Readonly<Record<Dialect, string>> = {
  bigquery: 'bigquery',
  clickhouse: 'clickhouse',
  duckdb: 'duckdb',
  mysql: 'mysql',
  postgres: 'postgresql',
  redshift: 'redshift',
  snowflake: 'snowflake',
  spark: 'databricks',
  sqlite: 'sqlite',
  trino: 'generic',
};

const rust = installed('@guanmingchiu/sqlparser-ts');

/** sqlparser-rs. */
function byRust(sql: string, dialect: Dialect): Opinion | null {
  const parse = property(rust, 'parse');
  if (typeof parse !== 'function') return null;
  try {
    const made = property(listed(parse(sql, RUST[dialect]))[0], 'CreateTable');
    const table = textsOf(listed(property(made, 'name'))).at(-1);
    const columns = listed(property(made, 'columns'));
    if (table === undefined) return null;
    const own = columns.filter((column) =>
      listed(property(column, 'options')).some((each) => property(property(each, 'option'), 'PrimaryKey')),
    );
    const whole = listed(property(made, 'constraints')).flatMap((each) =>
      listed(property(property(each, 'PrimaryKey'), 'columns')),
    );
    return {
      by: 'sqlparser-rs',
      table,
      columns: columns.flatMap((column) => textOf(property(column, 'name')) ?? []),
      key: [...textsOf(own.map((column) => property(column, 'name'))), ...textsOf(whole)],
    };
  } catch {
    return null;
  }
}

const NODE: Partial<Readonly<Record<Dialect, string>>> = {
  bigquery: 'bigquery',
  duckdb: 'postgresql',
  mysql: 'mysql',
  postgres: 'postgresql',
  redshift: 'redshift',
  snowflake: 'snowflake',
  spark: 'hive',
  sqlite: 'sqlite',
  trino: 'trino',
};

/** node-sql-parser. */
function byNode(sql: string, dialect: Dialect): Opinion | null {
  const database = NODE[dialect];
  const Parser = database && property(installed(`node-sql-parser/build/${database}.js`), 'Parser');
  if (typeof Parser !== 'function') return null;
  try {
    const tree: unknown = Reflect.construct(Parser, []).astify(sql, { database });
    const made = Array.isArray(tree) ? tree[0] : tree;
    if (property(made, 'keyword') !== 'table') return null;
    const table = textOf(property(listed(property(made, 'table'))[0], 'table'));
    if (table === null) return null;
    const columns = listed(property(made, 'create_definitions')).flatMap((each) =>
      property(each, 'resource') === 'column'
        ? (textOf(property(property(each, 'column'), 'column')) ?? [])
        : [],
    );
    return { by: 'node-sql-parser', table: table.split('.').at(-1) ?? table, columns, key: null };
  } catch {
    return null;
  }
}

/** Those of the installed parsers that can read a statement. */
export function opinionsOn(sql: string, dialect: Dialect): readonly Opinion[] {
  return [byRust(sql, dialect), byNode(sql, dialect)].filter((opinion) => opinion !== null);
}

/** Whether any parser is there to be asked. */
export const hasOpinions = rust !== null;

/** Makes the parsers ready. */
export async function readyOpinions(): Promise<void> {
  const init = property(rust, 'init');
  if (typeof init === 'function') await init();
}

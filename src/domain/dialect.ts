import { byName } from './by-name.ts';
/** The SQL dialects that a design can be written in. */
export const DIALECTS = [
  'sqlite',
  'postgres',
  'bigquery',
  'snowflake',
  'redshift',
  'spark',
  'trino',
  'mysql',
  'duckdb',
  'clickhouse',
] as const;

export type Dialect = (typeof DIALECTS)[number];

/** What people call them. */
export const DIALECT_TITLES: Readonly<Record<Dialect, string>> = {
  sqlite: 'SQLite',
  postgres: 'PostgreSQL',
  bigquery: 'BigQuery',
  snowflake: 'Snowflake',
  redshift: 'Redshift',
  spark: 'Spark, Hive or Databricks',
  trino: 'Trino, Presto or Athena',
  mysql: 'MySQL',
  duckdb: 'DuckDB',
  clickhouse: 'ClickHouse',
};

/** Other names that people have for them. */
const ALIASES = byName<Dialect>({
  sqlite3: 'sqlite',
  postgresql: 'postgres',
  pg: 'postgres',
  pglite: 'postgres',
  bq: 'bigquery',
  googlesql: 'bigquery',
  hive: 'spark',
  databricks: 'spark',
  sparksql: 'spark',
  delta: 'spark',
  presto: 'trino',
  athena: 'trino',
  mariadb: 'mysql',
  duck: 'duckdb',
});

/** Every name that a dialect can be given by. */
export const DIALECT_NAMES: readonly string[] = [...DIALECTS, ...ALIASES.keys()];

/** The dialect of a name, whatever its case; null where no dialect has it. */
export function dialectOf(name: string): Dialect | null {
  const folded = name
    .trim()
    .toLowerCase()
    .replaceAll(/[\s_-]/g, '');
  return DIALECTS.find((each) => each === folded) ?? ALIASES.get(folded) ?? null;
}

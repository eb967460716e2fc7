import type { Dialect } from '../domain/dialect.ts';

/** The dialects that are rewritten for SQLite. */
export type Home = 'bigquery' | 'snowflake' | 'trino' | 'spark';

export function isHome(dialect: Dialect): dialect is Home {
  return dialect === 'bigquery' || dialect === 'snowflake' || dialect === 'trino' || dialect === 'spark';
}

/** The name of a dialect as people write it. */
export const HOME_NAMES: Readonly<Record<Home, string>> = {
  bigquery: 'BigQuery',
  snowflake: 'Snowflake',
  trino: 'Trino',
  spark: 'Spark',
};

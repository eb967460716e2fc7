import type { Reading } from '../draft.ts';

/** Dialects that take a key and do not check it. */
export const enforces = (dialect: Reading['dialect']): boolean =>
  !['bigquery', 'snowflake', 'redshift', 'spark', 'trino', 'clickhouse'].includes(dialect);

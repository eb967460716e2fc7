import type { Dialect } from '../../domain/dialect.ts';
import { bigquery } from './bigquery.ts';
import { clickhouse } from './clickhouse.ts';
import { duckdb } from './duckdb.ts';
import { mysql } from './mysql.ts';
import { postgres } from './postgres.ts';
import { redshift } from './redshift.ts';
import { snowflake } from './snowflake.ts';
import type { SourceDialect } from './source-dialect.ts';
import { spark } from './spark.ts';
import { sqlite } from './sqlite.ts';
import { trino } from './trino.ts';
import { type DialectTable, wordsOf } from './dialect.ts';

export const DIALECT_TABLES: Readonly<Record<Dialect, DialectTable>> = {
  sqlite,
  postgres,
  bigquery,
  snowflake,
  redshift,
  spark,
  trino,
  mysql,
  duckdb,
  clickhouse,
};

/** Dialects whose scripts are rewritten for SQLite. */
export const SOURCE_DIALECTS: readonly SourceDialect[] = [bigquery, snowflake, spark, trino];

/** Null: its scripts run as they are, or not at all. */
export const sourceDialectOf = (dialect: Dialect): SourceDialect | null =>
  SOURCE_DIALECTS.find(({ name }) => name === dialect) ?? null;

/** Reserved in nearly every dialect. */
export const RESERVED_EVERYWHERE = wordsOf(`
  all and any as asc between by case cast create cross desc distinct else end exists false for from full group having
  in inner intersect into is join left like limit natural not null on or order outer right select set then to true
  union using when where with
`);

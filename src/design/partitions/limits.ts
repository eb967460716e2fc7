import type { Dialect } from '../../domain/dialect.ts';

/** What an engine says of partitions. Sizes in bytes. */
export type EngineLimit = {
  readonly engine: string;
  /** Dialects that are written for it. */
  readonly dialects: readonly Dialect[];
  /** Partitions of a table: refused beyond, or advised against; null: it says nothing. */
  readonly partitions: number | null;
  readonly strict: boolean;
  /** Partitions that one statement may write; null: it says nothing. */
  readonly writes: number | null;
  /** What its partitions, files or blocks should hold. */
  readonly size: {
    readonly of: 'partition' | 'file' | 'block';
    readonly least: number;
    readonly most: number;
  } | null;
  readonly says: string;
  readonly source: string;
  /** Year in which it was read there. */
  readonly year: number;
};

const MB = 1e6;
const GB = 1e9;

/** The first that has a dialect and a number gives the limit for it. */
const ENGINE_LIMITS: readonly EngineLimit[] = [
  {
    engine: 'BigQuery',
    dialects: ['bigquery'],
    partitions: 10_000,
    strict: true,
    writes: 4_000,
    size: { of: 'partition', least: 10 * GB, most: Number.POSITIVE_INFINITY },
    says: '10,000 partitions a table (4,000 until 2024), 4,000 changed by one job; under some 10 GB a partition, cluster instead',
    source: 'https://cloud.google.com/bigquery/quotas#partitioned_tables',
    year: 2026,
  },
  {
    engine: 'Snowflake',
    dialects: ['snowflake'],
    partitions: null,
    strict: false,
    writes: null,
    size: { of: 'block', least: 50 * MB, most: 500 * MB },
    says: 'it cuts micro-partitions of 50 to 500 MB before compression itself, in the order of the cluster key',
    source: 'https://docs.snowflake.com/en/user-guide/tables-clustering-micropartitions',
    year: 2026,
  },
  {
    engine: 'Redshift',
    dialects: ['redshift'],
    partitions: null,
    strict: false,
    writes: null,
    size: { of: 'block', least: 1 * MB, most: 1 * MB },
    says: 'it has no partitions: zone maps over blocks of 1 MB skip what the sort key puts elsewhere',
    source: 'https://docs.aws.amazon.com/redshift/latest/dg/t_Sorting_data.html',
    year: 2026,
  },
  {
    engine: 'Delta Lake on Databricks',
    dialects: ['spark'],
    partitions: null,
    strict: false,
    writes: null,
    size: { of: 'partition', least: 1 * GB, most: Number.POSITIVE_INFINITY },
    says: 'at least 1 GB a partition, and no partitions for a table under 1 TB',
    source: 'https://docs.databricks.com/tables/partitions.html',
    year: 2026,
  },
  {
    engine: 'Hive metastore',
    dialects: ['trino', 'spark'],
    partitions: 10_000,
    strict: false,
    writes: 100,
    size: { of: 'file', least: 128 * MB, most: 1 * GB },
    says: 'some 10,000 partitions a table is the usual advice, large deployments have tens of thousands; under 1 GB a partition is not worth creating; a writer of Trino keeps 100 open',
    source:
      'https://docs.cloudera.com/HDPDocuments/HDP3/HDP-3.1.4/performance-tuning/content/hive_improving_performance_using_partitions.html',
    year: 2026,
  },
  {
    engine: 'Apache Iceberg',
    dialects: [],
    partitions: null,
    strict: false,
    writes: null,
    size: { of: 'file', least: 128 * MB, most: 512 * MB },
    says: 'no limit of partitions; files of 512 MB are what a writer aims at',
    source: 'https://iceberg.apache.org/docs/latest/configuration/',
    year: 2026,
  },
  {
    engine: 'ClickHouse',
    dialects: ['clickhouse'],
    partitions: 10_000,
    strict: false,
    writes: 100,
    size: null,
    says: 'fewer than 1,000 to 10,000 partitions a table, 100 in one inserted block; months, or days for events',
    source: 'https://clickhouse.com/docs/reference/settings/session-settings/max-partitions',
    year: 2026,
  },
  {
    engine: 'PostgreSQL',
    dialects: ['postgres'],
    partitions: 5_000,
    strict: false,
    writes: null,
    size: null,
    says: 'a few thousand partitions are planned fairly well where all but a few are pruned',
    source: 'https://www.postgresql.org/docs/current/ddl-partitioning.html',
    year: 2026,
  },
  {
    engine: 'MySQL',
    dialects: ['mysql'],
    partitions: 8_192,
    strict: true,
    writes: null,
    size: null,
    says: '8,192 partitions a table, those within partitions included',
    source: 'https://dev.mysql.com/doc/refman/8.4/en/partitioning-limitations.html',
    year: 2026,
  },
];

/** The engine whose limit of partitions counts for a dialect; null where it has none. */
export function limitOf(dialect: Dialect): { name: string; partitions: number; source: string } | null {
  for (const { engine, dialects, partitions, source } of ENGINE_LIMITS)
    if (dialects.includes(dialect) && partitions !== null) return { name: engine, partitions, source };
  return null;
}

/** Engines that cut their own partitions: what the sort or cluster key begins with is what they are cut by. */
export const CUT_BY_ORDER: readonly Dialect[] = ['snowflake', 'redshift', 'duckdb'];

/** Engines that find single rows by index. */
export const BY_INDEX: readonly Dialect[] = ['sqlite', 'postgres', 'mysql'];

/** What is read at least: a compressed micro-partition of Snowflake, a row group's share of a column file. */
export const BLOCK_BYTES = 16 * MB;

/** What a row found by index costs: a page. */
export const PAGE_BYTES = 8192;

/** What writers of column files aim at. */
export const FILE_BYTES = 512 * MB;

/** Buckets of a hash where the design does not say how many. */
export const BUCKETS_TAKEN = 64;

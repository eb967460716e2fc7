import type { Dialect } from '../../domain/dialect.ts';
import { past, type Source, shorthandOf, symbol, words } from '../../sql/source.ts';

type Sign = {
  readonly pattern: RegExp;
  /** Whom it speaks for, and how loudly. */
  readonly says: Partial<Readonly<Record<Dialect, number>>>;
};

/** What SQLite rejects or misreads, outside of storage clauses. Texts are joined tokens: a space between any two. */
const FOREIGN: readonly Sign[] = [
  { pattern: /\b(?:struct|array) </i, says: { bigquery: 3, spark: 2 } },
  { pattern: /\bstruct < \w+ :/i, says: { spark: 4 } },
  { pattern: /\bmap </i, says: { spark: 4 } },
  {
    pattern: /create (?:or replace )?(?:table|view) (?:if not exists )?`[^`]*\.[^`]*`/i,
    says: { bigquery: 4 },
  },
  { pattern: /\w \) options \(|\w options \( description/i, says: { bigquery: 3 } },
  { pattern: /\bnot enforced\b/i, says: { bigquery: 2, snowflake: 1 } },
  {
    pattern: /\b(?:table|view) (?:if not exists )?\w+ \. \w+ \. \w+/i,
    says: { snowflake: 2, spark: 1, trino: 1 },
  },
  { pattern: /\b(?:table|view) (?:if not exists )?(?!main|temp)\w+ \. \w+ [^.]/i, says: {} },
  { pattern: / :: /, says: { postgres: 3, redshift: 1, snowflake: 2, duckdb: 2 } },
  // Behind a column's name it is a type; at the beginning it is a column of that name.
  { pattern: /(?<=[\w"] )(?<!column )variant\b(?! \()/i, says: { snowflake: 4 } },
  { pattern: /\b\w+ super\b/i, says: { redshift: 4 } },
  { pattern: /\bengine = \w*MergeTree\b/i, says: { clickhouse: 6 } },
  {
    pattern: /\b(?:LowCardinality|Nullable|SimpleAggregateFunction|AggregateFunction) \(/,
    says: { clickhouse: 5 },
  },
  { pattern: /\bcodec \(/i, says: { clickhouse: 4 } },
  { pattern: /\bArray \( [A-Z]/, says: { clickhouse: 4 } },
  { pattern: /\b(?:array|row|map) \( [a-z]/i, says: { trino: 3 } },
  { pattern: /\bstruct \( \w+ \w/i, says: { duckdb: 4 } },
  { pattern: /\binterval (?:'s'|\d)/i, says: { postgres: 1, snowflake: 1, bigquery: 1 } },
  {
    pattern: /\bgenerated (?:always|by default) as identity\b/i,
    says: { postgres: 3, spark: 1, redshift: 1 },
  },
  { pattern: /\w \[ \d* ?\]/, says: { postgres: 2, duckdb: 2 } },
  { pattern: /(?:null|key|\)) auto_increment\b/i, says: { mysql: 4 } },
  { pattern: /[(,] (?:unique )?(?:key|index|fulltext key) [\w`]+ \(/i, says: { mysql: 4 } },
  { pattern: /\bon update current_timestamp\b/i, says: { mysql: 4 } },
  { pattern: /(?:null|key|\)|'s'|\d) comment 's'/i, says: { mysql: 2, spark: 2, snowflake: 1 } },
  { pattern: /\benum \( 's'/i, says: { mysql: 3, postgres: 1, duckdb: 1 } },
  { pattern: /(?:null|key|\)|\d) encode \w/i, says: { redshift: 4 } },
  { pattern: /(?:null|key|\)) (?:distkey|sortkey)\b/i, says: { redshift: 4 } },
  {
    pattern: /\bdefault (?:now|current_timestamp|current_date|getdate|sysdate|uuid) \(/i,
    says: { postgres: 1, mysql: 1 },
  },
  { pattern: /\bdefault (?:getdate|sysdate) \(/i, says: { redshift: 2 } },
  { pattern: /\bdefault gen_random_uuid \(/i, says: { postgres: 3 } },
  { pattern: /\bdefault generate_uuid \(/i, says: { bigquery: 4 } },
  { pattern: /\bdefault uuid_string \(/i, says: { snowflake: 4 } },
  { pattern: /\bcreate (?:extension|domain)\b/i, says: { postgres: 3 } },
  { pattern: /\bcreate sequence\b/i, says: { postgres: 1, duckdb: 1 } },
  { pattern: /\bdefault \[/i, says: { duckdb: 5 } },
  { pattern: /\bcreate type\b/i, says: { postgres: 3, duckdb: 1 } },
  { pattern: /\bpartition of\b/i, says: { postgres: 5 } },
  {
    pattern: /\bcreate (?:or replace )?materialized view\b/i,
    says: { postgres: 1, bigquery: 1, snowflake: 1, redshift: 1 },
  },
  {
    pattern: /\bcreate or replace (?:\w+ )?table\b/i,
    says: { snowflake: 2, bigquery: 1, spark: 1, duckdb: 1 },
  },
  { pattern: /; optimize \w/i, says: { spark: 4 } },
  { pattern: /\bcreate (?:or replace )?(?:transient|dynamic|hybrid) table\b/i, says: { snowflake: 5 } },
  { pattern: /\bcreate external table\b/i, says: { spark: 3 } },
  { pattern: /\bcreate unlogged table\b/i, says: { postgres: 4 } },
  {
    pattern: /\bindex (?:concurrently )?(?:if not exists )?\w* ?on (?:only )?[\w ."]+ using \w+/i,
    says: { postgres: 4 },
  },
  { pattern: /\bindex concurrently\b/i, says: { postgres: 4 } },
  { pattern: /\) include \(/i, says: { postgres: 3 } },
  {
    pattern: /\balter table [\w ."]+ add (?:constraint \w+ )?(?:primary|foreign|unique)\b/i,
    says: { postgres: 1 },
  },
  { pattern: /\bcomment on (?:table|column)\b/i, says: { postgres: 2, snowflake: 1, redshift: 1 } },
  { pattern: /\b(?:create_hypertable|add_retention_policy) \(/i, says: { postgres: 6 } },
  {
    pattern: /\btable (?:if not exists )?[\w .]+ (?:like|clone) \w/i,
    says: { snowflake: 1, mysql: 1, spark: 1 },
  },
  { pattern: /\b(?:distkey|sortkey) \w/i, says: { redshift: 2 } },
];

/** What runs in SQLite too, or is taken off before: it only says which dialect, where something else is foreign. */
const HINTS: readonly Sign[] = [
  { pattern: /\b(?:int64|float64|bignumeric|bytes)\b/i, says: { bigquery: 3 } },
  { pattern: /\bstring\b/i, says: { bigquery: 1, spark: 1 } },
  { pattern: /\) options \(|\boptions \(/i, says: { bigquery: 2 } },
  { pattern: /\b(?:timestamp_trunc|range_bucket|_partitiondate|_partitiontime)\b/i, says: { bigquery: 4 } },
  { pattern: /\bpartition by (?:date|datetime_trunc|date_trunc) \(/i, says: { bigquery: 2 } },
  { pattern: /\bcluster by [a-z_]/i, says: { bigquery: 1 } },
  { pattern: /\bcluster by \(/i, says: { snowflake: 2, spark: 1 } },
  {
    pattern:
      /\b(?:timestamp_ntz|timestamp_ltz|timestamp_tz|autoincrement start|data_retention_time_in_days|target_lag|warehouse =|copy grants)\b/i,
    says: { snowflake: 3 },
  },
  { pattern: /\b(?:no)?rely\b/i, says: { snowflake: 3 } },
  { pattern: /\bnumber \( \d+/i, says: { snowflake: 2 } },
  { pattern: /\b(?:varchar2)\b/i, says: {} },
  { pattern: /\bidentity \( \d+ , \d+ \)/i, says: { redshift: 2, snowflake: 1 } },
  { pattern: /\b(?:diststyle|distkey|sortkey|encode)\b/i, says: { redshift: 4 } },
  {
    pattern:
      /\b(?:using (?:delta|iceberg|parquet)|tblproperties|stored as|clustered by|zorder by|row format)\b/i,
    says: { spark: 4 },
  },
  { pattern: /\bpartitioned by \(/i, says: { spark: 2 } },
  {
    pattern: /\bwith \( [^)]*\b(?:partitioned_by|partitioning|bucketed_by|sorted_by|format)\b/i,
    says: { trino: 5 },
  },
  {
    pattern: /\b(?:auto_increment|engine = (?:innodb|myisam)|unsigned|mediumtext|longtext|charset)\b/i,
    says: { mysql: 3 },
  },
  { pattern: /\bpartition by (?:range|list|hash) \(/i, says: { postgres: 1, mysql: 1 } },
  { pattern: /\bless than\b/i, says: { mysql: 3 } },
  {
    pattern: /\b(?:bigserial|serial|timestamptz|jsonb|bytea|inet|citext|hstore|tsvector)\b/i,
    says: { postgres: 2 },
  },
  { pattern: /\b(?:jsonb|bytea|tablespace|inherits|to_tsvector|gin|brin)\b/i, says: { postgres: 2 } },
  { pattern: /\b(?:hugeint|uhugeint|utinyint|ubigint|uinteger|usmallint)\b/i, says: { duckdb: 6 } },
  { pattern: /\bU?Int(?:8|16|32|64|128|256)\b/, says: { clickhouse: 3 } },
  {
    pattern: /\b(?:DateTime64|DateTime|FixedString|toYYYYMM|toDate|toStartOf\w+)\b/,
    says: { clickhouse: 3 },
  },
  { pattern: /\bengine =? \w*MergeTree/i, says: { clickhouse: 5 } },
];

/** The dialect that a script's own words give away; null where SQLite could run it, or where nothing tells whose it is. */
export const recognised = (text: string): Dialect | null => recognisedIn(shorthandOf(text));

export function recognisedIn(source: Source): Dialect | null {
  if (!source.tokens.some(({ word }) => word === 'create')) return null;
  const { body, whole } = joined(source);
  const foreign = shown(FOREIGN, body);
  if (foreign.length === 0) return null;
  const scores = new Map<string, number>();
  for (const { says } of [...foreign, ...shown(HINTS, whole)])
    for (const [dialect, points] of Object.entries(says))
      scores.set(dialect, (scores.get(dialect) ?? 0) + points);
  const [best] = [...scores].sort((a, b) => b[1] - a[1]);
  // The keys of `says` are dialects.
  return best ? (best[0] as Dialect) : null;
}

/** Signs that a text shows. A pattern is tried only where one of its words stands: most stand nowhere. */
function shown(signs: readonly Sign[], text: string): readonly Sign[] {
  const folded = text.toLowerCase();
  return signs.filter(({ pattern }) => {
    const words = pattern.source.replaceAll(/\\./g, ' ').match(/[a-z_]{3,}/gi) ?? [];
    const stands = words.length === 0 || words.some((word) => folded.includes(word.toLowerCase()));
    return stands && pattern.test(text);
  });
}

/** Tokens joined by a space; `body` without the storage clauses behind a table's parenthesis, but for their engine. */
function joined(source: Source): { body: string; whole: string } {
  const { tokens } = source;
  const body: string[] = [];
  const whole: string[] = [];
  let storage = -1;
  for (const [at, token] of tokens.entries()) {
    const piece = token.kind === 'string' ? "'s'" : token.text;
    whole.push(piece);
    if (token.text === ';' || token.word === 'create') storage = -1;
    if (token.word === 'table' && storage < 0) storage = closing(source, at);
    if (storage >= 0 && at > storage && token.word === 'as') storage = -1;
    if (
      storage < 0 ||
      at <= storage ||
      /^engine$|mergetree$/i.test(token.text) ||
      (token.text === '=' && words(source, at - 1, 'engine'))
    )
      body.push(piece);
  }
  return { body: body.join(' '), whole: whole.join(' ') };
}

/** Index of the parenthesis that closes a table's columns; -1 where none is near. */
function closing(source: Source, table: number): number {
  for (let at = table + 1; at < table + 12; at++) {
    if (words(source, at, 'as')) return -1;
    if (symbol(source, at, '(')) return past(source, at, source.tokens.length) - 1;
  }
  return -1;
}

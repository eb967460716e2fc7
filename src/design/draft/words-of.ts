import type { DesignColumn, LogicalType } from '../../domain/design.ts';
import type { Dialect } from '../../domain/dialect.ts';
import { DIALECT_TABLES, RESERVED_EVERYWHERE } from '../../sql/dialects/index.ts';

/** How a dialect reads one property of a JSON text, as text; SQLite keeps its type. */
const PROPERTY: Readonly<Record<Dialect, (column: string, key: string) => string>> = {
  sqlite: (column, key) => `json_extract(${column}, '$.${key}')`,
  postgres: (column, key) => `${column}::jsonb ->> '${key}'`,
  bigquery: (column, key) => `JSON_VALUE(${column}, '$.${key}')`,
  snowflake: (column, key) => `${column}:${key}::string`,
  redshift: (column, key) => `JSON_EXTRACT_PATH_TEXT(${column}, '${key}')`,
  spark: (column, key) => `get_json_object(${column}, '$.${key}')`,
  trino: (column, key) => `json_extract_scalar(${column}, '$.${key}')`,
  mysql: (column, key) => `${column} ->> '$.${key}'`,
  duckdb: (column, key) => `${column} ->> '$.${key}'`,
  clickhouse: (column, key) => `JSONExtractString(${column}, '${key}')`,
};

export function property(dialect: Dialect, column: string, key: string): string {
  return PROPERTY[dialect](column, key);
}

/** The day of a time that bronze keeps as text. */
export function dayOf(dialect: Dialect, column: string): string {
  if (dialect === 'sqlite') return `date(${column})`;
  return dialect === 'clickhouse' ? `toDate(${column})` : `CAST(${column} AS DATE)`;
}

const TEXTS: readonly LogicalType['kind'][] = ['text', 'none', 'unknown', 'binary'];
const OPERATOR = /::jsonb ->>| ->> /;

/** Bronze keeps texts: for a column of another type they are turned into it. SQLite does that by itself. */
export function asType(dialect: Dialect, { type, declared }: DesignColumn, expression: string): string {
  if (dialect === 'sqlite' || TEXTS.includes(type.kind) || declared === '') return expression;
  if (type.kind === 'json') return asJson(dialect, expression);
  if (['array', 'struct'].includes(type.kind)) return expression;
  return `CAST(${OPERATOR.test(expression) ? `(${expression})` : expression} AS ${declared})`;
}

function asJson(dialect: Dialect, expression: string): string {
  switch (dialect) {
    case 'bigquery':
    case 'snowflake':
      return `PARSE_JSON(${expression})`;
    case 'redshift':
      return `JSON_PARSE(${expression})`;
    case 'trino':
      return `json_parse(${expression})`;
    case 'postgres':
      return `CAST(${expression} AS jsonb)`;
    case 'mysql':
    case 'duckdb':
      return `CAST(${expression} AS JSON)`;
    default:
      return expression;
  }
}

const BACKTICKS: readonly Dialect[] = ['bigquery', 'spark', 'mysql', 'clickhouse'];

/** A name as it may be written in a statement. */
export function nameIn(dialect: Dialect, name: string): string {
  const word = name.toLowerCase();
  const reserved = RESERVED_EVERYWHERE.has(word) || DIALECT_TABLES[dialect].reserved.has(word);
  if (/^[A-Za-z_]\w*$/.test(name) && !reserved) return name;
  const mark = BACKTICKS.includes(dialect) ? '`' : '"';
  return mark + name.replaceAll(mark, mark + mark) + mark;
}

/** Something that a column that may not be null takes, until it is known what belongs there. */
export function placeholder(dialect: Dialect, column: DesignColumn, conditions: readonly string[]): string {
  const listed = conditions.flatMap((condition) => firstListed(condition, column.name) ?? []);
  if (listed[0] !== undefined) return listed[0];
  switch (column.type.kind) {
    case 'integer':
    case 'decimal':
    case 'float':
      return '0';
    case 'boolean':
      return dialect === 'sqlite' ? '0' : 'FALSE';
    case 'text':
    case 'none':
      return "''";
    case 'date':
    case 'timestamp':
      return asType(dialect, column, "'1970-01-01 00:00:00'");
    case 'json':
      return asType(dialect, column, "'{}'");
    default:
      return 'NULL';
  }
}

/** `1` of `delta IN (1, -1)`. */
function firstListed(condition: string, column: string): string | null {
  const [, name, literal] = /["`[]?(\w+)["`\]]?\s+in\s*\(\s*('(?:[^']|'')*'|[-+]?\d+)/i.exec(condition) ?? [];
  return name?.toLowerCase() === column.toLowerCase() ? (literal ?? null) : null;
}

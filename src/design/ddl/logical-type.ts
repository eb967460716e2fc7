import type { LogicalType } from '../../domain/design.ts';
import { inside, parts, type Source, type Span, symbol } from '../../sql/source.ts';

type Kind = Exclude<LogicalType['kind'], 'array'>;

/** First words of types, in lower case, of all dialects. */
const KINDS: Readonly<Record<Kind, string>> = {
  text: `text string varchar varchar2 nvarchar nvarchar2 char nchar bpchar character tinytext mediumtext longtext
    ntext clob nclob fixedstring enum enum8 enum16 set citext inet cidr macaddr macaddr8 ipv4 ipv6 tsvector tsquery
    xml name varying national ltree ipaddress str varcharacter native`,
  integer: `int integer bigint smallint tinyint mediumint int2 int4 int8 int16 int32 int64 int128 int256 uint8 uint16
    uint32 uint64 uint128 uint256 byteint hugeint uhugeint utinyint usmallint uinteger ubigint serial bigserial
    smallserial serial2 serial4 serial8 long short year unsigned signed oid identity rowversion`,
  decimal:
    'decimal numeric number bignumeric bigdecimal dec money smallmoney decimal32 decimal64 decimal128 decimal256 fixed',
  float: 'float float4 float8 float16 float32 float64 double real bfloat16',
  boolean: 'boolean bool bit',
  date: 'date date32',
  time: 'time timetz',
  timestamp: `timestamp timestamptz timestamp_ntz timestamp_ltz timestamp_tz timestampntz timestampltz datetime
    datetime64 datetime32 datetime2 smalldatetime datetimeoffset timestamp_s timestamp_ms timestamp_ns timestamp_us`,
  interval: 'interval',
  binary: `blob bytea bytes binary varbinary tinyblob mediumblob longblob raw image hllsketch hyperloglog varbyte
    aggregatefunction bitmap hll sketch`,
  uuid: 'uuid guid uniqueidentifier',
  json: 'json jsonb variant super object map hstore dynamic bson dict',
  struct: 'struct row tuple record geography geometry point polygon linestring multipolygon union',
  unknown: '',
  none: '',
};

const BY_WORD = new Map(
  Object.entries(KINDS).flatMap(([kind, words]) =>
    // The keys are those of KINDS.
    words.split(/\s+/).map((word): [string, Kind] => [word, kind as Kind]),
  ),
);
BY_WORD.delete('');

/** Whether a word is the first of a type that some dialect knows. */
export const isTypeWord = (word: string): boolean =>
  BY_WORD.has(word) || WRAPPERS.has(word) || ARRAYS.has(word);

/** What is in them is the type: `Nullable(String)`. The last argument counts. */
const WRAPPERS = new Set(['nullable', 'lowcardinality', 'simpleaggregatefunction']);
const ARRAYS = new Set(['array', 'list', 'nested', 'vector', 'super_array']);

const plain = (kind: Kind): LogicalType => ({ kind });

/** Types within types that are read; what lies deeper is `unknown`. */
const DEEPEST = 16;

/** What a type means. @param own types that the script has made itself, by name in lower case. */
export function logicalType(
  source: Source,
  span: Span,
  own: ReadonlyMap<string, LogicalType>,
  depth = 0,
): LogicalType {
  const { from, to } = span;
  const head = source.tokens[from];
  if (!head || from >= to) return plain('none');
  if (depth > DEEPEST) return plain('unknown');
  const of = (inner: Span) => logicalType(source, inner, own, depth + 1);
  const last = source.tokens[to - 1];
  if (last?.text === ']' && to - 1 > from) {
    const open = openBefore(source, from, to - 1);
    if (open > from) return { kind: 'array', of: of({ from, to: open }) };
  }
  if (source.tokens[to - 1]?.word === 'array' && to - 1 > from)
    return { kind: 'array', of: of({ from, to: to - 1 }) };
  const word = head.word || head.text.replaceAll(/["`[\]]/g, '').toLowerCase();
  const args = inside(source, from + 1, to);
  const listed = args ? parts(source, args) : [];
  if (WRAPPERS.has(word)) return of(listed.at(-1) ?? { from: to, to });
  if (word === 'nested') return { kind: 'array', of: plain('struct') };
  if (word === 'vector') return { kind: 'array', of: plain('float') };
  if (ARRAYS.has(word)) {
    const [first] = listed;
    return { kind: 'array', of: first ? of(first) : plain('unknown') };
  }
  return own.get(word) ?? plain(refined(source, span, word, listed) ?? BY_WORD.get(word) ?? 'unknown');
}

/** Types whose arguments or further words say what they mean. */
function refined(source: Source, { from, to }: Span, word: string, args: readonly Span[]): Kind | null {
  const number = (n: number) => Number(source.tokens[args[n]?.from ?? -1]?.text);
  if (word === 'tinyint' && args.length > 0 && number(0) === 1) return 'boolean';
  if (word === 'bit' && (args.length > 0 ? number(0) > 1 : to - from > 1)) return 'binary';
  if (word === 'binary' && source.tokens[from + 1]?.word === 'float') return 'float';
  if (word === 'character' && source.tokens[from + 1]?.word === 'large') return 'text';
  if (word === 'long' && /^(?:varchar|text)$/.test(source.tokens[from + 1]?.word ?? '')) return 'text';
  // Snowflake's NUMBER is NUMBER(38, 0).
  if (word === 'number' && args.length < 2) return 'integer';
  if (BY_WORD.get(word) === 'decimal' && args.length > 1 && number(1) === 0) return 'integer';
  return null;
}

function openBefore(source: Source, from: number, close: number): number {
  for (let at = close - 1; at >= from; at--)
    if (symbol(source, at, '[') && source.pairs[at] === close) return at;
  return -1;
}

import { byName } from '../../domain/by-name.ts';
import { COMMON, type FunctionTable, type JsonType, type Lack } from '../functions.ts';
import { STANDARD, unread } from '../lexis.ts';
import { offered, wordsOf } from './dialect.ts';
import { PARTS, type SourceDialect } from './source-dialect.ts';

const HINT = 'Write it in days.';
const lacksMonths: Lack = { units: ['week', 'month', 'quarter', 'year'], hint: HINT };
const lacksHours: Lack = { units: ['second', 'minute', 'hour'], hint: null };
const diff = ['to', 'from', 'unit'] as const;
const add = ['time', 'interval'] as const;
const trunc = ['time', 'unit'] as const;
const json = ['json', 'path?'] as const;

const JSON_TYPES: Readonly<Record<JsonType, string>> = {
  object: 'object',
  array: 'array',
  text: 'string',
  integer: 'number',
  real: 'number',
  true: 'boolean',
  false: 'boolean',
  null: 'null',
};

const functions: FunctionTable = {
  ...COMMON,
  substr: { ...COMMON.substr, before: 'first', shorter: 'error' },
  substring: { ...COMMON.substring, before: 'first', shorter: 'error' },
  ceil: { ...COMMON.ceil, gives: 'float' },
  ceiling: { ...COMMON.ceil, gives: 'float' },
  floor: { ...COMMON.floor, gives: 'float' },
  round: { ...COMMON.round, gives: 'float' },
  if: { is: 'choose', takes: ['condition', 'value', 'other?'] },
  ifnull: { is: 'coalesce', takes: ['value', 'value'] },
  safe_divide: { is: 'quotient', takes: ['value', 'other'], byZero: 'NULL' },
  div: { is: 'whole quotient', takes: ['value', 'other'] },

  concat: { ...COMMON.concat, joins: 'castable' },
  char_length: COMMON.length,
  character_length: COMMON.length,
  left: { is: 'left', takes: ['text', 'length'], shorter: 'error' },
  right: { is: 'right', takes: ['text', 'length'], shorter: 'error' },
  strpos: { is: 'position', takes: ['text', 'part'] },
  starts_with: { is: 'starts with', takes: ['text', 'part'] },
  ends_with: { is: 'ends with', takes: ['text', 'part'] },
  split: { is: 'split', takes: ['text', 'by?'], by: 'text' },
  initcap: { is: 'capitals', takes: ['text'] },
  repeat: { is: 'repeat', takes: ['text', 'length'] },
  instr: { is: 'position', takes: ['text', 'part'] },
  md5: { is: 'hash', takes: ['text'], of: 'md5', shows: 'bytes' },
  sha1: { is: 'hash', takes: ['text'], of: 'sha1', shows: 'bytes' },
  sha256: { is: 'hash', takes: ['text'], of: 'sha256', shows: 'bytes' },
  sha512: { is: 'hash', takes: ['text'], of: 'sha512', shows: 'bytes' },
  to_hex: { is: 'hexadecimal', takes: ['value'], upper: false },
  array_length: { is: 'array length', takes: ['array'] },
  array_to_string: { is: 'array joined', takes: ['array', 'by'], nulls: 'left out' },
  generate_array: { is: 'sequence', takes: ['from', 'to', 'step?'], of: 'numbers' },
  generate_date_array: { is: 'sequence', takes: ['from', 'to', 'step?'], of: 'days' },
  percentile_cont: { is: 'percentile', takes: ['value', 'share'], share: 'second' },
  regexp_contains: { is: 'matches', takes: ['text', 'pattern'], whole: false },
  regexp_extract: { is: 'matched part', takes: ['text', 'pattern'], group: 'only', none: 'null' },
  regexp_substr: { is: 'matched part', takes: ['text', 'pattern'], group: 'only', none: 'null' },
  regexp_replace: { ...COMMON.regexp_replace, groups: '\\' },

  timestamp: { is: 'to timestamp', takes: ['time'] },
  datetime: { is: 'to timestamp', takes: ['time'] },
  parse_timestamp: { is: 'to timestamp', takes: ['format', 'time'], style: 'percent' },
  parse_datetime: { is: 'to timestamp', takes: ['format', 'time'], style: 'percent' },
  parse_date: { is: 'to date', takes: ['format', 'time'], style: 'percent' },
  timestamp_diff: {
    is: 'difference',
    takes: diff,
    of: 'timestamp',
    counts: 'whole units',
    lacks: { ...lacksMonths, hint: 'Write DATE_DIFF of two dates.' },
  },
  datetime_diff: { is: 'difference', takes: diff, of: 'timestamp', counts: 'boundaries' },
  date_diff: { is: 'difference', takes: diff, of: 'day', counts: 'boundaries' },
  timestamp_add: { is: 'add', takes: add, of: 'timestamp', lacks: lacksMonths },
  timestamp_sub: { is: 'subtract', takes: add, of: 'timestamp', lacks: lacksMonths },
  datetime_add: { is: 'add', takes: add, of: 'timestamp' },
  datetime_sub: { is: 'subtract', takes: add, of: 'timestamp' },
  date_add: { is: 'add', takes: add, of: 'date', lacks: lacksHours },
  date_sub: { is: 'subtract', takes: add, of: 'date', lacks: lacksHours },
  timestamp_trunc: { is: 'truncate', takes: trunc, of: 'timestamp', gives: 'time' },
  datetime_trunc: { is: 'truncate', takes: trunc, of: 'timestamp', gives: 'time' },
  date_trunc: { is: 'truncate', takes: trunc, of: 'time', gives: 'time' },
  unix_seconds: { is: 'to epoch', takes: ['time'], per: 1, gives: 'integer' },
  unix_millis: { is: 'to epoch', takes: ['time'], per: 1000, gives: 'integer' },
  unix_micros: { is: 'to epoch', takes: ['time'], per: 1_000_000, gives: 'integer' },
  timestamp_seconds: { is: 'from epoch', takes: ['seconds'], per: 1, gives: 'timestamp' },
  timestamp_millis: { is: 'from epoch', takes: ['seconds'], per: 1000, gives: 'timestamp' },
  timestamp_micros: { is: 'from epoch', takes: ['seconds'], per: 1_000_000, gives: 'timestamp' },
  format_timestamp: { is: 'format time', takes: ['format', 'time'], style: 'percent' },
  format_date: { is: 'format time', takes: ['format', 'time'], style: 'percent' },
  format_datetime: { is: 'format time', takes: ['format', 'time'], style: 'percent' },
  last_day: { is: 'last day', takes: ['time'] },

  avg: { ...COMMON.avg, scale: 'nine' },
  countif: { is: 'count if', takes: ['condition'] },
  string_agg: { is: 'join texts', takes: ['text', 'by?'], separator: ',', ofNone: 'NULL' },
  approx_count_distinct: { is: 'count distinct', takes: ['value', 'ignored*'] },
  logical_and: { is: 'every', takes: ['value'] },
  logical_or: { is: 'some', takes: ['value'] },

  json_value: { is: 'JSON scalar', takes: json, ofWhole: 'null' },
  json_extract_scalar: { is: 'JSON scalar', takes: json, ofWhole: 'null' },
  json_query: { is: 'JSON part', takes: json, gives: 'like source' },
  json_extract: { is: 'JSON part', takes: json, gives: 'like source' },
  json_value_array: { is: 'JSON part', takes: json, gives: 'texts' },
  json_extract_string_array: { is: 'JSON part', takes: json, gives: 'texts' },
  json_query_array: { is: 'JSON part', takes: json, gives: 'array' },
  json_extract_array: { is: 'JSON part', takes: json, gives: 'array' },
  parse_json: { is: 'parse JSON', takes: ['json'], safe: false },
  json_type: { is: 'JSON type', takes: ['json'], names: JSON_TYPES },
  json_keys: { is: 'JSON keys', takes: ['json', 'digits?'] },
  string: { is: 'to text', takes: ['value'], safe: false },
  to_json_string: { is: 'print JSON', takes: ['json'] },
  json_remove: { is: 'JSON without', takes: ['json', 'path', 'path*'] },
};

export const bigquery: SourceDialect = {
  name: 'bigquery',
  title: 'BigQuery',
  lexis: {
    ...STANDARD,
    texts: `'"`,
    names: '`',
    doubled: false,
    backslash: true,
    triple: `'"`,
    prefixes: new Map([...unread('b', 'br', 'rb', 'x', 'n', 'u'), ['r', 'raw']]),
    lineComments: ['--', '#'],
    params: { ...STANDARD.params, signs: '@:' },
  },
  // GoogleSQL, lexical structure.
  reserved: wordsOf(`
    array at collate contains cube current default define enum escape except exclude extract fetch following grouping
    groups hash if ignore interval lateral lookup merge new no nulls of over partition preceding proto qualify range
    recursive respect rollup rows some struct tablesample treat unbounded unnest window within
  `),
  offered: offered({
    keywords: `
      any array assert at begin cluster clustered collate commit contains cube current current_datetime current_time
      declare description enforced exclude execute expiration export extract fetch filter function grouping hash if
      ignore immediate interval language lateral like materialized merge no of options ordinal partition pivot
      procedure qualify respect returns rollback rollup safe_cast schema search sets struct system_time tablesample
      transaction treat unnest unpivot vector within without zone
    `,
    types: `
      string int64 float64 bool date datetime timestamp time numeric bignumeric json bytes array struct interval
      geography
    `,
    functions: `${Object.keys(functions).join(' ')}
      any_value approx_quantiles array_agg array_concat array_length array_reverse array_to_string bit_count
      byte_length concat contains_substr corr current_date current_datetime current_time current_timestamp date
      extract farm_fingerprint format generate_array generate_date_array generate_timestamp_array generate_uuid
      instr json_type md5 normalize offset ordinal parse_date parse_datetime parse_timestamp percentile_cont
      percentile_disc rand regexp_contains regexp_extract regexp_extract_all repeat safe_cast safe_offset sha256
      struct timestamp_micros timestamp_millis to_hex to_json trunc unnest
    `,
  }),
  bodies: 'none',
  grammar: {
    quotedPaths: true,
    comparisons: [],
    colonCast: false,
    jsonPath: false,
    jsonKeys: true,
    halfJoins: false,
    overwrites: false,
    elementAt: false,
    tries: false,
    starWithout: 'except',
    trailingComma: true,
    unnest: 'with offset',
    flatten: false,
    lateralView: false,
    mergeAll: 'row',
    arrayIndex: null,
    refuses: {
      '%': 'Write MOD(a, b).',
      UNION: 'Write UNION ALL or UNION DISTINCT.',
      ILIKE: 'Write LOWER(x) LIKE …',
      FILTER: 'Write COUNTIF(…), or IF(…) in the aggregate.',
    },
  },
  values: {
    nulls: 'smallest',
    fraction: 'float',
    wholeQuotient: 'float',
    quotientScale: 'nine',
    decimalShows: 'what it needs',
    concatenates: ['date'],
    likeEscape: '\\',
    datesAreDays: false,
    aliases: { inWhere: false, inGroupBy: true, inList: false },
    lacksTypes: ['varchar', 'text', 'char', 'double', 'float', 'real', 'number', 'long'],
    decimalScale: 9,
    floatIsDouble: false,
    floatByZero: 'error',
    castFraction: 'round',
    castsTimes: false,
    wholeTexts: 'refused',
    timestampSuffix: '+00',
    storesAsText: [],
    storesTextAsJson: true,
    readsTexts: false,
    jsonReals: 'spelt',
    castsElements: false,
  },
  times: {
    weeks: byName({ week: 'sunday', 'week(sunday)': 'sunday', 'week(monday)': 'monday', isoweek: 'monday' }),
    parts: byName({
      ...PARTS,
      week: 'week from Sunday',
      isoyear: 'ISO year',
      dayofweek: 'weekday from Sunday 1',
    }),
    interval: { dateLacks: [], timestampLacks: ['month', 'quarter', 'year'], dateBecomes: 'timestamp' },
  },
  functions: byName(functions),
};

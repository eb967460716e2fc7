import { byName } from '../../domain/by-name.ts';
import { COMMON, type FunctionTable, PART_FUNCTIONS, partFunctions } from '../functions.ts';
import { STANDARD, unread } from '../lexis.ts';
import { offered, wordsOf } from './dialect.ts';
import { isoParts, type SourceDialect } from './source-dialect.ts';

const functions: FunctionTable = {
  ...COMMON,
  substr: { ...COMMON.substr, zero: 'none', before: 'none' },
  substring: { ...COMMON.substring, zero: 'none', before: 'none' },
  power: { ...COMMON.power, beyond: 'not run' },
  pow: { ...COMMON.pow, beyond: 'not run' },
  sqrt: { ...COMMON.sqrt, beyond: 'not run' },
  round: { ...COMMON.round, keepsScale: true },
  if: { is: 'choose', takes: ['condition', 'value', 'other?'] },

  strpos: { is: 'position', takes: ['text', 'part'] },
  starts_with: { is: 'starts with', takes: ['text', 'part'] },
  split_part: { is: 'split part', takes: ['text', 'by', 'place'], fromEnd: false, zero: 'error' },

  concat_ws: { is: 'joined by', takes: ['by', 'text', 'text*'], ofNull: 'left out' },
  md5: { is: 'hash', takes: ['value'], of: 'md5', shows: 'bytes' },
  sha1: { is: 'hash', takes: ['value'], of: 'sha1', shows: 'bytes' },
  sha256: { is: 'hash', takes: ['value'], of: 'sha256', shows: 'bytes' },
  sha512: { is: 'hash', takes: ['value'], of: 'sha512', shows: 'bytes' },
  to_utf8: { is: 'bytes of', takes: ['text'] },
  to_hex: { is: 'hexadecimal', takes: ['value'], upper: true },
  cardinality: { is: 'array length', takes: ['array'] },
  array_join: { is: 'array joined', takes: ['array', 'by'], nulls: 'left out' },
  contains: { is: 'array has', takes: ['array', 'value'] },
  sequence: { is: 'sequence', takes: ['from', 'to', 'step?'], of: null },
  regexp_like: { is: 'matches', takes: ['text', 'pattern'], whole: false },
  regexp_extract: { is: 'matched part', takes: ['text', 'pattern', 'group?'], group: 0, none: 'null' },
  regexp_replace: { is: 'replace matches', takes: ['text', 'pattern', 'by?'], groups: '$' },
  regexp_count: { is: 'count matches', takes: ['text', 'pattern'] },

  ...PART_FUNCTIONS,
  ...partFunctions({
    day_of_week: 'ISO weekday',
    dow: 'ISO weekday',
    day_of_year: 'day of year',
    week_of_year: 'ISO week',
  }),
  date_diff: { is: 'difference', takes: ['unit', 'from', 'to'], of: 'time', counts: 'whole units' },
  date_add: { is: 'add', takes: ['unit', 'amount', 'time'], of: 'time' },
  date_trunc: { is: 'truncate', takes: ['unit', 'time'], of: 'time', gives: 'time' },
  date_format: { is: 'format time', takes: ['time', 'format'], style: 'mysql' },
  format_datetime: { is: 'format time', takes: ['time', 'format'], style: 'java' },
  from_unixtime: { is: 'from epoch', takes: ['seconds'], per: 1, gives: 'timestamp' },
  to_unixtime: { is: 'to epoch', takes: ['time'], per: 1, gives: 'float' },
  last_day_of_month: { is: 'last day', takes: ['time'] },
  from_iso8601_timestamp: { is: 'to timestamp', takes: ['time'] },
  from_iso8601_date: { is: 'to date', takes: ['time'] },
  date_parse: { is: 'to timestamp', takes: ['time', 'format'], style: 'mysql' },
  parse_datetime: { is: 'to timestamp', takes: ['time', 'format'], style: 'java' },
  now: { is: 'now', takes: [] },

  count_if: { is: 'count if', takes: ['condition'] },
  listagg: { is: 'join texts', takes: ['text', 'by?'], separator: '', ofNone: 'NULL' },
  approx_distinct: { is: 'count distinct', takes: ['value', 'ignored*'] },
  bool_and: { is: 'every', takes: ['value'] },
  bool_or: { is: 'some', takes: ['value'] },
  every: { is: 'every', takes: ['value'] },
  arbitrary: { is: 'min', takes: ['value'] },

  json_value: { is: 'JSON scalar', takes: ['json', 'path'], ofWhole: 'null' },
  json_extract_scalar: { is: 'JSON scalar', takes: ['json', 'path'], ofWhole: 'null' },
  json_extract: { is: 'JSON part', takes: ['json', 'path'], gives: 'json' },
  json_parse: { is: 'parse JSON', takes: ['json'], safe: false },
  json_format: { is: 'print JSON', takes: ['json'] },
};

export const trino: SourceDialect = {
  name: 'trino',
  title: 'Trino',
  lexis: {
    ...STANDARD,
    prefixes: unread('r', 'b', 'br', 'rb', 'x', 'n', 'u'),
  },
  // Trino, "Keywords and identifiers".
  reserved: wordsOf(`
    alter constraint cube deallocate delete describe drop escape except execute extract grouping insert listagg
    localtime localtimestamp normalize prepare recursive rollup skip table trim uescape unnest values
  `),
  offered: offered({
    keywords: `
      analyze array at bernoulli both catalog commit cube current current_time describe escape execute explain
      extract fetch filter format function grant grouping groups ignore interval lateral leading like listagg
      localtime localtimestamp map match_recognize matched materialized merge no of only ordinality overflow
      partitions pattern prepare properties refresh respect returns revoke rollback rollup row schema schemas sets
      show skip some start system tablesample ties trailing transaction try_cast uescape unnest within without zone
    `,
    types: `
      varchar bigint integer smallint double real decimal boolean date timestamp time json varbinary array map row
      uuid interval char ipaddress
    `,
    functions: `${Object.keys(functions).join(' ')}
      any_value approx_percentile array_agg array_distinct array_join array_max array_sort arrays_overlap
      cardinality checksum codepoint concat_ws contains current_date date date_parse day day_of_week element_at
      extract filter flatten format from_iso8601_date hour json_array_length json_query json_value map map_agg
      map_keys max_by min_by minute month parse_datetime position random reduce regexp_extract regexp_like
      second sequence slice split to_iso8601 transform trunc try try_cast typeof unnest url_extract_host uuid
      week year zip
    `,
  }),
  bodies: 'none',
  grammar: {
    quotedPaths: false,
    comparisons: [],
    colonCast: false,
    jsonPath: false,
    jsonKeys: false,
    halfJoins: false,
    overwrites: false,
    elementAt: true,
    tries: true,
    starWithout: null,
    trailingComma: false,
    unnest: 'with ordinality',
    flatten: false,
    lateralView: false,
    mergeAll: null,
    arrayIndex: 'ordinal',
    refuses: {
      QUALIFY: 'Trino has none: number the rows in a subquery and filter outside of it.',
      'GROUP BY ALL': null,
      ILIKE: 'Write LOWER(x) LIKE …',
      'an INTERVAL of a value': "Write date_add('minute', n, ts).",
    },
  },
  values: {
    nulls: 'last',
    fraction: 'decimal',
    wholeQuotient: 'integer',
    quotientScale: 'longer',
    decimalShows: 'its scale',
    concatenates: [],
    likeEscape: '',
    datesAreDays: false,
    aliases: { inWhere: false, inGroupBy: false, inList: false },
    lacksTypes: [
      'int64',
      'float64',
      'long',
      'bool',
      'string',
      'text',
      'number',
      'datetime',
      'float',
      'float8',
    ],
    decimalScale: 0,
    floatIsDouble: false,
    floatByZero: 'infinite',
    castFraction: 'round',
    castsTimes: false,
    wholeTexts: 'refused',
    timestampSuffix: null,
    storesAsText: [],
    storesTextAsJson: false,
    readsTexts: true,
    jsonReals: 'scientific',
    castsElements: false,
  },
  times: {
    weeks: byName({ week: 'monday' }),
    parts: byName(isoParts('ISO weekday')),
    interval: { dateLacks: ['second', 'minute', 'hour'], timestampLacks: [], dateBecomes: 'date' },
  },
  functions: byName(functions),
};

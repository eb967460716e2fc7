import { byName } from '../../domain/by-name.ts';
import { COMMON, type FunctionTable, PART_FUNCTIONS, partFunctions, type SqlFunction } from '../functions.ts';
import { STANDARD, unread } from '../lexis.ts';
import { offered } from './dialect.ts';
import { isoParts, type SourceDialect } from './source-dialect.ts';

const unitFirst = ['unit', 'from', 'to'] as const;
const wholeUnits: SqlFunction = { is: 'difference', takes: unitFirst, of: 'time', counts: 'whole units' };
const days: SqlFunction = {
  is: 'difference',
  takes: ['to', 'from'],
  of: 'day',
  counts: 'boundaries',
  unit: 'day',
};
const addUnits: SqlFunction = { is: 'add', takes: ['unit', 'amount', 'time'], of: 'time' };
const addDays: SqlFunction = { is: 'add', takes: ['time', 'amount'], of: 'day', unit: 'day' };

const functions: FunctionTable = {
  ...COMMON,
  substr: { ...COMMON.substr, before: 'cut' },
  substring: { ...COMMON.substring, before: 'cut' },
  power: { ...COMMON.power, beyond: 'not run' },
  pow: { ...COMMON.pow, beyond: 'not run' },
  sqrt: { ...COMMON.sqrt, beyond: 'not run' },
  greatest: { ...COMMON.greatest, passesNulls: true },
  least: { ...COMMON.least, passesNulls: true },
  ceil: { ...COMMON.ceil, gives: 'integer' },
  ceiling: { ...COMMON.ceil, gives: 'integer' },
  floor: { ...COMMON.floor, gives: 'integer' },
  if: { is: 'choose', takes: ['condition', 'value', 'other?'] },
  ifnull: { is: 'coalesce', takes: ['value', 'value'] },
  nvl: { is: 'coalesce', takes: ['value', 'value'] },
  nvl2: { is: 'choose if there', takes: ['condition', 'value', 'other'] },
  try_divide: { is: 'quotient', takes: ['value', 'other'], byZero: 'NULL' },
  equal_null: { is: 'equal with null', takes: ['value', 'other'] },

  trim: { is: 'trim', takes: ['text'], blanks: 'spaces' },
  ltrim: { is: 'ltrim', takes: ['text'], blanks: 'spaces' },
  rtrim: { is: 'rtrim', takes: ['text'], blanks: 'spaces' },
  len: COMMON.length,
  char_length: COMMON.length,
  character_length: COMMON.length,
  left: { is: 'left', takes: ['text', 'length'], shorter: 'none' },
  right: { is: 'right', takes: ['text', 'length'], shorter: 'none' },
  instr: { is: 'position', takes: ['text', 'part'] },
  locate: { is: 'position', takes: ['part', 'text'] },
  startswith: { is: 'starts with', takes: ['text', 'part'] },
  endswith: { is: 'ends with', takes: ['text', 'part'] },
  contains: { is: 'contains', takes: ['text', 'part'] },
  split: { is: 'split', takes: ['text', 'by'], by: 'pattern' },
  split_part: { is: 'split part', takes: ['text', 'by', 'place'], fromEnd: true, zero: 'error' },

  repeat: { is: 'repeat', takes: ['text', 'length'] },
  concat_ws: { is: 'joined by', takes: ['by', 'text', 'text*'], ofNull: 'left out' },
  md5: { is: 'hash', takes: ['text'], of: 'md5', shows: 'text' },
  sha1: { is: 'hash', takes: ['text'], of: 'sha1', shows: 'text' },
  sha2: { is: 'hash by size', takes: ['text', 'size'] },
  size: { is: 'array length', takes: ['array'] },
  array_size: { is: 'array length', takes: ['array'] },
  array_join: { is: 'array joined', takes: ['array', 'by'], nulls: 'left out' },
  array_contains: { is: 'array has', takes: ['array', 'value'] },
  sequence: { is: 'sequence', takes: ['from', 'to', 'step?'], of: null },
  regexp_like: { is: 'matches', takes: ['text', 'pattern'], whole: false },
  rlike: { is: 'matches', takes: ['text', 'pattern'], whole: false },
  regexp: { is: 'matches', takes: ['text', 'pattern'], whole: false },
  regexp_extract: { is: 'matched part', takes: ['text', 'pattern', 'group?'], group: 1, none: 'empty' },
  regexp_substr: { is: 'matched part', takes: ['text', 'pattern'], group: 0, none: 'null' },
  regexp_count: { is: 'count matches', takes: ['text', 'pattern'] },

  ...PART_FUNCTIONS,
  ...partFunctions({
    weekofyear: 'ISO week',
    dayofweek: 'weekday from Sunday 1',
    dayofmonth: 'day',
    dayofyear: 'day of year',
  }),
  date_part: COMMON.extract,
  datediff: [days, wholeUnits],
  date_diff: [days, wholeUnits],
  timestampdiff: wholeUnits,
  timestampadd: addUnits,
  date_add: [addDays, addUnits],
  dateadd: [addDays, addUnits],
  date_sub: { is: 'subtract', takes: ['time', 'amount'], of: 'day', unit: 'day' },
  add_months: { is: 'add', takes: ['time', 'amount'], of: 'day', unit: 'month' },
  date_trunc: { is: 'truncate', takes: ['unit', 'time'], of: 'time', gives: 'timestamp' },
  date_format: { is: 'format time', takes: ['time', 'format'], style: 'java' },
  to_date: { is: 'to date', takes: ['time', 'format?'], style: 'java' },
  to_timestamp: { is: 'to timestamp', takes: ['time', 'format?'], style: 'java' },
  try_to_timestamp: { is: 'to timestamp', takes: ['time', 'format?'], style: 'java', safe: true },
  timestamp: { is: 'to timestamp', takes: ['time'] },
  unix_timestamp: { is: 'to epoch', takes: ['time'], per: 1, gives: 'integer' },
  from_unixtime: { is: 'from epoch', takes: ['seconds'], per: 1, gives: 'text' },
  timestamp_seconds: { is: 'from epoch', takes: ['seconds'], per: 1, gives: 'timestamp' },
  timestamp_millis: { is: 'from epoch', takes: ['seconds'], per: 1000, gives: 'timestamp' },
  trunc: {
    is: 'truncate',
    takes: ['time', 'unit'],
    of: 'day',
    gives: 'time',
    lacks: { units: ['second', 'minute', 'hour', 'day'], hint: null },
  },
  last_day: { is: 'last day', takes: ['time'] },
  now: { is: 'now', takes: [] },

  count: { ...COMMON.count, several: true },
  avg: { ...COMMON.avg, scale: 'four more' },
  array_agg: { ...COMMON.array_agg, dropsNulls: true },
  collect_list: { ...COMMON.array_agg, dropsNulls: true },
  collect_set: { ...COMMON.array_agg, dropsNulls: true, distinct: true },
  median: { is: 'percentile', takes: ['value'], share: null },
  percentile: { is: 'percentile', takes: ['value', 'share'], share: 'second' },
  first_value: { ...COMMON.first_value, takes: ['value', 'nulls?'] },
  last_value: { ...COMMON.last_value, takes: ['value', 'nulls?'] },
  first: { ...COMMON.first_value, takes: ['value', 'nulls?'] },
  last: { ...COMMON.last_value, takes: ['value', 'nulls?'] },
  count_if: { is: 'count if', takes: ['condition'] },
  approx_count_distinct: { is: 'count distinct', takes: ['value', 'ignored*'] },
  bool_and: { is: 'every', takes: ['value'] },
  bool_or: { is: 'some', takes: ['value'] },
  every: { is: 'every', takes: ['value'] },

  from_json: { is: 'JSON as', takes: ['json', 'type'] },
  get_json_object: { is: 'JSON scalar', takes: ['json', 'path'], ofWhole: 'text' },
};

export const spark: SourceDialect = {
  name: 'spark',
  title: 'Spark',
  lexis: {
    ...STANDARD,
    texts: `'"`,
    names: '`',
    doubled: false,
    backslash: true,
    prefixes: new Map([...unread('b', 'br', 'rb', 'x', 'n', 'u'), ['r', 'raw']]),
  },
  // Spark reserves nothing by default.
  reserved: new Set(),
  offered: offered({
    keywords: `
      analyze anti array bucket buckets cache cluster clustered collate comment cube current database databases
      delta describe distribute exclude explain explode extended external extract fields format function grouping
      identity ilike inpath interval language lateral like load local location map matched materialized merge minus
      of optimize options overwrite partitioned partitions pivot qualify refresh regexp rlike rollup row schema semi
      sets show some sort sorted stored struct tablesample tblproperties temp timestamp transform unpivot use vacuum
      version within zone zorder
    `,
    types: `
      string int bigint smallint tinyint float double decimal boolean date timestamp timestamp_ntz binary array map
      struct interval variant varchar char
    `,
    functions: `${Object.keys(functions).join(' ')}
      aggregate any_value array array_contains array_distinct array_join array_size collect_list collect_set
      concat_ws current_date current_timestamp dayofweek element_at explode explode_outer filter flatten
      from_json from_utc_timestamp hash hour initcap inline json_tuple levenshtein make_date map map_from_arrays
      map_keys max_by md5 min_by minute monotonically_increasing_id month months_between named_struct parse_url
      percentile percentile_approx pmod posexplode rand regexp_extract regexp_like repeat second sequence sha2
      size sort_array stack struct to_json to_utc_timestamp transform trunc try_cast typeof uuid weekofyear
      window year
    `,
  }),
  bodies: 'none',
  grammar: {
    quotedPaths: false,
    comparisons: ['<=>', '=='],
    colonCast: true,
    jsonPath: true,
    jsonKeys: false,
    halfJoins: true,
    overwrites: true,
    elementAt: true,
    tries: false,
    starWithout: 'except',
    trailingComma: false,
    unnest: null,
    flatten: false,
    lateralView: true,
    mergeAll: '*',
    arrayIndex: 'safe_offset',
    refuses: {},
  },
  values: {
    nulls: 'smallest',
    fraction: 'decimal',
    wholeQuotient: 'float',
    quotientScale: 'by digits',
    decimalShows: 'its scale',
    concatenates: ['integer', 'decimal', 'date', 'boolean', 'timestamp'],
    likeEscape: '\\',
    datesAreDays: false,
    aliases: { inWhere: false, inGroupBy: true, inList: true },
    lacksTypes: ['int64', 'float64', 'number', 'datetime', 'text', 'bool', 'float8'],
    decimalScale: 0,
    floatIsDouble: false,
    floatByZero: 'error',
    castFraction: 'cut',
    castsTimes: true,
    wholeTexts: 'refused',
    timestampSuffix: '',
    storesAsText: ['integer', 'decimal', 'boolean'],
    storesTextAsJson: false,
    readsTexts: true,
    jsonReals: 'spelt',
    castsElements: true,
  },
  times: {
    weeks: byName({ week: 'monday' }),
    parts: byName({ ...isoParts('weekday from Sunday 1'), isoyear: 'ISO year' }),
    interval: { dateLacks: [], timestampLacks: [], dateBecomes: 'date' },
  },
  functions: byName(functions),
};

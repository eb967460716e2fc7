import { byName } from '../../domain/by-name.ts';
import {
  COMMON,
  type FunctionTable,
  type JsonType,
  PART_FUNCTIONS,
  partFunctions,
  type SqlFunction,
} from '../functions.ts';
import { STANDARD, unread } from '../lexis.ts';
import { offered, wordsOf } from './dialect.ts';
import { isoParts, type SourceDialect } from './source-dialect.ts';

const diff = {
  is: 'difference',
  takes: ['unit', 'from', 'to'],
  of: 'timestamp',
  counts: 'boundaries',
} as const;
const add = { is: 'add', takes: ['unit', 'amount', 'time'], of: 'time' } as const;

const toDate = { is: 'to date', takes: ['time', 'format?'], style: 'oracle' } as const;
const toTimestamp = { is: 'to timestamp', takes: ['time', 'format?'], style: 'oracle' } as const;
const number = { is: 'to number', takes: ['value', 'size?', 'digits?'] } as const;
const text: readonly SqlFunction[] = [
  { is: 'to text', takes: ['value'], safe: false },
  { is: 'format time', takes: ['time', 'format'], style: 'oracle' },
];
const timesOf = (names: string, is: SqlFunction): FunctionTable =>
  Object.fromEntries(names.split(' ').map((name) => [name, is]));

const JSON_TYPES: Readonly<Record<JsonType, string>> = {
  object: 'OBJECT',
  array: 'ARRAY',
  text: 'VARCHAR',
  integer: 'INTEGER',
  real: 'DECIMAL',
  true: 'BOOLEAN',
  false: 'BOOLEAN',
  null: 'NULL_VALUE',
};

const functions: FunctionTable = {
  ...COMMON,
  iff: { is: 'choose', takes: ['condition', 'value', 'other?'] },
  ifnull: { is: 'coalesce', takes: ['value', 'value'] },
  nvl: { is: 'coalesce', takes: ['value', 'value'] },
  nvl2: { is: 'choose if there', takes: ['condition', 'value', 'other'] },
  zeroifnull: { is: 'zero for null', takes: ['value'] },
  div0: { is: 'quotient', takes: ['value', 'other'], byZero: '0' },
  decode: { is: 'decode', takes: ['value', 'other', 'other', 'other*'] },
  equal_null: { is: 'equal with null', takes: ['value', 'other'] },

  trim: { ...COMMON.trim, blanks: 'spaces' },
  ltrim: { ...COMMON.ltrim, blanks: 'spaces' },
  rtrim: { ...COMMON.rtrim, blanks: 'spaces' },
  len: COMMON.length,
  left: { is: 'left', takes: ['text', 'length'], shorter: 'none' },
  right: { is: 'right', takes: ['text', 'length'], shorter: 'none' },
  charindex: { is: 'position', takes: ['part', 'text'] },
  startswith: { is: 'starts with', takes: ['text', 'part'] },
  endswith: { is: 'ends with', takes: ['text', 'part'] },
  contains: { is: 'contains', takes: ['text', 'part'] },
  split_part: { is: 'split part', takes: ['text', 'by', 'place'], fromEnd: true, zero: 'first' },

  initcap: { is: 'capitals', takes: ['text'] },
  repeat: { is: 'repeat', takes: ['text', 'length'] },
  concat_ws: { is: 'joined by', takes: ['by', 'text', 'text*'], ofNull: 'NULL' },
  md5: { is: 'hash', takes: ['text'], of: 'md5', shows: 'text' },
  md5_hex: { is: 'hash', takes: ['text'], of: 'md5', shows: 'text' },
  sha1: { is: 'hash', takes: ['text'], of: 'sha1', shows: 'text' },
  sha1_hex: { is: 'hash', takes: ['text'], of: 'sha1', shows: 'text' },
  sha2: { is: 'hash by size', takes: ['text', 'size?'] },
  sha2_hex: { is: 'hash by size', takes: ['text', 'size?'] },
  array_size: { is: 'array length', takes: ['array'] },
  array_to_string: { is: 'array joined', takes: ['array', 'by'], nulls: 'empty' },
  median: { is: 'percentile', takes: ['value'], share: null },
  percentile_cont: { is: 'percentile', takes: ['share'], share: 'first' },
  regexp_like: { is: 'matches', takes: ['text', 'pattern'], whole: true },
  rlike: { is: 'matches', takes: ['text', 'pattern'], whole: true },
  regexp_substr: { is: 'matched part', takes: ['text', 'pattern'], group: 0, none: 'null' },
  regexp_replace: { is: 'replace matches', takes: ['text', 'pattern', 'by?'], groups: '\\' },
  regexp_count: { is: 'count matches', takes: ['text', 'pattern'] },

  ...PART_FUNCTIONS,
  ...partFunctions({
    dayofweek: 'weekday from Sunday 0',
    dayofweekiso: 'ISO weekday',
    dayofyear: 'day of year',
    weekofyear: 'ISO week',
  }),
  date_part: COMMON.extract,
  datediff: diff,
  timestampdiff: diff,
  timediff: diff,
  dateadd: add,
  timestampadd: add,
  timeadd: add,
  date_trunc: { is: 'truncate', takes: ['unit', 'time'], of: 'time', gives: 'time' },
  ...timesOf('to_date date', toDate),
  ...timesOf('try_to_date', { ...toDate, safe: true }),
  ...timesOf('to_timestamp to_timestamp_ntz', toTimestamp),
  ...timesOf('try_to_timestamp try_to_timestamp_ntz', { ...toTimestamp, safe: true }),
  to_char: text,
  to_varchar: text,
  to_number: { ...number, safe: false },
  to_decimal: { ...number, safe: false },
  to_numeric: { ...number, safe: false },
  try_to_number: { ...number, safe: true },
  try_to_decimal: { ...number, safe: true },
  try_to_numeric: { ...number, safe: true },
  to_double: { is: 'to float', takes: ['value'], safe: false },
  try_to_double: { is: 'to float', takes: ['value'], safe: true },
  to_boolean: { is: 'to boolean', takes: ['value'], safe: false },
  try_to_boolean: { is: 'to boolean', takes: ['value'], safe: true },
  last_day: { is: 'last day', takes: ['time'] },
  sysdate: { is: 'now', takes: [] },
  getdate: { is: 'now', takes: [] },

  count: { ...COMMON.count, several: true },
  avg: { ...COMMON.avg, ofWhole: 'decimal', scale: 'six more' },
  array_agg: { ...COMMON.array_agg, dropsNulls: true },
  first_value: { ...COMMON.first_value, frame: 'all' },
  last_value: { ...COMMON.last_value, frame: 'all' },
  nth_value: { ...COMMON.nth_value, frame: 'all' },
  conditional_true_event: { is: 'count of events', takes: ['value'] },
  count_if: { is: 'count if', takes: ['condition'] },
  listagg: { is: 'join texts', takes: ['text', 'by?'], separator: '', ofNone: 'empty' },
  approx_count_distinct: { is: 'count distinct', takes: ['value', 'ignored*'] },
  booland_agg: { is: 'every', takes: ['value'] },
  boolor_agg: { is: 'some', takes: ['value'] },

  parse_json: { is: 'parse JSON', takes: ['json'], safe: false },
  try_parse_json: { is: 'parse JSON', takes: ['json'], safe: true },
  typeof: { is: 'JSON type', takes: ['json'], names: JSON_TYPES },
  is_object: { is: 'JSON is', takes: ['json'], type: 'object' },
  is_array: { is: 'JSON is', takes: ['json'], type: 'array' },
  is_null_value: { is: 'JSON is', takes: ['json'], type: 'null' },
  to_json: { is: 'print JSON', takes: ['json'] },
  object_delete: { is: 'JSON without', takes: ['json', 'key', 'key*'] },
  get_path: { is: 'JSON at keys', takes: ['json', 'keys'], gives: 'json' },
  json_extract_path_text: { is: 'JSON at keys', takes: ['json', 'keys'], gives: 'text' },
};

export const snowflake: SourceDialect = {
  name: 'snowflake',
  title: 'Snowflake',
  lexis: {
    ...STANDARD,
    backslash: true,
    dollar: 'plain',
    prefixes: unread('r', 'b', 'br', 'rb', 'x', 'n', 'u'),
    lineComments: ['--', '//'],
  },
  // Snowflake, "Reserved & limited keywords".
  reserved: wordsOf(`
    account alter check column connect connection constraint current database delete drop following grant ilike
    increment insert issue lateral localtime localtimestamp minus of organization qualify regexp revoke rlike row rows
    sample schema some start table tablesample trigger unique update values view whenever
  `),
  offered: offered({
    keywords: `
      always array asof at autoincrement before begin clone cluster collate comment commit connect copy current_time
      current_user dynamic enforced escape exclude execute explain extract fetch file flatten format function
      generator grant grouping hybrid identity iff ignore ilike increment interval lateral like local localtimestamp
      masking match_condition match_recognize materialized merge minus no noorder norely of overwrite pivot policy
      procedure qualify regexp rely respect returns revoke rlike rollback sample schema sequence stage start stream
      sysdate tablesample tag target_lag task temp transaction transient trigger unpivot warehouse within without
    `,
    types: `
      varchar string text number integer bigint float boolean date timestamp timestamp_ntz timestamp_ltz
      timestamp_tz time variant object array binary decimal double char geography int
    `,
    functions: `${Object.keys(functions).join(' ')}
      any_value array_cat array_construct array_contains array_size as_varchar concat_ws convert_timezone
      current_date current_timestamp dayname dayofweek decode flatten generator get hash ilike in initcap
      is_null_value lateral like max_by md5 median min_by monthname object_agg object_construct object_keys
      percentile_cont position random ratio_to_report regexp_count regexp_like regexp_substr seq4 sha2 split
      strtok time_slice to_array to_decimal to_number to_object to_time to_variant try_cast try_parse_json
      try_to_date try_to_number try_to_timestamp typeof uniform uuid_string year
    `,
  }),
  bodies: 'none',
  grammar: {
    quotedPaths: false,
    comparisons: [],
    colonCast: true,
    jsonPath: true,
    jsonKeys: false,
    halfJoins: false,
    overwrites: true,
    elementAt: false,
    tries: false,
    starWithout: 'exclude',
    trailingComma: false,
    unnest: null,
    flatten: true,
    lateralView: false,
    mergeAll: null,
    arrayIndex: 'safe_offset',
    refuses: {
      'an INTERVAL without quotes': "Write INTERVAL '1 hour', or DATEADD.",
      FILTER: 'Write COUNT_IF(…), or IFF(…) in the aggregate.',
    },
  },
  values: {
    nulls: 'largest',
    fraction: 'decimal',
    wholeQuotient: 'decimal',
    quotientScale: 'six more',
    decimalShows: 'its scale',
    concatenates: ['integer', 'decimal', 'date', 'boolean'],
    likeEscape: '',
    datesAreDays: true,
    aliases: { inWhere: true, inGroupBy: true, inList: true },
    lacksTypes: ['int64', 'float64', 'long', 'bool'],
    decimalScale: 0,
    floatIsDouble: true,
    floatByZero: 'error',
    castFraction: 'round',
    castsTimes: false,
    wholeTexts: 'rounded',
    timestampSuffix: null,
    storesAsText: ['integer', 'decimal', 'boolean'],
    storesTextAsJson: false,
    readsTexts: false,
    jsonReals: 'spelt',
    castsElements: true,
  },
  times: {
    weeks: byName({ week: 'monday' }),
    parts: byName({
      ...isoParts('weekday from Sunday 0'),
      isoyear: 'ISO year',
      epoch: 'epoch',
      epoch_second: 'epoch',
    }),
    interval: { dateLacks: [], timestampLacks: [], dateBecomes: 'date' },
  },
  functions: byName(functions),
};

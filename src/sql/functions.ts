/** What an argument of a function is to it. */
export type Role =
  | 'value'
  | 'other'
  | 'condition'
  | 'digits'
  | 'text'
  | 'part'
  | 'by'
  | 'place'
  | 'length'
  | 'time'
  | 'from'
  | 'to'
  | 'unit'
  | 'amount'
  | 'interval'
  | 'format'
  | 'pattern'
  | 'group'
  | 'size'
  | 'type'
  | 'seconds'
  | 'json'
  | 'path'
  | 'keys'
  | 'key'
  | 'array'
  | 'step'
  | 'share'
  | 'nulls'
  | 'ignored';

/** An argument: `?` may be missing, `*` may stand there any number of times. */
export type Parameter = Role | `${Role}?` | `${Role}*`;

export type Unit = 'second' | 'minute' | 'hour' | 'day' | 'week' | 'month' | 'quarter' | 'year';

/** A part of a time, whatever a dialect calls it. */
export type TimePart =
  | 'year'
  | 'quarter'
  | 'month'
  | 'day'
  | 'hour'
  | 'minute'
  | 'second'
  | 'day of year'
  | 'ISO year'
  | 'ISO week'
  /** From the first Sunday of the year on. */
  | 'week from Sunday'
  /** Monday is 1. */
  | 'ISO weekday'
  | 'weekday from Sunday 0'
  | 'weekday from Sunday 1'
  | 'date'
  | 'epoch';

/** How a dialect spells a format of times. */
export type FormatStyle = 'percent' | 'mysql' | 'oracle' | 'java';

/** What a function does, whatever its name: what it means (`is`), and what is particular to it in its dialect. */
type Meaning =
  | { is: 'coalesce' | 'nullif' | 'choose' | 'choose if there' | 'zero for null' }
  | { is: 'equal with null' | 'decode' }
  /** `passesNulls`: over NULL, and does not become it. */
  | { is: 'greatest' | 'least'; passesNulls: boolean }
  | { is: 'abs' | 'sign' | 'remainder' | 'whole quotient' }
  /** `beyond`: what comes of what is no number; infinity and the like are not run. */
  | { is: 'power' | 'sqrt'; beyond: 'error' | 'not run' }
  /** `gives`: always that; null: what it was given. */
  | { is: 'ceil' | 'floor'; gives: 'float' | 'integer' | null }
  /** `keepsScale`: a decimal that is rounded to fewer places shows as many as before. */
  | { is: 'round'; gives: 'float' | null; keepsScale: boolean }
  | { is: 'quotient'; byZero: 'NULL' | '0' }
  | { is: 'chance' }
  /** `joins`: what `||` takes, or whatever can be cast to a text. */
  | { is: 'concat'; joins: 'like ||' | 'castable' }
  | { is: 'lower' | 'upper' | 'length' | 'replace' | 'reverse' | 'repeat' | 'capitals' }
  | { is: 'pad'; side: 'left' | 'right' }
  /** Texts with one between them; those that are NULL are left out, or make all of it NULL. */
  | { is: 'joined by'; ofNull: 'left out' | 'NULL' }
  /** `shows`: a hash is its hexadecimal text, or bytes that TO_HEX makes one of. */
  | { is: 'hash'; of: 'md5' | 'sha1' | 'sha256' | 'sha512'; shows: 'text' | 'bytes' }
  | { is: 'hash by size' }
  | { is: 'bytes of' }
  | { is: 'hexadecimal'; upper: boolean }
  | { is: 'array length' | 'array has' }
  /** `nulls`: items that are null are left out, or empty texts. */
  | { is: 'array joined'; nulls: 'left out' | 'empty' }
  /** Numbers or days from one to another, both among them. `of`: what it is of; null: as its arguments say. */
  | { is: 'sequence'; of: 'numbers' | 'days' | null }
  /** `shorter`: what a length below zero is. */
  | { is: 'left' | 'right'; shorter: 'error' | 'none' }
  /** Places below zero count from the end. `zero`: what place 0 is; `before`: what becomes of a place before the first. */
  | {
      is: 'substring';
      zero: 'first' | 'none';
      before: 'first' | 'cut' | 'none' | 'not run';
      shorter: 'error' | 'none';
    }
  /** `blanks`: what goes where no signs are named. */
  | { is: 'trim' | 'ltrim' | 'rtrim'; blanks: 'white space' | 'spaces' }
  | { is: 'position' | 'starts with' | 'ends with' | 'contains' }
  /** `by`: a text, or a pattern. */
  | { is: 'split'; by: 'text' | 'pattern' }
  /** `fromEnd`: whether parts below zero count from there; `zero`: what part 0 is. */
  | { is: 'split part'; fromEnd: boolean; zero: 'first' | 'error' }
  /** `whole`: whether all of the text has to match. */
  | { is: 'matches'; whole: boolean }
  /** `group`: the one that is meant where none is named, or the only one there is; `none`: what comes of no match. */
  | { is: 'matched part'; group: 0 | 1 | 'only'; none: 'null' | 'empty' }
  /** `groups`: the sign before the number of a group. */
  | { is: 'replace matches'; groups: '\\' | '$' }
  | { is: 'count matches' }
  /** The text of a scalar; an object or an array is NULL, or its JSON. */
  | { is: 'JSON scalar'; ofWhole: 'null' | 'text' }
  /** `texts`: an array of them. */
  /** `like source`: of a text a text, with NULL for the JSON null. */
  | { is: 'JSON part'; gives: 'json' | 'like source' | 'array' | 'texts' }
  | { is: 'JSON at keys'; gives: 'json' | 'text' }
  | { is: 'print JSON' | 'JSON without' }
  /** `safe`: NULL of what is no JSON. */
  | { is: 'parse JSON'; safe: boolean }
  /** What kind of value it is, as the dialect calls that. */
  | { is: 'JSON type'; names: Readonly<Record<JsonType, string>> }
  | { is: 'JSON is'; type: JsonType }
  /** Names of keys, with those of objects in it behind a point. */
  | { is: 'JSON keys' }
  /** As a map or an array of texts, as a type in a text says. */
  | { is: 'JSON as' }
  | { is: 'now' | 'today' | 'last day' }
  /** `safe`: NULL of what is none. `style`: how a format is spelt, where one may be given. */
  | { is: 'to date' | 'to timestamp'; safe?: boolean; style?: FormatStyle }
  /** To a whole number, or a decimal of as many places as are asked for. */
  | { is: 'to number'; safe: boolean }
  | { is: 'to float' | 'to boolean' | 'to text'; safe: boolean }
  /** `part`: always that one. */
  | { is: 'time part'; part: TimePart | null }
  /** In whole units, or in boundaries of units that lie between both. `unit`: always that one. */
  | { is: 'difference'; of: Taken; counts: 'whole units' | 'boundaries'; unit?: Unit; lacks?: Lack }
  | { is: 'add' | 'subtract'; of: Taken; unit?: Unit; lacks?: Lack }
  /** `gives`: a date stays one, or all are timestamps. */
  | { is: 'truncate'; of: Taken; gives: 'time' | 'timestamp'; lacks?: Lack }
  | { is: 'format time'; style: FormatStyle }
  | { is: 'to epoch'; per: 1 | 1000 | 1_000_000; gives: 'integer' | 'float' }
  /** `per`: how many of its units are a second. */
  | { is: 'from epoch'; per: 1 | 1000 | 1_000_000; gives: 'timestamp' | 'text' }
  /** `several`: COUNT(DISTINCT a, b). */
  | { is: 'count'; several: boolean }
  | { is: 'count distinct' | 'count if' | 'sum' | 'min' | 'max' | 'every' | 'some' | 'max by' | 'min by' }
  /** `ofWhole`: what it is of whole numbers; `scale`: digits behind the point of a decimal one, by those of the values. */
  | { is: 'average'; ofWhole: 'float' | 'decimal'; scale: 'same' | 'four more' | 'six more' | 'nine' }
  /** `ofNone`: what comes of no rows. */
  | { is: 'join texts'; separator: string; ofNone: 'NULL' | 'empty' }
  /** `distinct`: each value once, whatever is said. */
  | { is: 'array'; dropsNulls: boolean; distinct: boolean }
  /** The value in the middle, or at a share; `share`: where that stands; null: in the middle. */
  | { is: 'percentile'; share: 'first' | 'second' | null }
  | { is: 'rank'; gives: 'integer' | 'float' }
  /** How often a condition was true up to the row. */
  | { is: 'count of events' }
  | { is: 'ntile' | 'lag' | 'lead' }
  /** `frame`: what it looks at where nothing is said. */
  | { is: 'first value' | 'last value' | 'nth value'; frame: 'up to here' | 'all' };

/** Kinds of JSON values, as SQLite calls them. */
export type JsonType = 'object' | 'array' | 'text' | 'integer' | 'real' | 'true' | 'false' | 'null';

/** What a time is made before it is used: a date that has to be one, the day that it is in, a timestamp, or nothing. */
export type Taken = 'date' | 'day' | 'timestamp' | 'time';

/** Units that a function of a dialect does not take, and what to write instead. */
export type Lack = { readonly units: readonly Unit[]; readonly hint: string | null };

/** A function as a dialect has it: what its arguments are, in their order, and what it does. */
export type SqlFunction = Readonly<Meaning> & { readonly takes: readonly Parameter[] };

export type Is = SqlFunction['is'];
export type FunctionOf<K extends Is> = SqlFunction & { readonly is: K };

/** Functions by their name in lower case; several of one name differ in how many arguments they take. */
export type FunctionTable = Readonly<Record<string, SqlFunction | readonly SqlFunction[]>>;

const pair = ['value', 'other'] as const;
const substring = {
  is: 'substring',
  takes: ['text', 'place', 'length?'],
  zero: 'first',
  before: 'not run',
  shorter: 'none',
} as const;
const trim = { takes: ['text', 'part?'], blanks: 'white space' } as const;
const rank = { is: 'rank', takes: [], gives: 'integer' } as const;
const share = { is: 'rank', takes: [], gives: 'float' } as const;

/** Functions that all source dialects call alike; a dialect replaces what differs in it. */
export const COMMON = {
  coalesce: { is: 'coalesce', takes: ['value', 'value*'] },
  nullif: { is: 'nullif', takes: pair },
  greatest: { is: 'greatest', takes: ['value', 'value*'], passesNulls: false },
  least: { is: 'least', takes: ['value', 'value*'], passesNulls: false },
  abs: { is: 'abs', takes: ['value'] },
  sign: { is: 'sign', takes: ['value'] },
  ceil: { is: 'ceil', takes: ['value'], gives: null },
  ceiling: { is: 'ceil', takes: ['value'], gives: null },
  floor: { is: 'floor', takes: ['value'], gives: null },
  round: { is: 'round', takes: ['value', 'digits?'], gives: null, keepsScale: false },
  mod: { is: 'remainder', takes: pair },
  power: { is: 'power', takes: pair, beyond: 'error' },
  pow: { is: 'power', takes: pair, beyond: 'error' },
  sqrt: { is: 'sqrt', takes: ['value'], beyond: 'error' },
  generate_uuid: { is: 'chance', takes: ['ignored*'] },
  uuid: { is: 'chance', takes: ['ignored*'] },
  uuid_string: { is: 'chance', takes: ['ignored*'] },
  rand: { is: 'chance', takes: ['ignored*'] },
  random: { is: 'chance', takes: ['ignored*'] },

  concat: { is: 'concat', takes: ['text', 'text*'], joins: 'like ||' },
  lower: { is: 'lower', takes: ['text'] },
  upper: { is: 'upper', takes: ['text'] },
  length: { is: 'length', takes: ['text'] },
  reverse: { is: 'reverse', takes: ['text'] },
  lpad: { is: 'pad', takes: ['text', 'length', 'by'], side: 'left' },
  rpad: { is: 'pad', takes: ['text', 'length', 'by'], side: 'right' },
  replace: { is: 'replace', takes: ['text', 'part', 'by'] },
  trim: { is: 'trim', ...trim },
  ltrim: { is: 'ltrim', ...trim },
  rtrim: { is: 'rtrim', ...trim },
  substr: substring,
  substring,
  position: { is: 'position', takes: ['part', 'text'] },
  split: { is: 'split', takes: ['text', 'by'], by: 'text' },
  regexp_replace: { is: 'replace matches', takes: ['text', 'pattern', 'by'], groups: '$' },

  extract: { is: 'time part', takes: ['unit', 'time'], part: null },
  date: { is: 'to date', takes: ['time'] },
  current_timestamp: { is: 'now', takes: [] },
  current_date: { is: 'today', takes: [] },

  count: { is: 'count', takes: ['value', 'value*'], several: false },
  sum: { is: 'sum', takes: ['value'] },
  avg: { is: 'average', takes: ['value'], ofWhole: 'float', scale: 'same' },
  min: { is: 'min', takes: ['value'] },
  max: { is: 'max', takes: ['value'] },
  any_value: { is: 'min', takes: ['value'] },
  array_agg: { is: 'array', takes: ['value'], dropsNulls: false, distinct: false },
  max_by: { is: 'max by', takes: ['value', 'by'] },
  min_by: { is: 'min by', takes: ['value', 'by'] },

  row_number: rank,
  rank,
  dense_rank: rank,
  percent_rank: share,
  cume_dist: share,
  ntile: { is: 'ntile', takes: ['value'] },
  lag: { is: 'lag', takes: ['value', 'place?', 'other?'] },
  lead: { is: 'lead', takes: ['value', 'place?', 'other?'] },
  first_value: { is: 'first value', takes: ['value'], frame: 'up to here' },
  last_value: { is: 'last value', takes: ['value'], frame: 'up to here' },
  nth_value: { is: 'nth value', takes: ['value', 'place'], frame: 'up to here' },
} as const satisfies FunctionTable;

/** YEAR(ts) and the like: a function for each part. */
export const PART_FUNCTIONS = partFunctions({
  year: 'year',
  quarter: 'quarter',
  month: 'month',
  week: 'ISO week',
  day: 'day',
  hour: 'hour',
  minute: 'minute',
  second: 'second',
});

export function partFunctions(parts: Readonly<Record<string, TimePart>>): FunctionTable {
  return Object.fromEntries(
    Object.entries(parts).map(([name, part]) => [name, { is: 'time part', takes: ['time'], part }]),
  );
}

/** Whether a function may be called with so many arguments. */
export function accepts({ takes }: SqlFunction, count: number): boolean {
  const least = takes.filter((each) => !/[?*]$/.test(each)).length;
  const most = takes.at(-1)?.endsWith('*') ? MOST_ARGUMENTS : takes.length;
  return least <= count && count <= most;
}

const MOST_ARGUMENTS = 20;

import type { SqlFunction, TimePart, Unit } from '../functions.ts';
import type { DialectTable } from './dialect.ts';

/** A dialect whose scripts are parsed strictly, and what its SQL means: traits of its grammar, values and functions. */
export type SourceDialect = DialectTable & {
  readonly name: 'bigquery' | 'snowflake' | 'trino' | 'spark';
  /** As people write it. */
  readonly title: string;
  readonly grammar: GrammarTraits;
  readonly values: ValueTraits;
  readonly times: TimeTraits;
  /** By name in lower case; several of one name differ in how many arguments they take. */
  readonly functions: ReadonlyMap<string, SqlFunction | readonly SqlFunction[]>;
};

/** What some of the dialects write and others do not. */
export type GrammarTraits = {
  /** Whether a name in quotes may be a path: `project.dataset.table`. */
  readonly quotedPaths: boolean;
  /** Comparisons beside those that all have. */
  readonly comparisons: readonly ('<=>' | '==')[];
  /** `x::type` */
  readonly colonCast: boolean;
  /** `x:key.key[0]` reads JSON. */
  readonly jsonPath: boolean;
  /** `x['key']` and `x[key]` of JSON, with a key that may be computed. */
  readonly jsonKeys: boolean;
  /** LEFT SEMI JOIN and LEFT ANTI JOIN. */
  readonly halfJoins: boolean;
  /** INSERT OVERWRITE: the table holds the new rows alone. */
  readonly overwrites: boolean;
  /** element_at(array, place) */
  readonly elementAt: boolean;
  /** TRY(x) */
  readonly tries: boolean;
  /** What leaves columns out of `*`: EXCEPT (a), EXCLUDE a. */
  readonly starWithout: 'except' | 'exclude' | null;
  /** Whether the list of a SELECT may end with a comma. */
  readonly trailingComma: boolean;
  readonly unnest: 'with offset' | 'with ordinality' | null;
  /** LATERAL FLATTEN(x), TABLE(FLATTEN(x)) */
  readonly flatten: boolean;
  /** LATERAL VIEW explode(x) */
  readonly lateralView: boolean;
  /** What stands in a MERGE for all columns: `UPDATE SET *` and `INSERT *`, or `INSERT ROW`. */
  readonly mergeAll: '*' | 'row' | null;
  /** How its numbers of places in an array count where they do not say it; null: they have to. */
  readonly arrayIndex: 'ordinal' | 'offset' | 'safe_offset' | null;
  /** What others have and this dialect has not, with what to write instead. */
  readonly refuses: Readonly<Partial<Record<Refused, string | null>>>;
};

export type Refused =
  | '%'
  | 'UNION'
  | 'QUALIFY'
  | 'GROUP BY ALL'
  | 'FILTER'
  | 'ILIKE'
  | 'an INTERVAL of a value'
  | 'an INTERVAL without quotes';

/** What the same text means in some dialects and not in others. */
export type ValueTraits = {
  /** Where NULL is in an order that does not say it. */
  readonly nulls: 'smallest' | 'largest' | 'last';
  /** What `1.5` is. */
  readonly fraction: 'float' | 'decimal';
  /** What a whole number divided by another is. */
  readonly wholeQuotient: 'float' | 'integer' | 'decimal';
  /** Digits behind the point of a quotient of decimals: those of the longer one, six more, always nine, or by how many digits both have. */
  readonly quotientScale: 'longer' | 'six more' | 'nine' | 'by digits';
  /** Whether a decimal as a text shows all digits of its scale. */
  readonly decimalShows: 'its scale' | 'what it needs';
  /** What `||` takes beside texts. */
  readonly concatenates: readonly ('integer' | 'decimal' | 'date' | 'boolean' | 'timestamp')[];
  /** What makes `%` and `_` in a LIKE plain where ESCAPE says nothing. */
  readonly likeEscape: '\\' | '';
  /** Whether `date - date` and `date + 1` count days. */
  readonly datesAreDays: boolean;
  /** `inList`: in the list of a SELECT, behind it, where no column has its name. */
  readonly aliases: { readonly inWhere: boolean; readonly inGroupBy: boolean; readonly inList: boolean };
  /** Types that it does not have. */
  readonly lacksTypes: readonly string[];
  /** Digits behind the point of a decimal type that does not say how many. */
  readonly decimalScale: number;
  /** Whether FLOAT and REAL have double precision. */
  readonly floatIsDouble: boolean;
  /** What a float divided by zero is. */
  readonly floatByZero: 'error' | 'infinite';
  /** What a CAST of a fraction to a whole number does. */
  readonly castFraction: 'cut' | 'round';
  /** Whether a timestamp is cast to the seconds since 1970. */
  readonly castsTimes: boolean;
  /** Whether a text with a fraction is no whole number, or is rounded to one. */
  readonly wholeTexts: 'refused' | 'rounded';
  /** What stands behind a timestamp that is cast to a text; null: not run. */
  readonly timestampSuffix: string | null;
  /** What it puts into a text column beside texts and times, without a CAST. */
  readonly storesAsText: readonly ('integer' | 'decimal' | 'boolean')[];
  /** Whether a text, as JSON_QUERY of a text gives one, may be put into a JSON column. */
  readonly storesTextAsJson: boolean;
  /** Whether a path reads a text as JSON, and gives a text; NULL of what is no JSON. */
  readonly readsTexts: boolean;
  /** How a number with a fraction in JSON is spelt as a text of a map: as it stands there, or as 1.25E1. */
  readonly jsonReals: 'spelt' | 'scientific';
  /** Whether a CAST takes an element of a JSON array. */
  readonly castsElements: boolean;
};

export type TimeTraits = {
  /** On which day the weeks begin that a unit names. */
  readonly weeks: ReadonlyMap<string, 'sunday' | 'monday'>;
  /** Parts of a time, by their name. */
  readonly parts: ReadonlyMap<string, TimePart>;
  /** `time + INTERVAL`: units that a date or a timestamp does not take, and what a date becomes. */
  readonly interval: {
    readonly dateLacks: readonly Unit[];
    readonly timestampLacks: readonly Unit[];
    readonly dateBecomes: 'date' | 'timestamp';
  };
};

/** Parts that all dialects call alike. */
export const PARTS = {
  year: 'year',
  quarter: 'quarter',
  month: 'month',
  day: 'day',
  hour: 'hour',
  minute: 'minute',
  second: 'second',
  years: 'year',
  months: 'month',
  days: 'day',
  hours: 'hour',
  minutes: 'minute',
  seconds: 'second',
  dayofyear: 'day of year',
  doy: 'day of year',
  isoweek: 'ISO week',
  date: 'date',
} as const satisfies Readonly<Record<string, TimePart>>;

/** Parts of dialects whose weeks are those of ISO. @param weekday how they count its days */
export const isoParts = (weekday: TimePart): Readonly<Record<string, TimePart>> => ({
  ...PARTS,
  week: 'ISO week',
  weekiso: 'ISO week',
  weekofyear: 'ISO week',
  week_of_year: 'ISO week',
  dayofweek: weekday,
  dow: weekday,
  day_of_week: weekday,
  dayofweekiso: 'ISO weekday',
  dayofweek_iso: 'ISO weekday',
});

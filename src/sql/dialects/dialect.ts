import type { Lexis } from '../lexis.ts';

/** All that SQL is in one dialect, as data. */
export type DialectTable = {
  readonly lexis: Lexis;
  /** Words in lower case that are no names unless quoted, beside those that no dialect takes for names. */
  readonly reserved: ReadonlySet<string>;
  readonly offered: Offered;
  /** Statements with semicolons in them: a trigger up to its END, a function from BEGIN ATOMIC to its END. */
  readonly bodies: 'trigger' | 'atomic' | 'none';
};

/** Words of a text, apart by spaces. */
export const wordsOf = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/));

/** What is offered to whoever writes in a dialect, and coloured. */
export type Offered = {
  /** Words of statements, in lower case. */
  readonly keywords: readonly string[];
  /** Types that columns are likely to have, the usual first; as they are written. */
  readonly types: readonly string[];
  /** Functions that a model or a question is likely to need; as they are written. */
  readonly functions: readonly string[];
};

/** Words that nearly every dialect has. */
const KEYWORDS = `
  add all alter and any as asc between by case cast check column constraint create cross current_date
  current_timestamp default delete desc distinct drop else end except exists false first following for foreign from
  full group having if in inner insert intersect into is join key last left like limit natural not null nulls offset
  on or order outer over partition preceding primary range recursive references rename replace right row rows select
  set table temporary then to true truncate unbounded union unique update using values view when where window with
`;
const FUNCTIONS = `
  abs avg ceil coalesce concat count cume_dist dense_rank exp first_value floor greatest lag last_value lead least
  length ln log lower lpad ltrim max min mod nth_value ntile nullif percent_rank power rank regexp_replace replace
  reverse round row_number rpad rtrim sign sqrt stddev substr substring sum trim upper variance
`;

/** @param own what a dialect has beside what all of them have. */
export function offered(own: Readonly<Record<keyof Offered, string>>): Offered {
  const sorted = (text: string) => [...wordsOf(text)].sort();
  return {
    keywords: sorted(KEYWORDS + own.keywords),
    types: [...wordsOf(own.types)],
    functions: sorted(FUNCTIONS + own.functions),
  };
}

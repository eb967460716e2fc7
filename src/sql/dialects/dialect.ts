import type { Lexis } from '../lexis.ts';

/** All that SQL is in one dialect, as data. */
export type DialectTable = {
  readonly lexis: Lexis;
  /** Words in lower case that are no names unless quoted, beside those that no dialect takes for names. */
  readonly reserved: ReadonlySet<string>;
  /** Statements with semicolons in them: a trigger up to its END, a function from BEGIN ATOMIC to its END. */
  readonly bodies: 'trigger' | 'atomic' | 'none';
};

/** Words of a text, apart by spaces. */
export const wordsOf = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/));

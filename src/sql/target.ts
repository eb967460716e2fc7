import type { Dialect } from '../domain/dialect.ts';

/** A statement that an engine refuses, by the words that it begins with. */
export type Refusal = {
  /** In lower case, without OR REPLACE, TEMP and IF NOT EXISTS. */
  readonly words: string;
  /** What to do instead. */
  readonly hint: string;
  /** Not where this word stands in it. */
  readonly unless?: string;
};

/** How an engine takes a script. */
export type Target = {
  readonly dialect: Dialect;
  readonly refused: readonly Refusal[];
  /** What may stand behind the columns of a CREATE TABLE. */
  readonly storage: {
    /** Words that begin a clause which the engine has itself. */
    readonly own: ReadonlySet<string>;
    /** Words that begin a clause which it has not: it is read as design, and taken off. `all`: every other word. */
    readonly foreign: ReadonlySet<string> | 'all';
    /** Whether `PARTITION BY` is its own where a script declares partitions. */
    readonly partitions: boolean;
  };
  readonly params: {
    /** Signs before the name of a parameter. */
    readonly signs: string;
    /** Whether they can be told by number too, `$1` for the first. */
    readonly numbered: boolean;
    /** Whether the engine is given their values apart from the text; else they stand in it as texts. */
    readonly bound: boolean;
  };
  /** Whether it takes a misspelt name in double quotes for a text; in backticks it never does. */
  readonly misreadsQuotes: boolean;
};

/** Refusals for one reason. */
export const because = (hint: string, ...all: readonly string[]): readonly Refusal[] =>
  all.map((words) => ({ words, hint }));

/** Words that begin a clause on how a table is laid out, in one dialect or another. */
export const LAYOUT_CLAUSES: ReadonlySet<string> = new Set(
  `partition partitioned cluster clustered sorted sort order distribute distributed sortkey distkey diststyle compound
   interleaved engine ttl options comment stored location tblproperties bucketed primary settings`.split(
    /\s+/,
  ),
);

import type { Cell, Relation } from '../domain/relation.ts';
import type { Access, BronzeBatch, Limit, StoredCatalogue } from '../domain/run.ts';
import type { Params } from '../domain/step.ts';
import type { Bound } from '../sql/runnable.ts';
import type { Statement } from '../sql/statements.ts';
import type { Target } from '../sql/target.ts';
import type { Model } from './engine.ts';
import type { Limits } from './limits.ts';
import type { Prepared } from './prepare.ts';

/** What an engine does at once, or later. */
export type Later<T> = T | Promise<T>;

/** What a database begins with. */
export type Fresh = {
  readonly limits: Limits;
  /** What will run on it. */
  readonly model: Model;
  /** Bytes of a snapshot that it goes on from; null: it is empty. */
  readonly start: Uint8Array | null;
};

/** A statement that ran, as the engine got it. */
export type Ran = { readonly statement: Statement; readonly bound: Bound };

/** What a database says is wrong. */
export type Complaint = {
  readonly message: string;
  readonly hint: string | null;
  /** Offset in the file; null where it says none. */
  readonly at: number | null;
  readonly limit: Limit | null;
};

/** The answer is larger than it may be. */
export class TooMuch extends Error {
  readonly limit: 'rows' | 'size';
  constructor(limit: 'rows' | 'size') {
    super(limit);
    this.limit = limit;
  }
}

/** A table of the model: its name, and how SQL spells it. */
export type Listed = { readonly name: string; readonly sql: string };

/** The states behind some of its steps, to which a database can go back. */
export type Marks = {
  /** Marks the state behind so many steps. */
  readonly mark: (depth: number) => Promise<void>;
  /** Goes back to the state behind so many steps, and keeps its mark. */
  readonly back: (depth: number) => Promise<void>;
};

/**
 * A database as one run needs it. Scripts, and our own reading, stand between `begin` and `commit` or `rollback`. What
 * a statement of the candidate's throws is read by `complaint`.
 */
export interface Database {
  /** How it takes a script. */
  readonly target: Target;
  /** null: it cannot go back, now or ever. */
  readonly marks: Marks | null;
  /** Its state as bytes that it can begin with; null: it has no such thing. Outside of transactions. */
  readonly snapshot: (() => Uint8Array) | null;
  /** Ends what is running; null: the thread that it holds has to be ended. */
  readonly interrupt: (() => void) | null;
  /** A database of its own for what comes; whatever was there is gone. */
  reset(fresh: Fresh): Later<void>;
  /** Chance begins from a place of its own. */
  seed(place: number): Later<void>;
  /** Begins a transaction in which these bronze tables are there, and no others. It can be rolled back where that fails. */
  begin(bronze: BronzeBatch | null): Later<void>;
  /** Checks what is checked late, and drops what is temporary. */
  commit(): Later<void>;
  rollback(): Later<void>;
  /** @param params for an engine that is given values apart from the text. */
  run(sql: string, params: Params): Later<void>;
  /** @throws TooMuch where the answer goes over its limits. */
  query(sql: string, params: Params, limits: Limits): Later<Relation>;
  /** Tables of the model in the order of their creation; `all` takes in what holds rows in other ways. */
  tables(all: boolean): Later<readonly Listed[]>;
  /** Rows of a stored table, in lots. @returns its columns. */
  scan(table: Listed, onRow: (row: readonly Cell[]) => void): Later<readonly string[]>;
  /** Takes all rows out of tables; references are not minded, and no trigger runs. Outside of transactions. */
  wipe(isKept: (table: string) => boolean): Later<void>;
  /** @param sources texts of the files that may have made the tables. */
  catalogue(sources: readonly string[]): Later<StoredCatalogue>;
  /** Bytes of what is stored; null: it cannot be told. */
  size(): Later<number | null>;
  /** A line a step. */
  plan(sql: string): Later<readonly string[]>;
  /** How a question that has been answered finds its rows, and what that costs; null: it cannot be told. Outside of transactions. */
  access(question: readonly Prepared[], params: Params): Later<Access | null>;
  /**
   * Reads an error. null: it is not about what ran, and the thread is of no more use.
   * @param ran null: nothing of the candidate's did.
   * @param bronze names of the bronze tables.
   */
  complaint(error: unknown, ran: Ran | null, bronze: readonly string[]): Complaint | null;
  close(): Later<void>;
}

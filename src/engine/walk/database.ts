import type { Cell, Relation } from '../../domain/relation.ts';
import type { Access, BronzeBatch, Limit, StoredCatalogue } from '../../domain/run.ts';
import type { Limits } from '../limits.ts';
import type { Target } from '../../sql/target.ts';

/** What a database says is wrong with a statement. */
export type Complaint = {
  readonly message: string;
  readonly hint: string | null;
  /** Offset in the statement as it was handed over; null where it says none. */
  readonly offset: number | null;
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

/**
 * A database that is walked from step to step. What a statement of the candidate's throws is read by `complaint`.
 * Everything between a reset or a mark and the next stands inside `begin` and `commit` or `rollback`, the bronze
 * tables too: they are filled behind the one and dropped before the other.
 */
export interface Database {
  readonly target: Target;
  /** An empty database of its own for what comes; whatever was there is gone. */
  reset(limits: Limits): Promise<void>;
  /** Whether it can go back to a mark. */
  readonly marks: boolean;
  /** Marks the state behind so many steps. */
  mark(depth: number): Promise<void>;
  /** Goes back to the state behind so many steps, and keeps its mark. */
  back(depth: number): Promise<void>;
  begin(): Promise<void>;
  /** Checks what is checked late, and drops what is temporary. */
  commit(): Promise<void>;
  rollback(): Promise<void>;
  /** Chance begins from a place of its own. */
  seed(place: number): Promise<void>;
  run(sql: string): Promise<void>;
  /** @throws TooMuch where the answer goes over its limits. */
  query(sql: string, limits: Limits): Promise<Relation>;
  /** Rows of a stored table, in lots. */
  scan(table: string, onRow: (row: readonly Cell[]) => void): Promise<readonly string[]>;
  fill(batch: BronzeBatch): Promise<void>;
  dropBronze(batch: BronzeBatch): Promise<void>;
  /** Tables of the model, as they can be spelt in SQL; `all` takes in what holds rows in other ways. */
  tables(all: boolean): Promise<readonly { readonly name: string; readonly sql: string }[]>;
  /** Takes all rows out of tables, spelt as `tables` spells them; references are not minded. In transactions of its own. */
  empty(tables: readonly string[]): Promise<void>;
  catalogue(sources: readonly string[]): Promise<StoredCatalogue>;
  plan(sql: string): Promise<readonly string[]>;
  /** How one query finds its rows and what that costs; null: it cannot be told. */
  access(sql: string): Promise<Access | null>;
  /** null: it is not about the statement, and the thread is of no more use. */
  complaint(error: unknown, sql: string): Complaint | null;
  /** Ends what is running, if it can. */
  interrupt(): void;
  close(): Promise<void>;
}

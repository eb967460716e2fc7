import type { HowFound } from '../../domain/fact.ts';
import type { TableReading } from './table.ts';

/** A table that takes a type of event. */
export type Home = {
  readonly reading: TableReading;
  /** Where one column of it does. */
  readonly column: string | null;
  readonly how: HowFound;
  readonly certain: boolean;
  /** In a list within a row: keys of the table say nothing of it. */
  readonly nested: boolean;
  /** Read together with a half that no key joins it to: what it has is no more than likely. */
  readonly loose?: boolean;
  /** A table for any event beside one of the type's own. */
  readonly second: boolean;
};

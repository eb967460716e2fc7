import type { Design } from '../../domain/design.ts';
import type { FactModel, FactSpec } from '../../domain/fact.ts';
import { columnMeanings } from './meanings.ts';
import { readTable } from './table.ts';
import { vocabularyOf } from './vocabulary.ts';

/** What is read of the keys of a table. */
export type KeyReading = {
  /** The fact that a column is for certain; null: nobody knows. */
  readonly fact: (column: string) => FactSpec | null;
  /** A time to the second or so; a day is none. */
  readonly isMoment: (column: string) => boolean;
  /** Columns that need not tell one row from another: of partitions, which engines want in a key, and of a thing's versions. */
  readonly isFree: (column: string) => boolean;
  /** The column of a key that is the id of what a row is, so that it needs no other; null: none is for certain. */
  readonly ownId: (key: readonly string[]) => string | null;
};

const MOMENT = /(?:^|_)(?:ts|time|timestamp|at|epoch|ms|start|started|began)$/i;
const VERSION = /ver|from|since|start|seq/i;

const same = (a: string, b: string) => a.toLowerCase() === b.toLowerCase();

/** @returns what is read of a table by its name; null: it is not in the design. */
export function keyReadings(design: Design, model: FactModel): (table: string) => KeyReading | null {
  const vocabulary = vocabularyOf(model);
  const meanings = columnMeanings(design, model);
  const isArrival = ({ path }: FactSpec) => path.join() === 'received_at';
  return (name) => {
    const table = design.tables.find((each) => same(each.name, name));
    if (!table) return null;
    const { thing, aggregate, named, fields } = readTable(table, vocabulary);
    const fact = (column: string) => {
      const found = meanings.find((each) => same(each.table, name) && same(each.column, column));
      if (found?.certainty !== 'sure') return null;
      return model.facts.find(({ id }) => id === found.fact) ?? null;
    };
    const isOwn = (column: string) => {
      const known = fact(column);
      if (!known) return false;
      // The share of a table of shares, the event of any other.
      const { own, of, path } = known;
      if (path.join() === 'event_id') return true;
      return own && of.kind === 'events' && [...new Set(named)].join() === of.types.join();
    };
    const kindOf = (column: string) => fields.find((each) => same(each.name, column))?.kind ?? 'none';
    const isMoment = (column: string) =>
      fact(column)?.kind === 'time' || kindOf(column) === 'timestamp' || MOMENT.test(column);
    return {
      fact,
      isMoment,
      isFree: (column) => {
        if (table.layout.partition.some(({ columns }) => columns.some((each) => same(each, column))))
          return true;
        const isVersion = isMoment(column) || kindOf(column) === 'date' || VERSION.test(column);
        return thing !== null && isVersion;
      },
      ownId: (key) => {
        // A bridge has nothing beside its key, and figures are of no one event.
        if (thing !== null || aggregate || key.length >= table.columns.length) return null;
        const id = key.find(isOwn);
        const others = key.filter((column) => column !== id).map(fact);
        return id !== undefined && others.every((each) => each !== null && !isArrival(each)) ? id : null;
      },
    };
  };
}

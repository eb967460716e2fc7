import type { Dialect } from '../../domain/dialect.ts';
import { defineLint, type LintPlace, placeOf, placeText } from './lint.ts';

/** There is no clause for a unique key: a sort key is none. */
const WITHOUT_KEYS: readonly Dialect[] = ['trino', 'clickhouse'];
/** Keys are a promise to the reader there, and so is a comment that says the grain. */
const UNENFORCED: readonly Dialect[] = ['bigquery', 'snowflake', 'redshift', 'spark'];

/** Nothing says what one row of the table is. */
export const tableWithoutKey = defineLint({
  code: 'table-without-key',
  says: (place: LintPlace) => ({
    message: `${placeText(place)} has no key: nothing says what one row is, and the same row can enter twice.`,
    hint: 'Declare what tells two rows apart as PRIMARY KEY. A dialect that does not enforce it still tells the reader.',
  }),
  look: ({ design, roleOf }) =>
    WITHOUT_KEYS.includes(design.dialect)
      ? []
      : design.tables
          .filter(
            ({ keys, indexes, columns, elided, grain }) =>
              keys.length === 0 &&
              !indexes.some(({ unique }) => unique) &&
              !(elided && columns.length === 0) &&
              !(grain !== null && UNENFORCED.includes(design.dialect)),
          )
          .filter((table) => roleOf(table) !== 'staging' && table.columns.length > 0)
          .map((table) => placeOf(table)),
});

import type { DesignColumn } from '../../domain/design.ts';
import type { Dialect } from '../../domain/dialect.ts';
import { wordsOf } from '../erd/words.ts';
import { defineLint, type LintPlace, placeOf, placeText } from './lint.ts';

/**
 * Types that hold several values one by one: they are typed, counted and unnested, so a list there is no fault.
 * null: the dialect has none.
 */
const ARRAYS: Readonly<Record<Dialect, string | null>> = {
  sqlite: null,
  mysql: null,
  postgres: 'TEXT[]',
  bigquery: 'ARRAY<STRING>',
  snowflake: 'ARRAY',
  redshift: 'SUPER',
  spark: 'ARRAY<STRING>',
  trino: 'ARRAY(VARCHAR)',
  duckdb: 'VARCHAR[]',
  clickhouse: 'Array(String)',
};

const SEVERAL = new Set(
  'tags hashtags keywords categories labels interests genres mentions topics skills'.split(' '),
);
const SAYS_SO = /\b(?:comma|pipe|semicolon|delimiter)[- ]?(?:separated|delimited)\b|\bcsv\b|\bdelimited\b/i;

/** `array`: the dialect's type for several values; null where it has none. */
type Found = LintPlace & { readonly array: string | null };

/** Several values in one text: no join, no index and no key reaches the single one. */
export const listInColumn = defineLint({
  code: 'list-in-column',
  says: ({ array, ...place }: Found) => ({
    message: `${placeText(place)} holds several values in one: no key, no index and no join reaches a single one of them.`,
    hint: `Give each value a row in a table of its own${array === null ? '' : `, or use ${array}, which keeps values apart and typed`}.`,
  }),
  look: ({ design }) => {
    const { dialect, dialectFrom } = design;
    // On a whiteboard the dialect is not said, and an array is what is meant.
    const lacksArrays = ARRAYS[dialect] === null && dialectFrom !== 'none';
    const isList = ({ name, type, comment }: DesignColumn): boolean => {
      if (type.kind === 'array') return lacksArrays;
      if (type.kind !== 'text') return type.kind === 'none' && SAYS_SO.test(comment ?? '');
      const last = wordsOf(name).at(-1) ?? '';
      return (
        ['ids', 'list', 'csv', 'uuids'].includes(last) || SEVERAL.has(last) || SAYS_SO.test(comment ?? '')
      );
    };
    return design.tables.flatMap((table) =>
      table.columns.filter(isList).map(({ name }) => ({ ...placeOf(table, [name]), array: ARRAYS[dialect] })),
    );
  },
});

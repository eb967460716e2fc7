import type { DesignColumn } from '../../domain/design.ts';
import type { Dialect } from '../../domain/dialect.ts';
import { wordsOf } from '../erd/words.ts';
import { type Lint, placeOf } from './lint.ts';

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

/** Several values in one text: no join, no index and no key reaches the single one. */
export const listInColumn: Lint = ({ design }) => {
  const { dialect, dialectFrom } = design;
  // On a whiteboard the dialect is not said, and an array is what is meant.
  const lacksArrays = ARRAYS[dialect] === null && dialectFrom !== 'none';
  const isList = ({ name, type, comment }: DesignColumn): boolean => {
    if (type.kind === 'array') return lacksArrays;
    if (type.kind !== 'text') return type.kind === 'none' && SAYS_SO.test(comment ?? '');
    const last = wordsOf(name).at(-1) ?? '';
    return ['ids', 'list', 'csv', 'uuids'].includes(last) || SEVERAL.has(last) || SAYS_SO.test(comment ?? '');
  };
  return design.tables.flatMap((table) =>
    table.columns.filter(isList).map(({ name }) => ({
      code: 'list-in-column',
      args: { ...placeOf(table, [name]), array: ARRAYS[dialect] },
    })),
  );
};

import type { DocPath } from '../../domain/event.ts';
import { type Finding, findings } from '../../domain/finding.ts';
import type { Problem } from '../../domain/problem.ts';
import { canonical } from '../cells.ts';
import { textAt } from '../doc.ts';
import { type Home, tells } from './home.ts';

/** The properties that are asked for. */
type Asked = { readonly own_columns: readonly DocPath[]; readonly kept: readonly DocPath[] };

export const PROPERTIES = findings({
  /** No column of the table is that property's and nothing else's. */
  'shape-no-column': ({ table, property }: { table: string; property: string }) => ({
    message: `${table} has no column that is ${property} and nothing else.`,
    hint: `Give it a column that holds ${property} as it came, and nothing for events without it.`,
  }),
  /** A value of the property is not in its event's row. */
  'shape-not-kept': ({ table, property, example }: { table: string; property: string; example: string }) => ({
    message: `${table} has lost ${property}: a row lacks its event's ${example}.`,
    hint: 'Keep every property of an event in its row, in a column or in JSON.',
  }),
});

/** What a candidate knows a property by. */
export type NameOf = (path: DocPath) => string;

/** By the column of a bronze table that has it, or else by its own name. */
export function namesIn({ bronze }: Problem): NameOf {
  const columns = bronze.flatMap((table) => table.columns);
  return (path) =>
    columns.find((column) => column.path.join('.') === path.join('.'))?.name ?? path.at(-1) ?? '';
}

/** Each property has a column of its own in every table that holds events with it. */
export function columnFindings(
  { own_columns }: Pick<Asked, 'own_columns'>,
  homes: readonly Home[],
  nameOf: NameOf,
): Finding[] {
  return homes.flatMap((home) =>
    own_columns
      .filter((path) => home.docs.some((doc) => textAt(doc, path) !== null) && !hasColumn(home, path))
      .map((path) => PROPERTIES('shape-no-column', { table: home.table, property: nameOf(path) })),
  );
}

/** Whether at least half of the properties that occur have their column, where columns are asked for. */
export function hasColumnsEnough(
  { own_columns }: Pick<Asked, 'own_columns'>,
  homes: readonly Home[],
  lacking: number,
): boolean {
  const asked = homes.flatMap(({ docs }) =>
    own_columns.filter((path) => docs.some((doc) => textAt(doc, path) !== null)),
  );
  return lacking * 2 <= asked.length;
}

/** A column with the property's value where an event has one, and null where it has none. */
function hasColumn({ columns, rows }: Home, path: DocPath): boolean {
  return columns.some((_, at) =>
    rows.every(({ row, doc }) => {
      const value = textAt(doc, path);
      const cell = canonical(row[at], 'text');
      return value === null ? cell === null : cell !== null && same(cell, value);
    }),
  );
}

/** 1, 1.0 and '1' are one value. */
const same = (cell: string | number, value: string): boolean =>
  cell === value || (value.trim() !== '' && Number(cell) === Number(value));

/** Each property stands somewhere in its event's row. */
export function keptFindings(
  { kept }: Pick<Asked, 'kept'>,
  homes: readonly Home[],
  nameOf: NameOf,
): Finding[] {
  return homes.flatMap(({ table, rows }) =>
    kept.flatMap((path) => {
      for (const { row, doc } of rows) {
        const value = textAt(doc, path);
        if (value !== null && !tells(row, value))
          return [PROPERTIES('shape-not-kept', { table, property: nameOf(path), example: value })];
      }
      return [];
    }),
  );
}

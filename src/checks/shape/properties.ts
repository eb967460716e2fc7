import type { DocPath } from '../../domain/event.ts';
import { type Finding, findings } from '../../domain/finding.ts';
import type { Problem } from '../../domain/problem.ts';
import { canonical } from '../cells.ts';
import { textAt, writtenAt } from '../doc.ts';
import { lackingDocument } from './document.ts';
import { type Home, tells } from './home.ts';

/** The properties that are asked for. */
type Asked = {
  readonly own_columns: readonly DocPath[];
  readonly kept: readonly DocPath[];
  readonly whole?: DocPath | undefined;
};

export const PROPERTIES = findings({
  /** No column of the table is that property's and nothing else's. */
  'shape-no-column': ({ table, property }: { table: string; property: string }) => ({
    message: `${table} has no column with the ${property} of its events and nothing else.`,
    hint: `Give it a column that holds ${property} as it came, and nothing for events without it.`,
  }),
  /** A column is called after one property and holds another. */
  'shape-swapped': ({ table, column, holds }: { table: string; column: string; holds: string }) => ({
    message: `${table}.${column} holds the ${holds} of its events, and not what it is called after.`,
    hint: 'Put each property into the column that is called after it: compare the lists of columns of INSERT and SELECT.',
  }),
  /** A document is not in its event's row as it came. `key`: what of it is not; null: it has no keys. */
  'shape-not-whole': ({
    table,
    document,
    event,
    key,
  }: {
    table: string;
    document: string;
    event: string;
    key: string | null;
  }) => ({
    message:
      key === null
        ? `${table} does not keep the ${document} of ${event} as it came.`
        : `${table} does not keep the ${document} of ${event} as it came: its ${key} is not there by name and with its value.`,
    hint: `Keep the whole ${document} in one column and change nothing of it: empty values and keys that nobody knows say something too.`,
  }),
  /** A value of the property is not in its event's row. */
  'shape-not-kept': ({ table, property, example }: { table: string; property: string; example: string }) => ({
    message: `${table} has lost ${property}: the row of an event lacks its value “${example}”.`,
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

const hasColumn = (home: Home, path: DocPath): boolean =>
  home.columns.some((_, at) => isColumnOf(home, at, path));

/** A column with the property's value where an event has one, and null where it has none. */
function isColumnOf({ rows }: Home, at: number, path: DocPath): boolean {
  return rows.every(({ row, doc }) => {
    const value = writtenAt(doc, path);
    const cell = canonical(row[at], 'text');
    return value === null ? cell === null : cell !== null && same(cell, value);
  });
}

/** `user` and `user_id` are one name. */
const bare = (name: string) => name.toLowerCase().replace(/_id$/, '');

/** Columns that are called after one property and hold another one. */
export function swappedFindings(
  { own_columns }: Pick<Asked, 'own_columns'>,
  homes: readonly Home[],
  nameOf: NameOf,
): Finding[] {
  return homes.flatMap((home) =>
    home.columns.flatMap((column, at) => {
      const named = own_columns.find((path) => bare(nameOf(path)) === bare(column));
      if (!named || isColumnOf(home, at, named)) return [];
      const told = (path: DocPath) => home.docs.some((doc) => textAt(doc, path) !== null);
      const holds = own_columns.find((path) => path !== named && told(path) && isColumnOf(home, at, path));
      return holds ? [PROPERTIES('shape-swapped', { table: home.table, column, holds: nameOf(holds) })] : [];
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

/** The document stands in each event's row as it came. */
export function wholeFindings(
  { whole }: Pick<Asked, 'whole'>,
  homes: readonly Home[],
  nameOf: NameOf,
): Finding[] {
  if (!whole) return [];
  return homes.flatMap((home) => {
    const lacking = lackingDocument(home, whole);
    if (!lacking) return [];
    const { doc, key } = lacking;
    return [
      PROPERTIES('shape-not-whole', { table: home.table, document: nameOf(whole), event: doc.event_id, key }),
    ];
  });
}

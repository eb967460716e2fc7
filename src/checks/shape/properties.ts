import type { CheckOf } from '../../domain/check.ts';
import type { DocPath } from '../../domain/event.ts';
import type { RawFinding } from '../../domain/finding.ts';
import type { Problem } from '../../domain/problem.ts';
import { canonical } from '../cells.ts';
import { textAt } from '../doc.ts';
import { type Home, tells } from './home.ts';

type Spec = CheckOf<'shape'>;

/** What a candidate knows a property by. */
export type NameOf = (path: DocPath) => string;

/** By the column of a bronze table that has it, or else by its own name. */
export function namesIn({ bronze }: Problem): NameOf {
  const columns = bronze.flatMap((table) => table.columns);
  return (path) =>
    columns.find((column) => column.path.join('.') === path.join('.'))?.name ?? path.at(-1) ?? '';
}

/** Each property has a column of its own in every table that holds events with it. */
export function columnFindings({ ownColumns }: Spec, homes: readonly Home[], nameOf: NameOf): RawFinding[] {
  return homes.flatMap((home) =>
    ownColumns
      .filter((path) => home.docs.some((doc) => textAt(doc, path) !== null) && !hasColumn(home, path))
      .map((path): RawFinding => {
        return { code: 'shape-no-column', args: { table: home.table, property: nameOf(path) } };
      }),
  );
}

/** Whether at least half of the properties that occur have their column, where columns are asked for. */
export function hasColumnsEnough({ ownColumns }: Spec, homes: readonly Home[], lacking: number): boolean {
  const asked = homes.flatMap(({ docs }) =>
    ownColumns.filter((path) => docs.some((doc) => textAt(doc, path) !== null)),
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
export function keptFindings({ kept }: Spec, homes: readonly Home[], nameOf: NameOf): RawFinding[] {
  return homes.flatMap(({ table, rows }) =>
    kept.flatMap((path): RawFinding[] => {
      for (const { row, doc } of rows) {
        const value = textAt(doc, path);
        if (value !== null && !tells(row, value))
          return [{ code: 'shape-not-kept', args: { table, property: nameOf(path), example: value } }];
      }
      return [];
    }),
  );
}

import type { Cell } from '../../domain/relation.ts';
import type { StoredTable } from '../../domain/run.ts';

type Row = readonly Cell[];

/** Rows of a table by the ids in them. */
type ById = ReadonlyMap<string, readonly Row[]>;

/** The rows to which the ids of a row lead, over other tables too. */
export type Links = { readonly to: (table: string, rows: readonly Row[]) => readonly Row[] };

/** More rows than these share a cell that is no id. */
const MOST = 40;

/** Follows ids from rows about an event to a table that was read to tell more of it. */
export function linksIn(tables: readonly StoredTable[]): Links {
  const indexes = new Map<string, ById>();
  const indexOf = ({ table, relation }: StoredTable): ById => {
    const known = indexes.get(table);
    if (known) return known;
    const index = new Map<string, Row[]>();
    for (const row of relation.rows)
      for (const id of new Set(row.flatMap(idOf))) {
        const rows = index.get(id);
        if (rows) rows.push(row);
        else index.set(id, [row]);
      }
    indexes.set(table, index);
    return index;
  };
  const step = (table: StoredTable, rows: readonly Row[]): readonly Row[] => {
    const index = indexOf(table);
    const found = rows.flatMap((row) =>
      row.flatMap(idOf).flatMap((id) => {
        const linked = index.get(id) ?? [];
        return linked.length <= MOST ? linked : [];
      }),
    );
    return [...new Set(found)];
  };
  return {
    to: (name, rows) => {
      const target = tables.find(({ table }) => table.toLowerCase() === name.toLowerCase());
      if (!target) return [];
      const near = step(target, rows);
      if (near.length > 0) return near;
      return step(
        target,
        tables.flatMap((between) => (between === target ? [] : step(between, rows))),
      );
    },
  };
}

function idOf(cell: Cell): string[] {
  return typeof cell === 'string' && cell.length <= 64
    ? [cell]
    : Number.isInteger(cell)
      ? [String(cell)]
      : [];
}

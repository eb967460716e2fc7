import type { DocPath, EventDoc } from '../../domain/event.ts';
import type { Cell } from '../../domain/relation.ts';
import type { StoredTable } from '../../domain/run.ts';
import { canonical } from '../cells.ts';
import { textAt } from '../doc.ts';

type Row = readonly Cell[];

/** A table in which events stand, with the rows that are theirs. */
export type Home = {
  readonly table: string;
  readonly columns: readonly string[];
  /** Each row, and the event that it is of. */
  readonly rows: readonly { readonly row: Row; readonly doc: EventDoc }[];
  readonly docs: readonly EventDoc[];
};

/**
 * The tables that have rows of events, at least half of those of a type: so a table of exceptions is none. Where there are
 * tables with one of their properties, a list of ids is none either. The column with the most ids of different events says whose a row is: so a column that links to another event
 * makes no row of that one.
 */
export function homesOf(
  tables: readonly StoredTable[],
  docs: readonly EventDoc[],
  { event_id, event_type }: { readonly event_id: DocPath; readonly event_type: DocPath },
  properties: readonly DocPath[],
): readonly Home[] {
  const total = Map.groupBy(docs, (doc) => textAt(doc, event_type));
  const homes = listed(tables, docs, event_id).flatMap((home): Home[] => {
    const held = Map.groupBy(new Set(home.docs), (doc) => textAt(doc, event_type));
    const isHeld = (type: string | null) =>
      (held.get(type)?.length ?? 0) * 2 >= (total.get(type)?.length ?? 0);
    const rows = home.rows.filter(({ doc }) => isHeld(textAt(doc, event_type)));
    return rows.length > 0 ? [{ ...home, rows, docs: rows.map(({ doc }) => doc) }] : [];
  });
  const telling = homes.filter(({ rows }) =>
    rows.some(({ row, doc }) => properties.some((path) => tells(row, textAt(doc, path)))),
  );
  return telling.length > 0 ? telling : homes;
}

/** Whether a cell is the value, or holds it: JSON any, other texts one that is too long to be there by chance. */
export function tells(row: Row, value: string | null): boolean {
  if (value === null) return false;
  const written = JSON.stringify(value).slice(1, -1);
  return row.some((cell) => {
    const text = String(canonical(cell, 'text') ?? '');
    const holds = /^\s*[[{]/.test(text) || value.length >= TELLING;
    return text === value || (holds && (text.includes(value) || text.includes(written)));
  });
}

const TELLING = 4;

function listed(tables: readonly StoredTable[], docs: readonly EventDoc[], idPath: DocPath): readonly Home[] {
  const byId = new Map(docs.map((doc) => [textAt(doc, idPath), doc]));
  return tables.flatMap(({ table, relation: { columns, rows } }): Home[] => {
    const found = columns.map((_, at) => rowsBy(rows, at, byId));
    const counts = found.map((each) => new Set(each.map(({ doc }) => doc)).size);
    const most = Math.max(0, ...counts);
    const own = most > 0 ? found[counts.indexOf(most)] : undefined;
    return own ? [{ table, columns, rows: own, docs: own.map(({ doc }) => doc) }] : [];
  });
}

function rowsBy(rows: readonly Row[], at: number, byId: ReadonlyMap<string | null, EventDoc>) {
  return rows.flatMap((row) => {
    const cell = row[at];
    const doc = typeof cell === 'string' ? byId.get(cell) : undefined;
    return doc ? [{ row, doc }] : [];
  });
}

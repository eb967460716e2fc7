import type { EventDoc } from '../../domain/event.ts';
import type { FactSpec, HoldsRow } from '../../domain/fact.ts';
import type { StoredTable } from '../../domain/run.ts';
import { numberOf } from '../times.ts';
import { held, measuredPlace, NEARLY_ALL, wantedOf } from './held.ts';
import { sameIn, type Wanted } from './same.ts';

type Asked = { readonly id: string; readonly wanted: Wanted };

/**
 * A fact of a thing stands in a row with the thing's id; or, where a key of its own comes between, its values stand in
 * one column. When something changed has to be there for each change, what else describes it for the thing.
 */
export function measuredThing(
  row: HoldsRow,
  fact: FactSpec,
  docs: readonly EventDoc[],
  tables: readonly StoredTable[],
): HoldsRow {
  const asked = docs.flatMap((doc): Asked[] => {
    const wanted = wantedOf(fact, doc);
    return wanted === null ? [] : [{ id: doc.entity_id, wanted }];
  });
  const values = [...new Map(asked.map(({ wanted }) => [wanted.text, wanted])).values()];
  if (values.length < 2) return row;
  const beside = tables.flatMap((table) => besideIds(table, asked, fact));
  const standing = beside.length > 0 ? beside : tables.flatMap((table) => inColumn(table, values));
  const places = standing.length > 0 ? standing : tables.flatMap((table) => countedIn(table, values));
  const [first] = places;
  if (first)
    return held(
      row,
      places.filter(({ table }) => table === first.table),
    );
  // What speaks against it, or that it has no place at all, says why.
  if (row.status !== 'held' && row.status !== 'unsure') return row;
  return { ...row, status: 'missing', measured: true };
}

/** The columns of a table that have it beside the thing's id. */
function besideIds({ table, relation }: StoredTable, asked: readonly Asked[], { kind }: FactSpec) {
  const ids = new Set(asked.map(({ id }) => id));
  const byThing = Map.groupBy(relation.rows, (cells) => {
    const id = cells.find((cell) => typeof cell === 'string' && ids.has(cell));
    return typeof id === 'string' ? id : '';
  });
  const found = new Map<number, Set<string>>();
  for (const { id, wanted } of asked) {
    const columns = new Set((byThing.get(id) ?? []).flatMap((cells) => sameIn(cells, wanted)));
    for (const column of columns)
      found.set(column, (found.get(column) ?? new Set()).add(kind === 'time' ? `${id} ${wanted.text}` : id));
  }
  const due = kind === 'time' ? new Set(asked.map(({ id, wanted }) => `${id} ${wanted.text}`)) : ids;
  return [...found]
    .filter(([, held]) => held.size >= due.size * NEARLY_ALL)
    .map(([column]) => measuredPlace(table, relation.columns[column] ?? null));
}

/** The columns of a table in which nearly all of the values stand. */
function inColumn({ table, relation: { columns, rows } }: StoredTable, values: readonly Wanted[]) {
  return columns.flatMap((name, at) => {
    const has = (wanted: Wanted) => rows.some((row) => sameIn([row[at] ?? null], wanted).length > 0);
    const enough = values.filter(has).length >= values.length * NEARLY_ALL;
    return enough ? [measuredPlace(table, name)] : [];
  });
}

/** Fewer times than these could lie at such distances by chance. */
const ENOUGH = 3;

/** The columns of a table that have the times as numbers counted from a beginning of the candidate's own. */
function countedIn({ table, relation: { columns, rows } }: StoredTable, values: readonly Wanted[]) {
  const due = sorted(values.flatMap(({ epoch }) => epoch ?? []));
  if (due.length < Math.max(ENOUGH, values.length)) return [];
  return columns.flatMap((name, at) => {
    const found = sorted(rows.flatMap((row) => numberOf(row[at] ?? null) ?? []));
    const isCounted = [1, 1000].some(
      (unit) => new Set(found.map((number, nth) => number - (due[nth] ?? 0) * unit)).size === 1,
    );
    return found.length === due.length && isCounted ? [measuredPlace(table, name)] : [];
  });
}

const sorted = (numbers: readonly number[]) => [...new Set(numbers)].toSorted((a, b) => a - b);

import type { EventDoc } from '../../domain/event.ts';
import type { FactSpec, HoldsRow } from '../../domain/fact.ts';
import type { StoredTable } from '../../domain/run.ts';
import { held, measuredPlace, NEARLY_ALL, wantedOf } from './held.ts';
import { sameIn } from './same.ts';

/** A fact of a thing stands in a row with the thing's id. */
export function measuredThing(
  row: HoldsRow,
  fact: FactSpec,
  docs: readonly EventDoc[],
  tables: readonly StoredTable[],
): HoldsRow {
  const asked = docs.flatMap((doc) => {
    const wanted = wantedOf(fact, doc);
    return wanted === null ? [] : [{ id: doc.entity_id, wanted }];
  });
  if (new Set(asked.map(({ wanted }) => wanted.text)).size < 2) return row;
  for (const { table, relation } of tables) {
    const byThing = Map.groupBy(relation.rows.entries(), ([, cells]) => {
      const id = cells.find((cell) => typeof cell === 'string' && asked.some((each) => each.id === cell));
      return typeof id === 'string' ? id : '';
    });
    const counts = new Map<number, number>();
    for (const { id, wanted } of asked) {
      const columns = new Set((byThing.get(id) ?? []).flatMap(([, cells]) => sameIn(cells, wanted)));
      for (const column of columns) counts.set(column, (counts.get(column) ?? 0) + 1);
    }
    const columns = [...counts].filter(([, count]) => count >= asked.length * NEARLY_ALL);
    if (columns.length > 0)
      return held(
        row,
        columns.map(([column]) => measuredPlace(table, relation.columns[column] ?? null)),
      );
  }
  return row;
}

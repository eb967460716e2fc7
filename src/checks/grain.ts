import type { DocPath, EventDoc } from '../domain/event.ts';
import type { StoredTable } from '../domain/run.ts';
import { textAt } from './doc.ts';

/** Which of a table's rows are about which documents, found by the ids that stand in them. */
export type Grain = {
  readonly table: StoredTable;
  /** For each row the documents whose id stands in it. */
  readonly docsOf: readonly (readonly EventDoc[])[];
  /** Whether the table has a row per event (or per view, share, comment) of some type. */
  readonly perEvent: boolean;
};

/** Share of the documents of a type that have to be found before a table counts as having a row for each. */
const NEARLY_ALL = 0.95;

/** Documents by their ids at the paths that tell events apart. */
export function docsById(docs: Iterable<EventDoc>, paths: readonly DocPath[]): Map<string, EventDoc[]> {
  const byId = new Map<string, EventDoc[]>();
  for (const doc of docs)
    for (const path of paths) {
      const id = textAt(doc, path);
      if (id !== null) byId.set(id, [...(byId.get(id) ?? []), doc]);
    }
  return byId;
}

/** Measures a table on its loaded rows. */
export function grainOf(
  table: StoredTable,
  byId: ReadonlyMap<string, readonly EventDoc[]>,
  docs: readonly EventDoc[],
): Grain {
  const { rows, columns } = table.relation;
  const docsOf: EventDoc[][] = rows.map(() => []);
  const total = countByType(docs);
  let perEvent = false;
  for (const at of columns.keys()) {
    const found = new Set<EventDoc>();
    const ids = new Set<string>();
    let cells = 0;
    for (const [index, row] of rows.entries()) {
      const cell = row[at];
      if (typeof cell !== 'string') continue;
      cells++;
      const matches = byId.get(cell);
      if (!matches) continue;
      ids.add(cell);
      for (const doc of matches) {
        found.add(doc);
        docsOf[index]?.push(doc);
      }
    }
    if (ids.size < cells / 2 || ids.size === 0) continue;
    const covered = countByType(found);
    perEvent ||= [...total].some(([type, count]) => (covered.get(type) ?? 0) >= count * NEARLY_ALL);
  }
  return { table, docsOf, perEvent };
}

function countByType(docs: Iterable<EventDoc>): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { event_type } of docs) counts.set(event_type, (counts.get(event_type) ?? 0) + 1);
  return counts;
}

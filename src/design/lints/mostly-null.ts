import type { Relation } from '../../domain/relation.ts';
import { type Lint, placeOf } from './lint.ts';

/** Share of the cells that may be null. */
const MOST = 0.5;
/** Fewer rows say nothing. */
const ENOUGH = 10;
const SHOWN = 5;

/** Measured: over half of the cells that were loaded are null. */
export const mostlyNull: Lint = ({ design, rowsOf }) =>
  design.tables.flatMap((table) => {
    const relation = rowsOf(table);
    if (!relation || relation.rows.length < ENOUGH) return [];
    const nulls = nullsOf(relation);
    const share =
      nulls.reduce((sum, count) => sum + count, 0) / (relation.rows.length * relation.columns.length);
    if (!(share > MOST)) return [];
    const emptiest = relation.columns
      .map((name, at) => ({ name, count: nulls[at] ?? 0 }))
      .toSorted((a, b) => b.count - a.count)
      .slice(0, SHOWN)
      .map(({ name }) => name);
    return [
      {
        code: 'mostly-null',
        args: { ...placeOf(table, emptiest), line: table.place.line, share, rows: relation.rows.length },
      },
    ];
  });

function nullsOf({ columns, rows }: Relation): number[] {
  return columns.map((_, at) => rows.reduce((count, row) => count + (row[at] === null ? 1 : 0), 0));
}

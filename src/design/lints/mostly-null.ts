import type { Relation } from '../../domain/relation.ts';
import { defineLint, type LintPlace, placeOf, placeText, several } from './lint.ts';

/** Share of the cells that may be null. */
const MOST = 0.5;
/** Fewer rows say nothing. */
const ENOUGH = 10;
const SHOWN = 5;

/** `columns`: the emptiest; `share`: of the table's cells that are null, 0 to 1. */
type Found = LintPlace & { readonly share: number; readonly rows: number };

/** Measured: over half of the cells that were loaded are null. */
export const mostlyNull = defineLint({
  code: 'mostly-null',
  says: ({ share, rows, columns, ...place }: Found) => ({
    message: `${Math.round(share * 100)} % of the cells of ${placeText({ ...place, columns: [] })} are NULL after ${rows} rows were loaded, most of all in ${several(columns)}: one row stands for things that have little in common.`,
    hint: 'Give what is seldom there a table of its own, or one JSON column.',
  }),
  look: ({ design, rowsOf }) =>
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
      return [{ ...placeOf(table, emptiest), line: table.place.line, share, rows: relation.rows.length }];
    }),
});

function nullsOf({ columns, rows }: Relation): number[] {
  return columns.map((_, at) => rows.reduce((count, row) => count + (row[at] === null ? 1 : 0), 0));
}

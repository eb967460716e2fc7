import type { DesignTable } from '../../domain/design.ts';
import { columnOf } from '../erd/columns.ts';
import { defineLint, type LintPlace, placeOf, placeText, several } from './lint.ts';

type Found = LintPlace & { readonly nullable: readonly string[] };

/**
 * A unique key with a column that may be null: two nulls are not equal, so the same row enters twice. A single
 * column beside a primary key is left alone: "unique where it is there" is often what is meant.
 */
export const nullableKey = defineLint({
  code: 'nullable-key',
  says: ({ nullable, ...place }: Found) => ({
    message: `${placeText(place)} is a unique key, but ${several(nullable)} may be NULL: two NULLs are never equal, so the same row can enter twice.`,
    hint: `Declare ${several(nullable)} NOT NULL, with a value that stands for "none" where there is none.`,
  }),
  look: ({ design }) =>
    design.tables.flatMap((table) => {
      if (table.shorthand) return [];
      const unique = [
        ...table.keys.filter(({ primary, enforced }) => !primary && enforced).map(({ columns }) => columns),
        ...table.indexes
          .filter((index) => index.unique && index.where === null)
          .map(({ columns }) => columns),
      ];
      const alone = !table.keys.some(({ primary }) => primary);
      const once = new Map(unique.map((columns) => [columns.join().toLowerCase(), columns]));
      return [...once.values()].flatMap((columns) => {
        const names = columns.filter((column) => column !== null);
        const nullable = names.filter((name) => mayBeNull(table, name));
        return nullable.length > 0 && names.length === columns.length && (alone || names.length > 1)
          ? [{ ...placeOf(table, names), nullable }]
          : [];
      });
    }),
});

function mayBeNull(table: DesignTable, name: string): boolean {
  const column = columnOf(table, name);
  return column?.generated === null && column.nullable;
}

import type { DesignTable } from '../../domain/design.ts';
import { defineLint, type LintPlace, placeOf, placeText, several } from './lint.ts';

/** A day, a month or a year behind a name: `events_20240101`, `events_2024_01`, `events_2024`. */
const PERIOD = /_?((?:19|20)\d{2})(?:_?(?:0[1-9]|1[0-2]))?(?:_?(?:0[1-9]|[12]\d|3[01]))?$/;

type Found = LintPlace & { readonly tables: readonly string[] };

/** Tables named after a period: what a partition does, by hand. */
export const tableAPeriod = defineLint({
  code: 'table-a-period',
  says: ({ tables, ...place }: Found) => ({
    message: `${placeText(place)} is a table for one period${tables.length > 1 ? ` (${several(tables)})` : ''}: every query has to name the right ones, and a late event needs the right one too.`,
    hint: 'Make one table, partitioned by the date: the engine then reads and drops single days.',
  }),
  look: ({ design }) => {
    const dated = design.tables.flatMap((table) => {
      const found = PERIOD.exec(table.name);
      return found && found.index > 0
        ? [{ table, stem: table.name.slice(0, found.index).toLowerCase(), period: found[0] }]
        : [];
    });
    return [...Map.groupBy(dated, ({ stem }) => stem)].flatMap(([stem, group]) => {
      const [first] = group;
      // One year alone may be a name like any other; partitions of a table that is there are its partitions.
      const sure = group.length > 1 || (first?.period.replaceAll('_', '').length ?? 0) > 4;
      if (!first || !sure || design.tables.some((table) => isParent(table, stem))) return [];
      return [{ ...placeOf(first.table), tables: group.map(({ table }) => table.name) }];
    });
  },
});

function isParent({ name, layout }: DesignTable, stem: string): boolean {
  return name.toLowerCase() === stem && layout.partition.length > 0;
}

import type { DesignTable } from '../../domain/design.ts';
import type { Dialect } from '../../domain/dialect.ts';
import { sameName } from '../erd/columns.ts';
import { defineLint, type LintPlace, placeOf, placeText } from './lint.ts';

/** Those that look rows up in a B-tree and make none for a reference by themselves, as MySQL does. */
const SEARCHED: readonly Dialect[] = ['sqlite', 'postgres'];

/** A table that refers to more things than these is found by one of them, whatever it is called. */
const FEW = 2;

/** `how`: whether the parent's side is searched, or nothing but the table's own id finds a row. */
type Found = LintPlace & { readonly target: string; readonly how: 'child' | 'fact' };

/**
 * A declared reference whose columns begin no key and no index: looking for a thing's rows, and deleting the thing,
 * reads the whole table. A fact is found by its own ways, a composite key or any index, and joined from there: only
 * one that has none but its id is meant, and is told once.
 */
export const referenceWithoutIndex = defineLint({
  code: 'reference-without-index',
  says: ({ target, how, ...place }: Found) => ({
    message:
      how === 'fact'
        ? `${placeText(place)} refers to ${target}, and no key or index of ${place.table} begins with anything but its own id: to find rows of one of ${target}, or to delete it, every row is read.`
        : `${placeText(place)} refers to ${target}, and no key or index begins with it: to find what belongs to one of ${target}, or to delete it, every row is read.`,
    hint: `CREATE INDEX … ON ${place.table} (${place.columns.join(', ')}), or let the key begin with it.`,
  }),
  look: ({ design, links, roleOf }) => {
    if (!SEARCHED.includes(design.dialect)) return [];
    const declared = links.filter((link) => link.declared && !link.from.shorthand);
    const own = Map.groupBy(declared, ({ from }) => from);
    const isFact = (table: DesignTable) => roleOf(table) === 'fact' || (own.get(table)?.length ?? 0) > FEW;
    const told = new Set<DesignTable>();
    return declared
      .filter(({ from, columns }) => !begins(from, columns) && !(isFact(from) && hasWay(from)))
      .filter(({ from }) => {
        const isFirst = !told.has(from);
        told.add(from);
        return !isFact(from) || isFirst;
      })
      .map(({ from, columns, to }) => ({
        ...placeOf(from, columns),
        target: to.name,
        how: isFact(from) ? 'fact' : 'child',
      }));
  },
});

/** In any order, at the front of a key or an index. */
function begins({ keys, indexes }: DesignTable, columns: readonly string[]): boolean {
  return [...keys, ...indexes].some((each) => {
    const front = each.columns.slice(0, columns.length);
    return columns.every((column) => front.some((name) => name !== null && sameName(name, column)));
  });
}

function hasWay({ keys, indexes }: DesignTable): boolean {
  return indexes.length > 0 || keys.some(({ columns }) => columns.length > 1);
}

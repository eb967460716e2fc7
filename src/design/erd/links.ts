import type { Design, DesignTable } from '../../domain/design.ts';
import type { CatalogueTable } from '../../domain/run.ts';
import { referencesOf } from '../references.ts';
import { columnOf, keyOf, sameName } from './columns.ts';
import { coreOf, idOf, isEventName, roleByName } from './words.ts';

/** A reference between two tables of a design; both sides have as many columns. */
export type Link = {
  readonly from: DesignTable;
  readonly columns: readonly string[];
  readonly to: DesignTable;
  readonly targetColumns: readonly string[];
  /** Or plain from names alone. */
  readonly declared: boolean;
};

/** References whose target is in the design: those declared, then those that names make plain. */
export function linksOf({ tables }: Pick<Design, 'tables'>): readonly Link[] {
  return [...tables.flatMap((from) => declaredOf(tables, from)), ...plainOf(tables)];
}

function declaredOf(tables: readonly DesignTable[], from: DesignTable): Link[] {
  return from.references.flatMap(({ columns, table, targetColumns }) => {
    const to = tables.find(({ name }) => sameName(name, table));
    if (!to || columns.length === 0) return [];
    const target = targetColumns.length > 0 ? targetColumns : keyOf(to);
    return [{ from, columns, to, targetColumns: target.slice(0, columns.length), declared: true }];
  });
}

/** Read as the engine's own catalogue is, and `user_id` also as the `id` of users. */
function plainOf(tables: readonly DesignTable[]): Link[] {
  const stored = new Map(tables.map((table) => [storedOf(table), table]));
  const { references } = referencesOf([...stored.keys()], [], [], {
    isEventGrain: (name) => isEventTable(tables.find((table) => sameName(table.name, name))),
    coverage: () => null,
  });
  const byKey = references.flatMap(({ declared, columns, targetColumns, ...ends }): Link[] => {
    const [from, to] = [stored.get(ends.from), stored.get(ends.to)];
    return declared || !from || !to ? [] : [{ from, columns, to, targetColumns, declared }];
  });
  const taken = (table: DesignTable, column: string) =>
    byKey.some(({ from, columns }) => from === table && columns.some((each) => sameName(each, column))) ||
    table.references.some(({ columns }) => columns.some((each) => sameName(each, column)));
  const byId = tables.flatMap((from) =>
    from.columns.flatMap(({ name }): Link[] => {
      const to = taken(from, name)
        ? undefined
        : tables.find((table) => table !== from && isIdOf(name, table));
      return to ? [{ from, columns: [name], to, targetColumns: keyOf(to), declared: false }] : [];
    }),
  );
  return [...byKey, ...byId];
}

function isEventTable(table: DesignTable | undefined): boolean {
  if (!table) return false;
  const role = roleByName(table.name);
  return role === 'fact' || role === 'aggregate' || (role === null && isEventName(table.name));
}

function isIdOf(column: string, table: DesignTable): boolean {
  const [id, ...more] = keyOf(table);
  const of = idOf(column);
  return (
    more.length === 0 && id?.toLowerCase() === 'id' && of !== null && of !== '' && of === coreOf(table.name)
  );
}

function storedOf(table: DesignTable): CatalogueTable {
  const { name, columns, keys, references } = table;
  return {
    name,
    columns: columns.map((column) => ({
      name: column.name,
      type: column.declared,
      notNull: !column.nullable,
      default: column.default,
    })),
    keys: keys.length > 0 ? keys : presumed(table),
    references,
    rows: 0,
    sql: '',
  };
}

/** A dialect or a whiteboard without keys: a dimension's first column is taken for one where it bears its name. */
function presumed(table: DesignTable): CatalogueTable['keys'] {
  const first = table.columns[0]?.name;
  if (first === undefined || !columnOf(table, first)) return [];
  const of = idOf(first);
  return of !== null && (of === '' || of === coreOf(table.name)) ? [{ columns: [first], primary: true }] : [];
}

import type { Design, DesignTable } from '../../domain/design.ts';
import type { CatalogueTable } from '../../domain/run.ts';
import { referencesOf } from '../references.ts';
import { columnOf, keyOf } from './columns.ts';
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
  const named = new Map<string, DesignTable>();
  for (const table of tables)
    if (!named.has(table.name.toLowerCase())) named.set(table.name.toLowerCase(), table);
  return [...tables.flatMap((from) => declaredOf(named, from)), ...plainOf(tables, named)];
}

type Named = ReadonlyMap<string, DesignTable>;

function declaredOf(tables: Named, from: DesignTable): Link[] {
  return from.references.flatMap(({ columns, table, targetColumns }) => {
    const to = tables.get(table.toLowerCase());
    if (!to || columns.length === 0) return [];
    const target = targetColumns.length > 0 ? targetColumns : keyOf(to);
    return [{ from, columns, to, targetColumns: target.slice(0, columns.length), declared: true }];
  });
}

/** Read as the engine's own catalogue is, and `user_id` also as the `id` of users. */
function plainOf(tables: readonly DesignTable[], named: Named): Link[] {
  const stored = new Map(tables.map((table) => [storedOf(table), table]));
  const { references } = referencesOf([...stored.keys()], [], [], {
    isEventGrain: (name) => isEventTable(named.get(name.toLowerCase())),
    coverage: null,
  });
  const byKey = references.flatMap(({ declared, columns, targetColumns, ...ends }): Link[] => {
    const [from, to] = [stored.get(ends.from), stored.get(ends.to)];
    return declared || !from || !to ? [] : [{ from, columns, to, targetColumns, declared }];
  });
  const taken = new Map<DesignTable, Set<string>>();
  const take = (table: DesignTable, columns: readonly string[]) => {
    const set = taken.get(table) ?? new Set();
    taken.set(table, set);
    for (const column of columns) set.add(column.toLowerCase());
  };
  for (const { from, columns } of byKey) take(from, columns);
  for (const table of tables) for (const { columns } of table.references) take(table, columns);
  const cores = Map.groupBy(tables.filter(hasId), ({ name }) => coreOf(name));
  const byId = tables.flatMap((from) =>
    from.columns.flatMap(({ name }): Link[] => {
      const of = taken.get(from)?.has(name.toLowerCase()) ? null : idOf(name);
      const to = of ? cores.get(of)?.find((table) => table !== from) : undefined;
      return to ? [{ from, columns: [name], to, targetColumns: keyOf(to), declared: false }] : [];
    }),
  );
  return [...byKey, ...byId];
}

/** Whether a table is found by its `id` alone. */
function hasId(table: DesignTable): boolean {
  const [id, ...more] = keyOf(table);
  return more.length === 0 && id?.toLowerCase() === 'id';
}

function isEventTable(table: DesignTable | undefined): boolean {
  if (!table) return false;
  const role = roleByName(table.name);
  return role === 'fact' || role === 'aggregate' || (role === null && isEventName(table.name));
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

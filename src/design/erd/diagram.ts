import type { Design, DesignColumn, DesignTable, LayoutKey } from '../../domain/design.ts';
import type { Diagram, DiagramColumn, DiagramReference, DiagramTable } from '../../domain/diagram.ts';
import { columnOf, sameName } from './columns.ts';
import { type Link, linksOf } from './links.ts';
import { rolesOf } from './roles.ts';

/** A design as it is drawn. */
export function diagramOf(design: Design): Diagram {
  const links = linksOf(design);
  const roles = rolesOf(design, links);
  const names = namesOf(design.tables);
  const own = Map.groupBy(links, ({ from }) => from);
  return {
    dialect: design.dialect,
    tables: design.tables.map(
      (table): DiagramTable => ({
        name: names.get(table) ?? table.name,
        role: roles.get(table) ?? 'other',
        columns: table.columns.map((column) => columnIn(table, column, own.get(table) ?? [])),
        elided: table.elided,
        notes: notesOn(table),
      }),
    ),
    references: links.map((link) => referenceOf(link, names)),
    views: design.views.map(({ name, materialized }) => ({ name, materialized })),
  };
}

/** With the schema's name where two tables would have one name, and with a number where that is not enough. */
function namesOf(tables: readonly DesignTable[]): Map<DesignTable, string> {
  const names = new Map<DesignTable, string>();
  const taken = new Set<string>();
  const numbers = new Map<string, number>();
  const alike = Map.groupBy(tables, ({ name }) => name.toLowerCase());
  for (const table of tables) {
    const same = alike.get(table.name.toLowerCase()) ?? [];
    const full =
      same.length > 1 && table.qualifier !== null ? `${table.qualifier}.${table.name}` : table.name;
    let name = full;
    // Of many tables of one name each takes the next number.
    for (let n = numbers.get(full) ?? 2; taken.has(name.toLowerCase()); n++) {
      name = `${full} (${n})`;
      numbers.set(full, n + 1);
    }
    taken.add(name.toLowerCase());
    names.set(table, name);
  }
  return names;
}

function columnIn(table: DesignTable, column: DesignColumn, links: readonly Link[]): DiagramColumn {
  const { name } = column;
  const among = (names: readonly (string | null)[]) =>
    names.some((each) => each !== null && sameName(each, name));
  const unique = [
    ...table.keys.filter(({ primary }) => !primary),
    ...table.indexes.filter((index) => index.unique && index.where === null),
  ];
  return {
    name,
    type: column.declared,
    nullable: column.nullable,
    primary: table.keys.some(({ primary, columns }) => primary && among(columns)),
    unique: unique.some(({ columns }) => columns.length === 1 && among(columns)),
    foreign: links.some(({ columns }) => among(columns)),
  };
}

function referenceOf(link: Link, names: ReadonlyMap<DesignTable, string>): DiagramReference {
  const { from, columns, to, targetColumns, declared } = link;
  const named = (column: string) => columns.some((each) => sameName(each, column));
  return {
    from: names.get(from) ?? from.name,
    columns,
    to: names.get(to) ?? to.name,
    targetColumns,
    declared,
    one: from.keys.some(
      (key) => key.columns.length > 0 && key.columns.every((column) => column !== null && named(column)),
    ),
    optional: columns.some((column) => columnOf(from, column)?.nullable ?? true),
  };
}

function notesOn({ grain, keys, layout }: DesignTable): string[] {
  const unique = keys
    .filter(({ primary, columns }) => !primary && columns.length > 1)
    .map(({ columns }) => `unique (${columns.map((column) => column ?? '…').join(', ')})`);
  return [
    ...(grain === null ? [] : [`grain: ${grain}`]),
    ...unique,
    ...by('partition by', layout.partition),
    ...by('cluster by', layout.cluster),
    ...by('distribute by', layout.distribution),
    ...(layout.expiryDays === null ? [] : [`expires after ${layout.expiryDays} days`]),
  ];
}

function by(clause: string, keys: readonly LayoutKey[]): string[] {
  return keys.length === 0 ? [] : [`${clause} ${keys.map(({ text }) => text).join(', ')}`];
}

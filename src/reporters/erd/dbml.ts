import type { Diagram, DiagramReference, DiagramTable } from '../../domain/diagram.ts';
import { distinct, sectionsOf } from './sections.ts';

/** A design as DBML (dbml.dbdiagram.io/docs): tables, composite keys, references, and a group a role. */
export function erdDbml(diagram: Diagram): string {
  const names = distinct(
    diagram.tables.map(({ name }) => name),
    clean,
  );
  const columns = new Map(
    diagram.tables.map((table) => [
      table.name,
      distinct(
        table.columns.map(({ name }) => name),
        clean,
      ),
    ]),
  );
  const quoted = { table: (table: string) => `"${names.get(table) ?? clean(table)}"`, column };
  function column(table: string, name: string): string {
    const known = [...(columns.get(table) ?? [])].find(([each]) => each.toLowerCase() === name.toLowerCase());
    return `"${known?.[1] ?? clean(name)}"`;
  }
  const sections = sectionsOf(diagram);
  return `${[
    ...sections.flatMap(({ tables }) => tables.map((table) => tableOf(table, quoted))),
    ...refsOf(diagram, quoted),
    ...sections.map(
      ({ title, tables }) =>
        `TableGroup "${title}" {\n${tables.map(({ name }) => `  ${quoted.table(name)}`).join('\n')}\n}`,
    ),
  ].join('\n\n')}\n`;
}

type Quoted = {
  readonly table: (table: string) => string;
  readonly column: (table: string, column: string) => string;
};

function tableOf({ name, columns, notes }: DiagramTable, quoted: Quoted): string {
  const key = columns.filter(({ primary }) => primary);
  // A name that stands twice is one column here: the grammar takes it once.
  const once = columns.filter(
    (each, at) => columns.findIndex(({ name: other }) => same(other, each.name)) === at,
  );
  const lines = once.map((column) => {
    const settings = [
      ...(column.primary && key.length === 1 ? ['pk'] : []),
      ...(column.unique ? ['unique'] : []),
      ...(column.nullable ? [] : ['not null']),
    ];
    const type = column.type === '' ? 'unknown' : clean(column.type);
    return `  ${quoted.column(name, column.name)} "${type}"${settings.length > 0 ? ` [${settings.join(', ')}]` : ''}`;
  });
  const keys =
    key.length > 1
      ? [`  indexes {\n    (${key.map((each) => quoted.column(name, each.name)).join(', ')}) [pk]\n  }`]
      : [];
  const note = notes.length > 0 ? [`  Note: '${text(notes.join('; '))}'`] : [];
  return [
    `Table ${quoted.table(name)} {`,
    // A table without columns is none in this grammar.
    ...(lines.length > 0 ? lines : ['  "_" "unknown"']),
    ...keys,
    ...note,
    '}',
  ].join('\n');
}

/** Each pair of ends once, and none to itself, as the grammar demands; targets that name no columns are left out. */
function refsOf({ references, tables }: Diagram, quoted: Quoted): string[] {
  const seen = new Set<string>();
  const has = (table: string, names: readonly string[]) =>
    names.every((name) =>
      tables.find((each) => each.name === table)?.columns.some((column) => same(column.name, name)),
    );
  return references.flatMap((reference) => {
    const { from, columns, to, targetColumns, declared } = reference;
    const ends = [end(from, columns, quoted), end(to, targetColumns, quoted)];
    const once = ends.toSorted().join(' ');
    if (
      columns.length === 0 ||
      columns.length !== targetColumns.length ||
      !has(from, columns) ||
      !has(to, targetColumns)
    )
      return [];
    if (ends[0] === ends[1] || seen.has(once)) return [];
    seen.add(once);
    return [`${declared ? '' : '// plain from names\n'}Ref: ${ends.join(` ${relation(reference)} `)}`];
  });
}

const relation = ({ one }: DiagramReference) => (one ? '-' : '>');

function end(table: string, columns: readonly string[], quoted: Quoted): string {
  const names = columns.map((column) => quoted.column(table, column));
  return `${quoted.table(table)}.${names.length === 1 ? (names[0] ?? '') : `(${names.join(', ')})`}`;
}

/** Stands in quotation marks. */
function clean(name: string): string {
  return name.replaceAll(/["\\\p{C}\u2028\u2029]+/gu, '_').trim() || '_';
}

/** Stands in apostrophes. */
function text(note: string): string {
  return clean(note).replaceAll("'", "\\'");
}

const same = (a: string, b: string) => a.toLowerCase() === b.toLowerCase();

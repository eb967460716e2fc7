import type { Diagram, DiagramColumn, DiagramReference } from '../../domain/diagram.ts';
import { distinct, sectionsOf } from './sections.ts';

/**
 * A design as a Mermaid `erDiagram` (mermaid.js.org/syntax/entityRelationshipDiagram). What the grammar does not take
 * in a name becomes `_`.
 */
export function erdMermaid(diagram: Diagram): string {
  const names = distinct(
    diagram.tables.map(({ name }) => name),
    entity,
  );
  const nameOf = (table: string) => names.get(table) ?? entity(table);
  const tables = sectionsOf(diagram).flatMap(({ title, tables: some }) => [
    `    %% ${title}`,
    ...some.flatMap(({ name, columns }) => [
      columns.length === 0 ? `    "${nameOf(name)}"` : `    "${nameOf(name)}" {`,
      ...columns.map((column) => `        ${attribute(column)}`),
      ...(columns.length === 0 ? [] : ['    }']),
    ]),
  ]);
  const lines = diagram.references.map(
    (reference) =>
      `    "${nameOf(reference.to)}" ${lineOf(reference)} "${nameOf(reference.from)}" : "${entity(reference.columns.join(','))}"`,
  );
  return `${['erDiagram', ...tables, ...lines].join('\n')}\n`;
}

/** From the target to the table that refers to it; a broken line where only names say so. */
function lineOf({ declared, one, optional }: DiagramReference): string {
  return `${optional ? '|o' : '||'}${declared ? '--' : '..'}${one ? 'o|' : 'o{'}`;
}

function attribute({ name, type, primary, unique, foreign }: DiagramColumn): string {
  const keys = [
    ...(primary ? ['PK'] : []),
    ...(foreign ? ['FK'] : []),
    ...(unique && !primary ? ['UK'] : []),
  ];
  return [
    word(type === '' ? 'unknown' : type),
    word(name),
    ...(keys.length > 0 ? [keys.join(', ')] : []),
  ].join(' ');
}

/** Stands in quotation marks; a blank could begin a direction. */
function entity(name: string): string {
  return name.replaceAll(/["%\\\p{C}\p{Z}]+/gu, '_') || '_';
}

/** A type or a name of a column: one word, that begins with a letter and is none of the keys. */
function word(text: string): string {
  const clean = text
    .replaceAll(/\s*([()[\]])\s*/g, '$1')
    .replaceAll(/[^A-Za-z0-9_()[\]\u00c0-\ufffd-]+/g, '_');
  return /^[A-Za-z_]/.test(clean) && !/^(?:pk|fk|uk)\b/i.test(clean) ? clean : `_${clean}`;
}

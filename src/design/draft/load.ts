import type { Design, DesignTable } from '../../domain/design.ts';
import type { Problem } from '../../domain/problem.ts';
import { ASK, fillsOf } from './fill.ts';
import { type Source, sourcesOf } from './source.ts';
import { nameIn } from './words-of.ts';

const HEAD = `-- A first draft, from the schema: columns are filled from bronze where their names say how.
-- ${ASK} stands where that is not plain. Not in here, and yours to think about: events that come twice or late,
-- people who asked to be erased, sessions, and every figure.
`;

/** A first draft of the load of a design: typing saved, thinking left. */
export function draftLoad(problem: Problem, design: Design): string {
  const sources = sourcesOf(problem, design);
  const parts = design.tables.map((table) =>
    partOf(problem, design, table, sources.get(table) ?? { kind: 'none', why: '' }),
  );
  return `${[HEAD, ...parts].join('\n')}`;
}

function partOf(problem: Problem, design: Design, table: DesignTable, source: Source): string {
  if (source.kind === 'none') return `-- ${line(table.name)}: ${ASK} ${source.why}\n`;
  const { dialect } = design;
  const types = source.kind === 'events' ? source.types : null;
  const fills = fillsOf(problem, design, table, source.bronze, types).filter((fill) => fill !== null);
  // With nothing plain but the one or the other column, a statement would only mislead.
  if (fills.every(({ expression }) => expression.endsWith(ASK)))
    return `-- ${line(table.name)}: ${ASK} none of its columns is plainly one of ${source.bronze.name}.\n`;
  const name = (text: string) => nameIn(dialect, text);
  const qualifier = table.qualifier === null ? '' : `${table.qualifier}.`;
  const where =
    types === null
      ? []
      : [`WHERE ${typeColumn(source.bronze.columns)} IN (${types.map((type) => `'${type}'`).join(', ')})`];
  return [
    ...notesOn(table, source),
    `INSERT INTO ${qualifier}${name(table.name)} (`,
    ...listed(fills.map(({ column }) => name(column))),
    ')',
    'SELECT',
    ...listed(fills.map(({ column, expression }) => select(name(column), expression))),
    `FROM ${name(source.bronze.name)}${where.length === 0 ? ';' : ''}`,
    ...where.map((clause) => `${clause};`),
    '',
  ].join('\n');
}

function notesOn(table: DesignTable, source: Source): string[] {
  const notes: string[] = [];
  if (source.kind === 'events' && source.changes.length > 0)
    notes.push(`${source.changes.join(', ')} ${ASK} puts right a row that is there, or comes before it.`);
  if (source.kind === 'events' && source.guessed) notes.push(`${ASK} which types it takes is a guess.`);
  return notes.length === 0 ? [] : notes.map((note) => `-- ${line(table.name)}: ${note}`);
}

/** The bronze column that tells types apart. */
function typeColumn(columns: Problem['bronze'][number]['columns']): string {
  return columns.find(({ path }) => path.join('.') === 'event_type')?.name ?? 'event_type';
}

function select(column: string, expression: string): string {
  return expression === column ? expression : `${expression} AS ${column}`;
}

function listed(lines: readonly string[]): string[] {
  return lines.map((text, at) => `  ${text}${at < lines.length - 1 ? ',' : ''}`);
}

/** A name in a comment stays on its line. */
function line(name: string): string {
  return name.replaceAll(/[\p{C}\u2028\u2029]+/gu, ' ');
}

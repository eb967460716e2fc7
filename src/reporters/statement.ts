import type { Part, Problem } from '../domain/problem.ts';
import { markdown } from './markdown.ts';
import { points } from './points.ts';
import { size } from './problem-list.ts';
import type { TextOptions } from './style.ts';
import { table } from './table.ts';

/** A problem as its candidate reads it: the statement, the parts, and the points. */
export function statement(problem: Problem, { width, style }: TextOptions): string {
  const lines = [
    `${style.strong(problem.title)}  ${style.muted(`${problem.id} ${problem.version}`)}`,
    style.muted(size(problem)),
    '',
    ...markdown(untitled(problem), { width, style }),
    '',
    style.strong('Parts'),
    ...indented(table(problem.parts.map(partRow), [{}, {}, {}], width - 2)),
    '',
    style.strong('Points'),
    ...indented(table(pointRows(problem), [{}, { align: 'right' }, {}, {}, {}], width - 2)),
  ];
  return `${lines.join('\n')}\n`;
}

/** The statement without its title, which stands above already. */
export function untitled({ title, statement: text }: Problem): string {
  const [first = '', ...rest] = text.trimStart().split('\n');
  return first.replace(/^#\s+/, '').trim() === title ? rest.join('\n') : text;
}

function partRow({ id, title, minutes }: Part): string[] {
  return [id, title, minutes === null ? 'untimed' : `${minutes} minutes`];
}

function pointRows({ parts, checks }: Problem): string[][] {
  return parts.flatMap((part) =>
    checks
      .filter((check) => check.part === part.id)
      .map((check) => [part.id, points(check.points), check.scale, check.id, check.title]),
  );
}

function indented(lines: readonly string[]): string[] {
  return lines.map((line) => `  ${line}`);
}

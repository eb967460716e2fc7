import { expect, test } from 'vitest';
import type { LessonPart } from '../../src/domain/lesson.ts';
import { readLesson } from '../../src/lesson/read.ts';
import { casesIn } from '../cases/read.ts';

type Case = {
  readonly name: string;
  readonly page: string;
  /** Not given where only what is wrong matters. */
  readonly parts?: readonly string[];
  readonly faults?: readonly string[];
};

test.each(casesIn<Case>('lessons/read.yaml'))('$name', ({ page, parts, faults }) => {
  const read = readLesson(page);
  expect(read.faults.map(({ line, what }) => `${line}: ${what}`)).toEqual(faults ?? []);
  if (parts) expect(read.parts.map(told)).toEqual(parts);
});

function told(part: LessonPart): string {
  if (part.kind === 'prose') return 'prose';
  const { line, end, start, rows, answers, result } = part.block;
  const where = start?.documents.kind === 'stories' ? `stories ${start.documents.names.join(' ')}` : '';
  const scenario = start?.documents.kind === 'scenario' ? `scenario ${start.documents.id}` : '';
  const { reference, model } = start?.model ?? {};
  const own = reference === undefined ? '' : ` with ${[reference, model ?? []].flat().join('/')}`;
  return [
    `block ${line}-${end} ${start ? `on ${where}${scenario}${own}` : 'goes on'}`,
    `${rows} rows`,
    answers ? 'answers' : 'makes',
    ...(result ? [`result ${result.line}-${result.end}`] : []),
  ].join(', ');
}

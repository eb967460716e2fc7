import type { LessonBlock, LessonOutcome, LessonPart } from '../domain/lesson.ts';
import { failureLines } from './failure.ts';
import { foldSql } from './fold.ts';
import { codeBlock, markdown, type MarkdownOptions } from './markdown.ts';
import { relationText } from './relation.ts';
import { visible } from './visible.ts';

const indent = '    ';

/** A part of a lesson as lines; `outcome` is what came of a block, null while it runs. */
export function lessonPart(
  part: LessonPart,
  outcome: LessonOutcome | null,
  options: MarkdownOptions,
): string[] {
  if (part.kind === 'prose') return markdown(part.text, options);
  const { block } = part;
  return [
    ...(block.start ? settingLines(block.start, options) : []),
    ...codeBlock(block.sql, 'sql', options),
    '',
    ...result(block, outcome, options),
  ];
}

function settingLines(start: NonNullable<LessonBlock['start']>, { width, style }: MarkdownOptions): string[] {
  return foldSql([`-- ${setting(start)}`], width - indent.length).map((line) =>
    style.muted(`${indent}${line}`),
  );
}

/** `on the stories a, b, with star loaded` */
function setting({ documents, model }: NonNullable<LessonBlock['start']>): string {
  const where =
    documents.kind === 'scenario'
      ? `on the scenario ${documents.id}`
      : `on the ${documents.names.length === 1 ? 'story' : 'stories'} ${documents.names.join(', ')}`;
  if (!model) return visible(where);
  const { reference, model: own } = model;
  return visible(`${where}, with ${own === null ? reference : `${reference}, ${own},`} loaded`);
}

function result(block: LessonBlock, outcome: LessonOutcome | null, options: MarkdownOptions): string[] {
  const { width, style } = options;
  const bar = `${indent}${style.muted('│')} `;
  return resultLines(block, outcome, { width: width - indent.length - 2, style }).map((line) =>
    `${bar}${line}`.trimEnd(),
  );
}

function resultLines(
  { rows }: LessonBlock,
  outcome: LessonOutcome | null,
  { width, style }: MarkdownOptions,
): string[] {
  if (outcome === null) return [style.muted('…')];
  if (outcome.ok)
    return outcome.value === null
      ? [style.muted('done; it has no rows to show')]
      : relationText(outcome.value, { width, rows }, style);
  if (outcome.failure.kind === 'blocked') return [style.muted('not run: a block before it failed')];
  return failureLines(outcome.failure, width, style).map((line, at) =>
    at === 0 ? style.bad(`✗ ${line}`) : line,
  );
}

import type { LessonBlock, LessonOutcome, LessonPart } from '../domain/lesson.ts';
import { failureLines } from './failure.ts';
import { codeBlock, foldSql, markdown, type MarkdownOptions } from './markdown.ts';
import { relationText } from './relation.ts';
import { visible } from './visible.ts';

const indent = '    ';

/** What is known of a block: what came of it, or that nothing did yet, or will. */
export type BlockState = LessonOutcome | 'running' | 'not-run';

/** A part of a lesson as lines. @param state of a block; it says nothing of prose. */
export function lessonPart(part: LessonPart, state: BlockState, options: MarkdownOptions): string[] {
  if (part.kind === 'prose') return markdown(part.text, options);
  const { block } = part;
  return [
    ...(block.start ? settingLines(block.start, options) : []),
    ...codeBlock(block.sql, 'sql', options),
    '',
    ...result(block, state, options),
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

function result(block: LessonBlock, state: BlockState, options: MarkdownOptions): string[] {
  const { width, style } = options;
  const bar = `${indent}${style.muted('│')} `;
  return resultLines(block, state, { width: width - indent.length - 2, style }).map((line) =>
    `${bar}${line}`.trimEnd(),
  );
}

function resultLines({ rows }: LessonBlock, state: BlockState, { width, style }: MarkdownOptions): string[] {
  if (state === 'running') return [style.muted('…')];
  if (state === 'not-run') return [style.muted('not run')];
  if (state.ok)
    return state.value === null
      ? [style.muted('done; it has no rows to show')]
      : relationText(state.value, { width, rows }, style);
  if (state.failure.kind === 'blocked') return [style.muted('not run: a block before it failed')];
  return failureLines(state.failure, width, style).map((line, at) =>
    at === 0 ? style.bad(`✗ ${line}`) : line,
  );
}

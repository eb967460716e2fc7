import type { LessonBlock, LessonFault, LessonOutcome } from '../domain/lesson.ts';
import { printed } from './printed.ts';

/** What a page says otherwise than its blocks answer now. Failures are told by who runs the blocks. */
export function differences(block: LessonBlock, outcome: LessonOutcome): LessonFault[] {
  const { line, result, answers } = block;
  if (!outcome.ok || !answers || outcome.value === null) return [];
  const now = printed(outcome.value, block);
  if (!result) return [{ line, what: `the block has no result behind it; it answers\n${setIn(now)}` }];
  if (bare(result.text) === bare(now)) return [];
  return [
    {
      line: result.line,
      what: `the page says\n${setIn(result.text)}\nand the block answers\n${setIn(now)}`,
    },
  ];
}

/** Blanks at the ends of lines are nothing that anybody sees. */
const bare = (text: string): string => text.replace(/[ \t]+$/gm, '').trimEnd();

const setIn = (text: string): string =>
  (text === '' ? '(nothing)' : text)
    .split('\n')
    .map((line) => `  ${line}`.trimEnd())
    .join('\n');

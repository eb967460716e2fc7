import type { LessonBlock, LessonFault, LessonOutcome } from '../domain/lesson.ts';
import type { Relation } from '../domain/relation.ts';
import { relationText } from '../reporters/relation.ts';
import { plain } from '../reporters/style.ts';

/** Cells of a page's results; on a terminal they are as wide as that is. */
const width = 96;

/** The answer of a block as a page has it between its fences. */
export function printed(relation: Relation, { rows }: LessonBlock): string {
  return relationText(relation, { width, rows }, plain).join('\n');
}

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

/** A block, and what it answers now as a page has it; null: it answers nothing. */
export type Renewed = { readonly block: LessonBlock; readonly now: string | null };

/** The page with the results that its blocks have now; all else stays as it is. */
export function renewed(page: string, blocks: readonly Renewed[]): string {
  const newline = page.includes('\r\n') ? '\r\n' : '\n';
  const lines = page.split(/\r?\n/);
  // From below, so that the lines above keep their numbers.
  for (const { block, now } of blocks.toReversed()) {
    if (now === null) continue;
    const text = ['```result', ...now.split('\n'), '```'];
    const { result } = block;
    if (result) lines.splice(result.line - 1, result.end - result.line + 1, ...text);
    else lines.splice(block.end, 0, '', ...text);
  }
  return lines.join(newline);
}

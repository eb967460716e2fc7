import type { LessonBlock } from '../domain/lesson.ts';

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

import type { LessonBlock, LessonStart } from '../domain/lesson.ts';

/** Blocks that share a database, the first of which begins it. */
export type Chain = { readonly start: LessonStart; readonly blocks: readonly LessonBlock[] };

/** Blocks in the order of the page, of which the first has a start. */
export function chainsOf(blocks: readonly LessonBlock[]): Chain[] {
  const chains: { start: LessonStart; blocks: LessonBlock[] }[] = [];
  for (const block of blocks) {
    if (block.start) chains.push({ start: block.start, blocks: [block] });
    else chains.at(-1)?.blocks.push(block);
  }
  return chains;
}

/**
 * One script of the blocks of a chain up to and with that at index `upTo`. Each stands in the lines that it has in the
 * page, so that the place of an error is a place in the page.
 */
export function scriptOf({ blocks }: Chain, upTo: number): string {
  let script = '';
  let line = 1;
  for (const block of blocks.slice(0, upTo + 1)) {
    script += '\n'.repeat(Math.max(0, block.line + 1 - line));
    // In the line of the closing fence, behind whatever comment ends the block.
    script += `${block.sql}\n;`;
    line = block.line + 1 + block.sql.split('\n').length;
  }
  return script;
}

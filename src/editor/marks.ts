import type { Buffer } from './buffer.ts';
import type { EditorMark } from './layers.ts';

/**
 * The marks of a text after it was changed: they stay with their lines. Those of lines that were changed themselves
 * are gone, as nobody knows whether they still hold. The same list where nothing moved.
 */
export function marksAfter(
  marks: readonly EditorMark[],
  before: Buffer,
  after: Buffer,
): readonly EditorMark[] {
  const [old, now] = [before.state.doc, after.state.doc];
  if (marks.length === 0 || old.eq(now)) return marks;
  const most = Math.min(old.lines, now.lines);
  const same = (line: number, other: number) => old.line(line).text === now.line(other).text;
  const head = countWhile(most, (count) => same(count + 1, count + 1));
  const tail = countWhile(most - head, (count) => same(old.lines - count, now.lines - count));
  const kept = marks.filter(({ line }) => line <= head || line > old.lines - tail);
  return kept.map((mark) =>
    mark.line <= head ? mark : { ...mark, line: mark.line + now.lines - old.lines },
  );
}

function countWhile(most: number, holds: (count: number) => boolean): number {
  let count = 0;
  while (count < most && holds(count)) count++;
  return count;
}

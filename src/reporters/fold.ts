import { widthOf } from './measure.ts';

/** Blanks by which what goes on in the next line is set in further. */
const step = 4;

/**
 * Lines of SQL that have the room; one that is too long goes on in the next, set in, and within a comment as one. A word
 * that is too long stands on a line of its own.
 */
export function foldSql(lines: readonly string[], width: number): string[] {
  return lines.flatMap((line) => fold(line, width));
}

function fold(line: string, width: number): string[] {
  const folded: string[] = [];
  let rest = line;
  while (widthOf(rest) > width) {
    const [indent = ''] = /^ */.exec(rest) ?? [];
    const at = rest.lastIndexOf(' ', width);
    if (at <= indent.length) break;
    const head = rest.slice(0, at);
    const mark = /(?:^|\s)--/.test(head) ? '-- ' : '';
    const next = `${' '.repeat(folded.length === 0 ? indent.length + step : indent.length)}${mark}${rest.slice(at).trim()}`;
    if (next.length >= rest.length) break;
    folded.push(head.trimEnd());
    rest = next;
  }
  return [...folded, rest];
}

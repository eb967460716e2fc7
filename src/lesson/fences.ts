/** A block between fences; `line` is that of the opening one, from 1, and `end` that of the closing one. */
export type Fence = {
  readonly kind: 'fence';
  readonly line: number;
  readonly end: number;
  /** What stands behind the opening backticks. */
  readonly info: string;
  readonly text: string;
  readonly closed: boolean;
};

export type Prose = { readonly kind: 'prose'; readonly line: number; readonly text: string };

const opening = /^(`{3,}|~{3,})[ \t]*([^`]*)$/;

/** The page in pieces, in order: fences that are run or hold a result, and all that stands between them. */
export function pieces(page: string): (Fence | Prose)[] {
  const lines = page.split(/\r?\n/);
  const found: (Fence | Prose)[] = [];
  let from = 0;
  for (let at = 0; at < lines.length; at++) {
    const [, mark = '', info = ''] = opening.exec(lines[at] ?? '') ?? [];
    if (mark === '') continue;
    const end = endOf(lines, at, mark);
    if (/^(?:sql\s+run\b|result\b)/.test(info)) {
      found.push({ kind: 'prose', line: from + 1, text: lines.slice(from, at).join('\n') });
      const text = lines.slice(at + 1, end).join('\n');
      found.push({
        kind: 'fence',
        line: at + 1,
        end: end + 1,
        info: info.trim(),
        text,
        closed: end < lines.length,
      });
      from = end + 1;
    }
    at = end;
  }
  return [...found, { kind: 'prose', line: from + 1, text: lines.slice(from).join('\n') }];
}

/** The line of the closing fence; behind the last line where there is none. */
function endOf(lines: readonly string[], at: number, mark: string): number {
  const closing = new RegExp(`^ {0,3}${mark}${mark.startsWith('~') ? '~' : '`'}*[ \\t]*$`);
  const end = lines.findIndex((line, nth) => nth > at && closing.test(line));
  return end < 0 ? lines.length : end;
}

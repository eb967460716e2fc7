import type { Line } from '@codemirror/state';
import type { Buffer } from './buffer.ts';
import { cellAt, nextBreak, offsetAt, previousBreak, snapped } from './cells.ts';
import type { Motion } from './command.ts';

/** Where the cursor comes to stand; `goal`: the cell that the next move up or down aims at. */
type Target = { readonly head: number; readonly goal: number | null };

/** Where a motion leads from the cursor; `page` in lines. */
export function targetOf(buffer: Buffer, motion: Motion, page: number): Target {
  switch (motion) {
    case 'up':
      return vertical(buffer, -1);
    case 'down':
      return vertical(buffer, 1);
    case 'page-up':
      return vertical(buffer, -page);
    case 'page-down':
      return vertical(buffer, page);
    default:
      return { head: horizontal(buffer, motion), goal: null };
  }
}

function horizontal(
  buffer: Buffer,
  motion: Exclude<Motion, 'up' | 'down' | 'page-up' | 'page-down'>,
): number {
  const { doc, selection } = buffer.state;
  const { head } = selection.main;
  const line = doc.lineAt(head);
  const offset = head - line.from;
  switch (motion) {
    case 'left':
      return offset === 0 ? Math.max(0, head - 1) : line.from + previousBreak(line.text, offset);
    case 'right':
      return head === line.to ? Math.min(doc.length, head + 1) : line.from + nextBreak(line.text, offset);
    case 'word-left':
      return offset === 0
        ? Math.max(0, head - 1)
        : line.from + snapped(line.text, wordStart(line.text, offset));
    case 'word-right':
      return head === line.to
        ? Math.min(doc.length, head + 1)
        : graphemeEnd(line, wordEnd(line.text, offset));
    case 'line-start': {
      const indented = line.text.search(/\S|$/);
      return line.from + (offset === indented ? 0 : indented);
    }
    case 'line-end':
      return line.to;
    case 'document-start':
      return 0;
    case 'document-end':
      return doc.length;
  }
}

/** Never back: a joiner may hang on to the last letter of a word. */
function graphemeEnd(line: Line, offset: number): number {
  const start = snapped(line.text, offset);
  return line.from + (start === offset ? offset : nextBreak(line.text, offset));
}

/** Beyond the first or the last line is their very start or end. */
function vertical(buffer: Buffer, lines: number): Target {
  const { doc, selection } = buffer.state;
  const { head } = selection.main;
  const line = doc.lineAt(head);
  const goal = buffer.goal ?? cellAt(line.text, head - line.from);
  if (line.number === 1 && lines < 0) return { head: 0, goal };
  if (line.number === doc.lines && lines > 0) return { head: doc.length, goal };
  const next = doc.line(Math.min(doc.lines, Math.max(1, line.number + lines)));
  return { head: next.from + offsetAt(next.text, goal), goal };
}

const blank = /^\s$/u;
const inWord = /^[\p{L}\p{N}\p{M}_]$/u;

type Kind = 'blank' | 'word' | 'other';

function kindOf(char: string): Kind {
  if (blank.test(char)) return 'blank';
  return inWord.test(char) ? 'word' : 'other';
}

function charAt(line: string, offset: number): string {
  const code = line.codePointAt(offset);
  return code === undefined ? '' : String.fromCodePoint(code);
}

function charBefore(line: string, offset: number): string {
  const pair = charAt(line, offset - 2);
  return offset >= 2 && pair.length === 2 ? pair : line.charAt(offset - 1);
}

/** Over blanks, then to the end of the word or of the signs that follow. Offsets within the line. */
function wordEnd(line: string, offset: number): number {
  let at = offset;
  while (at < line.length && kindOf(charAt(line, at)) === 'blank') at++;
  const kind = kindOf(charAt(line, at));
  while (at < line.length && kindOf(charAt(line, at)) === kind) at += charAt(line, at).length;
  return at;
}

/** Back over blanks, then to the start of the word or of the signs before. */
function wordStart(line: string, offset: number): number {
  let at = offset;
  while (at > 0 && kindOf(charBefore(line, at)) === 'blank') at--;
  const kind = kindOf(charBefore(line, at));
  while (at > 0 && kindOf(charBefore(line, at)) === kind) at -= charBefore(line, at).length;
  return at;
}

/** The word, the signs or the blanks around an offset: what begins there goes before what ends there. */
export function wordAround(line: string, offset: number): { readonly from: number; readonly to: number } {
  const [after, before] = [charAt(line, offset), charBefore(line, offset)];
  const left = before !== '' && (after === '' || (kindOf(after) !== 'word' && kindOf(before) === 'word'));
  const kind = kindOf(left ? before : after);
  let [from, to] = [offset, offset];
  while (from > 0 && kindOf(charBefore(line, from)) === kind) from -= charBefore(line, from).length;
  while (to < line.length && kindOf(charAt(line, to)) === kind) to += charAt(line, to).length;
  return { from, to };
}

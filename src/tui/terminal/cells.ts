import stringWidth from 'string-width';
import type { Look, StyledLine } from '../../reporters/style.ts';
import { lookAfter, lookOfBlank } from './look.ts';

/**
 * A line cut into the cells of a terminal. `texts[n]` is the grapheme that begins in cell n, or empty where the one
 * before reaches into it; `looks[n]` is how the cell looks.
 */
export type Cells = { readonly texts: string[]; readonly looks: Look[] };

const segmenter = new Intl.Segmenter('en');
// biome-ignore lint/suspicious/noControlCharactersInRegex: control sequences are what it reads
const sequences = /\u001b(?:\[([0-?]*)[ -/]*([@-~])|\][^\u0007\u001b]*(?:\u0007|\u001b\\)|[^\u001b])?/g;

/** The cells of a line; control characters are left out, but for tabs, which are blanks. */
export function cellsOf(line: StyledLine): Cells {
  const cells: Cells = { texts: [], looks: [] };
  for (const { text, look } of line) put(cells, text, look);
  return cells;
}

/** Those of a text with SGR sequences, as Ink writes lines; any other control sequence is left out too. */
export function cellsOfText(line: string): Cells {
  const cells: Cells = { texts: [], looks: [] };
  let look: Look = '';
  let from = 0;
  for (const { 0: all, 1: params = '', 2: final, index } of line.matchAll(sequences)) {
    put(cells, line.slice(from, index), look);
    if (final === 'm' && /^[\d;:]*$/.test(params)) look = lookAfter(look, params);
    from = index + all.length;
  }
  put(cells, line.slice(from), look);
  return cells;
}

/** Does every terminal give this grapheme the same width? Emoji, and most of what is joined, have several. */
export function isSure(grapheme: string): boolean {
  return grapheme.length === 1 && plainWidth(grapheme.charCodeAt(0)) > 0;
}

function put(cells: Cells, text: string, look: Look): void {
  for (let at = 0; at < text.length; ) {
    const code = text.charCodeAt(at);
    if (isControl(code)) {
      if (code === 0x09) push(cells, ' ', 1, look);
      at++;
    } else if (standsAlone(text, at)) {
      push(cells, text[at] ?? '', plainWidth(code), look);
      at++;
    } else {
      const end = endOfRun(text, at);
      for (const { segment } of segmenter.segment(text.slice(at, end).toWellFormed()))
        push(cells, segment, stringWidth(segment), look);
      at = end;
    }
  }
}

/** A grapheme without a width of its own is left out: it has no cell. */
function push({ texts, looks }: Cells, text: string, width: number, look: Look): void {
  if (width === 0) return;
  const seen = text === ' ' ? lookOfBlank(look) : look;
  texts.push(text);
  looks.push(seen);
  for (let more = 1; more < width; more++) {
    texts.push('');
    looks.push(seen);
  }
}

/** Up to where graphemes have to be told apart by the rules of Unicode. */
function endOfRun(line: string, start: number): number {
  let end = start + 1;
  while (end < line.length && !isControl(line.charCodeAt(end)) && !standsAlone(line, end)) end++;
  return end;
}

/** A plain character with nothing behind it that could join it. */
function standsAlone(line: string, at: number): boolean {
  if (plainWidth(line.charCodeAt(at)) === 0) return false;
  if (at + 1 === line.length) return true;
  const next = line.charCodeAt(at + 1);
  return plainWidth(next) > 0 || isControl(next);
}

export function isControl(code: number): boolean {
  return code < 0x20 || (code >= 0x7f && code < 0xa0);
}

/** Cells of a character whose width nobody disputes; 0: it needs a closer look. */
function plainWidth(code: number): 0 | 1 | 2 {
  if (code < 0x7f) return code >= 0x20 ? 1 : 0;
  if (code < 0x300) return code > 0xa0 && code !== 0xad ? 1 : 0;
  // Dashes, quotes, dots; arrows; lines and blocks; ticks and crosses; Braille.
  if (code >= 0x2010 && code <= 0x2027) return 1;
  if (code >= 0x2190 && code <= 0x21ff) return 1;
  if (code >= 0x2500 && code <= 0x259f) return 1;
  if (code === 0x2713 || code === 0x2717) return 1;
  if (code >= 0x2800 && code <= 0x28ff) return 1;
  // Kana, Han, Hangul.
  if (code >= 0x3041 && code <= 0x3096) return 2;
  if (code >= 0x30a1 && code <= 0x30fa) return 2;
  if (code >= 0x4e00 && code <= 0x9fff) return 2;
  return code >= 0xac00 && code <= 0xd7a3 ? 2 : 0;
}

/** A row of the screen: exactly as many cells as the screen has columns. */
export type Row = Cells;

export function blankRow(columns: number): Row {
  return { texts: new Array<string>(columns).fill(' '), looks: new Array<string>(columns).fill('') };
}

/**
 * Lays cells over a row, from column `x` on and `width` columns wide, blank where there are no more of them. A wide
 * grapheme that has no room at an edge, its own or one that it lies under, becomes blank as a whole.
 */
export function lay(row: Row, cells: Cells, x: number, width: number): void {
  const from = Math.max(0, x);
  const to = Math.min(row.texts.length, x + width);
  if (from >= to) return;
  cutAt(row, from);
  cutAt(row, to);
  for (let column = from; column < to; column++) {
    row.texts[column] = cells.texts[column - x] ?? ' ';
    row.looks[column] = cells.looks[column - x] ?? '';
  }
  // What was laid may itself begin or end in the middle of a wide grapheme.
  for (let column = from; column < to && row.texts[column] === ''; column++) row.texts[column] = ' ';
  if (cells.texts[to - x] !== '') return;
  for (let column = to - 1; column >= from; column--) {
    const lead = row.texts[column] !== '';
    row.texts[column] = ' ';
    if (lead) return;
  }
}

/** Blanks the grapheme that reaches across the left border of a column. */
function cutAt({ texts }: Row, column: number): void {
  if (texts[column] !== '') return;
  let start = column;
  while (start > 0 && texts[start] === '') start--;
  texts[start] = ' ';
  for (let more = start + 1; texts[more] === ''; more++) texts[more] = ' ';
}

import stringWidth from 'string-width';
import type { Look, StyledLine } from '../../reporters/style.ts';

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

// The attributes, in the order in which a look of cells names them, so that equal looks are equal texts.
const bold = 0;
const dim = 1;
const italic = 2;
const underline = 3;
const blink = 4;
const inverse = 5;
const hidden = 6;
const strike = 7;
const overline = 8;
const foreground = 9;
const background = 10;
const lineColour = 11;

type Attributes = string[];

const remembered = new Map<string, Look>();
const onBlank = new Map<Look, Look>();
// Far more than a program has looks; a bound all the same.
const bound = 4096;

/** The look after `ESC [ params m`. What is not known of the parameters changes nothing. */
function lookAfter(look: Look, params: string): Look {
  const key = `${look}m${params}`;
  const known = remembered.get(key);
  if (known !== undefined) return known;
  const after = apply(apply([], look), params === '' ? '0' : params);
  const text = after.filter((one) => one).join(';');
  if (remembered.size >= bound) remembered.clear();
  remembered.set(key, text);
  return text;
}

/** The same for a cell without a glyph, where most of a look cannot be seen. */
function lookOfBlank(look: Look): Look {
  if (look === '') return look;
  const known = onBlank.get(look);
  if (known !== undefined) return known;
  const attributes = apply([], look);
  const seen = [underline, inverse, strike, overline, background].some((slot) => attributes[slot]);
  const text = seen ? look : '';
  if (onBlank.size >= bound) onBlank.clear();
  onBlank.set(look, text);
  return text;
}

function apply(attributes: Attributes, params: string): Attributes {
  if (params === '') return attributes;
  const parts = params.split(';');
  for (let at = 0; at < parts.length; at++) {
    const part = parts[at] ?? '';
    const code = Number(part.split(':', 1)[0]);
    if (code === 38 || code === 48 || code === 58) {
      const length = part.includes(':') ? 1 : colourLength(parts[at + 1]);
      const colour = parts.slice(at, at + length).join(';');
      attributes[code === 38 ? foreground : code === 48 ? background : lineColour] = colour;
      at += length - 1;
    } else if (part === '4:0') attributes[underline] = '';
    else set(attributes, code, part);
  }
  return attributes;
}

/** How many parameters a colour takes, its own code included. */
function colourLength(kind: string | undefined): number {
  return kind === '5' ? 3 : kind === '2' ? 5 : 1;
}

function set(attributes: Attributes, code: number, part: string): void {
  if (code === 0) attributes.length = 0;
  else if (code <= 9) attributes[onSlots[code - 1] ?? blink] = part;
  else if (code === 21) attributes[underline] = part;
  else if (code === 22) attributes[bold] = attributes[dim] = '';
  else if (code >= 23 && code <= 29 && code !== 26) attributes[offSlots[code - 23] ?? blink] = '';
  else if ((code >= 30 && code <= 37) || (code >= 90 && code <= 97)) attributes[foreground] = part;
  else if (code === 39) attributes[foreground] = '';
  else if ((code >= 40 && code <= 47) || (code >= 100 && code <= 107)) attributes[background] = part;
  else if (code === 49) attributes[background] = '';
  else if (code === 53) attributes[overline] = part;
  else if (code === 55) attributes[overline] = '';
  else if (code === 59) attributes[lineColour] = '';
}

/** Of the codes 1 … 9. */
const onSlots = [bold, dim, italic, underline, blink, blink, inverse, hidden, strike];
/** Of the codes 23 … 29. */
const offSlots = [italic, underline, blink, blink, inverse, hidden, strike];

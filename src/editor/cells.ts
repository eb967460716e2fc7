import widthOf from 'string-width';
import { visible } from '../reporters/visible.ts';
import { tabWidth } from './buffer.ts';

/** One grapheme as it shows: what the cursor steps over, and never half of it. */
type Cluster = {
  /** Offsets in the line, UTF-16 units. */
  readonly from: number;
  readonly to: number;
  /** First display cell, and how many. */
  readonly cell: number;
  readonly width: number;
  /** What is painted: blanks for a tab, an escape for what would not show or would do something. */
  readonly shown: string;
};

const segmenter = new Intl.Segmenter();
const simple = /^[\x20-\x7e]*$/;
const pictogram = /\p{Extended_Pictographic}/u;
const mark = /^\p{M}/u;

/** Each character of such a line is one grapheme, one cell wide and shown as it is. */
export function isSimple(line: string): boolean {
  return simple.test(line);
}

/** The graphemes of a line from left to right. */
export function* clustersOf(line: string): Generator<Cluster> {
  let cell = 0;
  for (const { segment, index } of segmenter.segment(line)) {
    const look = segment === '\t' ? tabAt(cell) : lookOf(segment);
    yield { from: index, to: index + segment.length, cell, width: look.width, shown: look.shown };
    cell += look.width;
  }
}

type Look = { readonly shown: string; readonly width: number };

function tabAt(cell: number): Look {
  const width = tabWidth - (cell % tabWidth);
  return { shown: ' '.repeat(width), width };
}

const known = new Map<string, Look>();

/** Measured once: a file has few different graphemes, and every key paints most of them again. */
function lookOf(grapheme: string): Look {
  const found = known.get(grapheme);
  if (found) return found;
  if (known.size > 10_000) known.clear();
  const look = measured(grapheme);
  known.set(grapheme, look);
  return look;
}

function measured(grapheme: string): Look {
  // Joiners within an emoji make one picture of several; anywhere else they could hide something.
  const shown = pictogram.test(grapheme) ? grapheme.toWellFormed() : visible(grapheme);
  const width = widthOf(shown);
  if (width > 0) return { shown, width };
  // A mark without a letter would sit on whatever is painted before it.
  if (mark.test(shown) && widthOf(`◌${shown}`) === 1) return { shown: `◌${shown}`, width: 1 };
  const escaped = [...shown].map((char) => `\\u{${(char.codePointAt(0) ?? 0).toString(16)}}`).join('');
  return { shown: escaped, width: escaped.length };
}

/** The grapheme that covers an offset; undefined behind the line's end. */
function clusterAt(line: string, offset: number): Cluster | undefined {
  for (const cluster of clustersOf(line)) if (cluster.to > offset) return cluster;
  return undefined;
}

/** The display cell at which an offset of a line stands. */
export function cellAt(line: string, offset: number): number {
  if (isSimple(line)) return offset;
  let end = 0;
  for (const cluster of clustersOf(line)) {
    if (cluster.to > offset) return cluster.cell;
    end = cluster.cell + cluster.width;
  }
  return end;
}

/** The offset of the grapheme that covers a cell; behind the line's end its length. */
export function offsetAt(line: string, cell: number): number {
  if (isSimple(line)) return Math.min(line.length, Math.max(0, cell));
  for (const cluster of clustersOf(line)) if (cluster.cell + cluster.width > cell) return cluster.from;
  return line.length;
}

/** Cells that the grapheme at an offset takes; 1 behind the line's end, where the cursor alone stands. */
export function widthAt(line: string, offset: number): number {
  if (isSimple(line)) return 1;
  return clusterAt(line, offset)?.width ?? 1;
}

/** The offset behind the grapheme at an offset. */
export function nextBreak(line: string, offset: number): number {
  if (isSimple(line)) return Math.min(line.length, offset + 1);
  return clusterAt(line, offset)?.to ?? line.length;
}

/** The offset of the grapheme before an offset, or of the one that an offset is within. */
export function previousBreak(line: string, offset: number): number {
  if (isSimple(line)) return Math.max(0, offset - 1);
  let before = 0;
  for (const cluster of clustersOf(line)) {
    if (cluster.from >= offset) break;
    before = cluster.from;
  }
  return before;
}

/** The start of the grapheme that an offset is within, or the offset itself. */
export function snapped(line: string, offset: number): number {
  if (offset >= line.length || isSimple(line)) return Math.min(offset, line.length);
  return clusterAt(line, offset)?.from ?? line.length;
}

/** At most `width` cells of a text; what is cut off shows as `…`. Nothing in it moves a cursor. */
export function cut(text: string, width: number): string {
  const safe = visible(text);
  if (widthOf(safe) <= width) return safe;
  let kept = '';
  for (const cluster of clustersOf(safe)) {
    if (cluster.cell + cluster.width > width - 1) break;
    kept += cluster.shown;
  }
  return width > 0 ? `${kept}…` : '';
}

/** Exactly `width` cells. */
export function fitted(text: string, width: number): string {
  const short = cut(text, width);
  return short + ' '.repeat(Math.max(0, width - widthOf(short)));
}

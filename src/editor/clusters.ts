import widthOf from 'string-width';
import { visible } from '../reporters/visible.ts';
import { tabWidth } from './buffer.ts';

/** One grapheme as it shows: what the cursor steps over, and never half of it. */
export type Cluster = {
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

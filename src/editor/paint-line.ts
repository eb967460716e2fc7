import type { Line } from '@codemirror/state';
import { clustersOf, isSimple } from './clusters.ts';
import { kindsOf, type Layers, type PieceKind } from './layers.ts';
import type { EditorStyle } from './style.ts';

/** A painted stretch of a line, and how many cells of it are taken. */
export type Stretch = { readonly text: string; readonly used: number };

/** The display cells `from` to `to` of a line, the end not included. What is cut in half there becomes blanks. */
export function paintLine(line: Line, from: number, to: number, layers: Layers, style: EditorStyle): Stretch {
  const pen = new Pen(style);
  const end = isSimple(line.text)
    ? paintSimple(line, from, to, layers, pen)
    : paintClusters(line, from, to, layers, pen);
  const { selection } = layers;
  // The end of a line that is selected takes a cell, so that empty lines show too.
  if (end >= from && end < to && selection.from <= line.to && selection.to > line.to)
    pen.put('selection', ' ', 1);
  return pen.finish();
}

/** Returns the cell behind the line's last character. */
function paintSimple(line: Line, from: number, to: number, layers: Layers, pen: Pen): number {
  const end = Math.min(to, line.length);
  const kinds = kindsOf(line, from, end, layers);
  for (let start = from; start < end; ) {
    const kind = kinds[start - from] ?? 'text';
    let stop = start + 1;
    while (stop < end && kinds[stop - from] === kind) stop++;
    pen.put(kind, line.text.slice(start, stop), stop - start);
    start = stop;
  }
  return line.length;
}

function paintClusters(line: Line, from: number, to: number, layers: Layers, pen: Pen): number {
  const kinds = kindsOf(line, 0, line.length, layers);
  let end = 0;
  for (const cluster of clustersOf(line.text)) {
    if (cluster.cell >= to) return cluster.cell;
    end = cluster.cell + cluster.width;
    if (end <= from) continue;
    const kind = kinds[cluster.from] ?? 'text';
    const cells = Math.min(end, to) - Math.max(cluster.cell, from);
    pen.put(kind, cells === cluster.width ? cluster.shown : ' '.repeat(cells), cells);
  }
  return end;
}

/** Puts neighbours of one kind together: fewer escapes, fewer bytes. */
class Pen {
  readonly #style: EditorStyle;
  #kind: PieceKind = 'text';
  #pending = '';
  #text = '';
  #used = 0;

  constructor(style: EditorStyle) {
    this.#style = style;
  }

  put(kind: PieceKind, text: string, cells: number): void {
    if (kind !== this.#kind) {
      this.#flush();
      this.#kind = kind;
    }
    this.#pending += text;
    this.#used += cells;
  }

  finish(): Stretch {
    this.#flush();
    return { text: this.#text, used: this.#used };
  }

  #flush(): void {
    if (this.#pending !== '') this.#text += this.#style[this.#kind](this.#pending);
    this.#pending = '';
  }
}

import type { Line } from '@codemirror/state';
import type { Run } from '../reporters/style.ts';
import { clustersOf, isSimple } from './clusters.ts';
import { kindsOf, type Layers } from './layers.ts';
import type { Kind, Looks } from './style.ts';

/** A painted stretch of a line, and how many cells of it are taken. */
export type Stretch = { readonly runs: readonly Run[]; readonly used: number };

/** The display cells `from` to `to` of a line, the end not included. What is cut in half there becomes blanks. */
export function paintLine(line: Line, from: number, to: number, layers: Layers, looks: Looks): Stretch {
  const pen = new Pen(looks);
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

/** Puts neighbours that look alike together: fewer runs to compare. */
class Pen {
  readonly #looks: Looks;
  readonly #runs: Run[] = [];
  #look = '';
  #pending = '';
  #used = 0;

  constructor(looks: Looks) {
    this.#looks = looks;
  }

  put(kind: Kind, text: string, cells: number): void {
    const look = this.#looks[kind];
    if (look !== this.#look) {
      this.#flush();
      this.#look = look;
    }
    this.#pending += text;
    this.#used += cells;
  }

  finish(): Stretch {
    this.#flush();
    return { runs: this.#runs, used: this.#used };
  }

  #flush(): void {
    if (this.#pending !== '') this.#runs.push({ text: this.#pending, look: this.#look });
    this.#pending = '';
  }
}

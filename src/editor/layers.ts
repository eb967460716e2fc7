import type { Line } from '@codemirror/state';
import type { Run } from '../reporters/style.ts';
import type { Buffer } from './buffer.ts';
import { clustersOf, isSimple } from './cells.ts';
import type { Token } from './highlight.ts';
import type { Kind, Looks } from './style.ts';

/** A stretch of the document, offsets in UTF-16 units. */
export type Span = { readonly from: number; readonly to: number };

/** Something to say about a place of the text; line and column from 1. */
export type EditorMark = {
  readonly line: number;
  readonly column: number;
  readonly message: string;
  readonly severity: 'error' | 'warning';
};

/** What lies over each other, the last on top. */
export type Layers = {
  readonly tokens: readonly Token[];
  readonly marks: readonly EditorMark[];
  readonly matches: readonly Span[];
  readonly selection: Span;
};

/** What each character between two offsets of a line is, the topmost layer alone. */
function kindsOf(line: Line, from: number, to: number, layers: Layers): Kind[] {
  const kinds = new Array<Kind>(Math.max(0, to - from)).fill('text');
  const fill = (start: number, end: number, kind: Kind) => {
    kinds.fill(kind, Math.max(0, start - line.from - from), Math.max(0, end - line.from - from));
  };
  each(layers.tokens, line, (token) => fill(token.from, token.to, token.kind));
  for (const mark of layers.marks) {
    const start = mark.column - 1;
    const word = /^(?:[\p{L}\p{N}_]+|\S)/u.exec(line.text.slice(start, start + 200))?.[0].length ?? 0;
    fill(line.from + start, line.from + start + word, mark.severity === 'error' ? 'marked' : 'warned');
  }
  each(layers.matches, line, (match) => fill(match.from, match.to, 'match'));
  const { selection } = layers;
  if (selection.from < selection.to) fill(selection.from, selection.to, 'selection');
  return kinds;
}

/** Those of a sorted list that touch a line. */
function each<T extends Span>(spans: readonly T[], line: Line, visit: (span: T) => void): void {
  let [low, high] = [0, spans.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((spans[middle]?.to ?? 0) <= line.from) low = middle + 1;
    else high = middle;
  }
  for (let at = low; at < spans.length; at++) {
    const span = spans[at];
    if (!span || span.from >= line.to) return;
    visit(span);
  }
}

/** A painted stretch of a line, and how many cells of it are taken. */
type Stretch = { readonly runs: readonly Run[]; readonly used: number };

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

import type { Line } from '@codemirror/state';
import type { Token } from './highlight.ts';
import type { Kind } from './style.ts';

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
export function kindsOf(line: Line, from: number, to: number, layers: Layers): Kind[] {
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

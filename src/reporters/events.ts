import type { EventDoc } from '../domain/event.ts';
import type { Cell } from '../domain/relation.ts';

const linesAtOnce = 1000;

/** A document a line, in the shape in which an ingestion service stores it. */
export function jsonLines(events: Iterable<EventDoc>): Iterable<string> {
  return pieces(events, (event) => JSON.stringify(event));
}

/** RFC 4180, but with `\n` as the end of a line; a null is empty and an empty text is `""`. */
export function* csv(header: readonly string[], rows: Iterable<readonly Cell[]>): Generator<string> {
  yield `${header.map(field).join(',')}\n`;
  yield* pieces(rows, (row) => row.map(field).join(','));
}

/** Lines in pieces that are worth a write each, so that no text grows without bound. */
function* pieces<T>(items: Iterable<T>, line: (item: T) => string): Generator<string> {
  let held: string[] = [];
  for (const item of items) {
    held.push(line(item));
    if (held.length < linesAtOnce) continue;
    yield `${held.join('\n')}\n`;
    held = [];
  }
  if (held.length > 0) yield `${held.join('\n')}\n`;
}

function field(cell: Cell): string {
  if (cell === null) return '';
  const text = cell instanceof Uint8Array ? new TextDecoder().decode(cell) : String(cell);
  return text === '' || /[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

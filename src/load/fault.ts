/** Where in a file, from 1. */
export type Place = { readonly line: number; readonly column: number };

/** One thing that is wrong with a file, and what to do about it where that is known. */
export type Fault = { readonly file: string; readonly place: Place | null; readonly what: string };

/** A value, or everything that is wrong with what was read. */
export type Parsed<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly faults: readonly Fault[] };

const line = ({ file, place, what }: Fault) =>
  place === null ? `${file}: ${what}` : `${file}:${place.line}:${place.column}: ${what}`;

const order = (a: Fault, b: Fault) =>
  (a.place?.line ?? 0) - (b.place?.line ?? 0) || (a.place?.column ?? 0) - (b.place?.column ?? 0);

/** `file:line:column: what is wrong`, a line each; files in the order given, places in order within each. */
export function renderFaults(faults: readonly Fault[]): string {
  const files = [...new Set(faults.map((fault) => fault.file))];
  const lines = files
    .flatMap((file) => faults.filter((fault) => fault.file === file).toSorted(order))
    .map(line);
  // What stands in a file once and is read twice, by an alias, is wrong once.
  return [...new Set(lines)].join('\n');
}

import type { Place } from '../domain/design.ts';

/** Says where in the source the text behind it comes from; taken out by `placed`. */
export function mark(at: number): string {
  return `\ue000${at}\ue001`;
}

const MARK = /\ue000(\d+)\ue001/g;

export const withoutMarks = (sql: string): string => sql.replaceAll(MARK, '');

/** Pairs of offsets, one behind the other: in the generated text, in the source. Ascending by the first. */
export type Places = readonly number[];

/** A script for SQLite with where its parts come from, or what has no exact counterpart there. Plain data. */
export type Rewritten =
  | { readonly ok: true; readonly sql: string; readonly places: Places }
  | { readonly ok: false; readonly what: string; readonly place: Place; readonly hint: string };

/** Takes the marks out of a text, and keeps where they stood. */
export function placed(marked: string): { readonly sql: string; readonly places: Places } {
  const places: number[] = [];
  let sql = '';
  let at = 0;
  for (const match of marked.matchAll(MARK)) {
    sql += marked.slice(at, match.index);
    places.push(sql.length, Number(match[1]));
    at = match.index + match[0].length;
  }
  return { sql: sql + marked.slice(at), places };
}

/** Where in the source the text at an offset comes from. */
export function sourceOf(places: Places, offset: number): number {
  let found = 0;
  for (let at = 0; at + 1 < places.length && (places[at] ?? 0) <= offset; at += 2)
    found = places[at + 1] ?? 0;
  return found;
}

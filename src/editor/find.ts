import { EditorSelection, Text } from '@codemirror/state';
import { type Buffer, followed, type View } from './buffer.ts';
import { clean } from './typing.ts';
import { recorded } from './history.ts';
import type { Span } from './layers.ts';
import { ensureVisible } from './scroll.ts';
import { selected } from './select.ts';

/** Which match is selected, from 1 (null: none of them), and how many there are. */
export type Tally = { readonly at: number | null; readonly of: number };

/** Texts are values: what was found in one last is still right. */
const last: { doc: Text; query: string; spans: readonly Span[] } = { doc: Text.empty, query: '', spans: [] };

/** Every match in the text, in order. Upper and lower case are one where the query has no upper case. */
export function matchesOf(buffer: Buffer, query: string): readonly Span[] {
  const { doc } = buffer.state;
  if (query === '') return [];
  if (last.doc !== doc || last.query !== query)
    Object.assign(last, { doc, query, spans: search(doc, query) });
  return last.spans;
}

function search(doc: Text, query: string): Span[] {
  const flags = query === query.toLowerCase() ? 'giu' : 'gu';
  const pattern = new RegExp(query.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&'), flags);
  const found = doc.toString().matchAll(pattern);
  return Array.from(found, (match) => ({ from: match.index, to: match.index + match[0].length }));
}

export function tallyOf(buffer: Buffer, query: string): Tally {
  const matches = matchesOf(buffer, query);
  const { from, to } = buffer.state.selection.main;
  const at = matches.findIndex((match) => match.from === from && match.to === to);
  return { at: at < 0 ? null : at + 1, of: matches.length };
}

/** `3 of 12`, `12 matches`, `no match`. */
export function tallyText({ at, of }: Tally): string {
  if (of === 0) return 'no match';
  if (at === null) return of === 1 ? '1 match' : `${of} matches`;
  return `${at} of ${of}`;
}

/** Selects the match after or before what is selected, around the ends; the same buffer where there is none. */
export function findStep(buffer: Buffer, query: string, to: 'next' | 'previous', view: View): Buffer {
  const matches = matchesOf(buffer, query);
  const { main } = buffer.state.selection;
  const found =
    to === 'next'
      ? (matches.find((match) => match.from >= main.to) ?? matches[0])
      : (matches.findLast((match) => match.to <= main.from) ?? matches.at(-1));
  return found ? show(buffer, found, view) : buffer;
}

/** Selects the first match from an offset on, around the end: for a query that is still being typed. */
export function findFrom(buffer: Buffer, query: string, offset: number, view: View): Buffer {
  const matches = matchesOf(buffer, query);
  const found = matches.find((match) => match.from >= offset) ?? matches[0];
  return found ? show(buffer, found, view) : buffer;
}

/** Puts a text in the place of the match that is selected, and goes to the next; where none is, only goes there. */
export function replaceOne(buffer: Buffer, query: string, replacement: string, view: View): Buffer {
  if (tallyOf(buffer, query).at === null) return findStep(buffer, query, 'next', view);
  const { from, to } = buffer.state.selection.main;
  const text = clean(replacement);
  const changed = change(buffer, [{ from, to }], text);
  return findFrom(changed, query, from + text.length, view);
}

/** In one step of undo. */
export function replaceAll(buffer: Buffer, query: string, replacement: string, view: View): Buffer {
  const matches = matchesOf(buffer, query);
  return matches.length === 0 ? buffer : ensureVisible(change(buffer, matches, clean(replacement)), view);
}

function change(buffer: Buffer, spans: readonly Span[], text: string): Buffer {
  const changes = buffer.state.changes(spans.map(({ from, to }) => ({ from, to, insert: text })));
  const selection = followed(buffer.state.selection.main, changes);
  const { state } = buffer.state.update({
    changes,
    selection,
    annotations: recorded('input.replace', 'own'),
  });
  return { ...buffer, state, goal: null, run: null };
}

function show(buffer: Buffer, { from, to }: Span, view: View): Buffer {
  return ensureVisible(selected(buffer, EditorSelection.range(from, to)), view);
}

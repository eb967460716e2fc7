import type { EventDoc } from '../../domain/event.ts';
import type { FactSpec, HoldsPlace, HoldsRow } from '../../domain/fact.ts';
import { textAt } from '../doc.ts';
import { epochOf } from '../times.ts';
import type { Wanted } from './same.ts';

/** Share of what was delivered that has to be found. */
export const NEARLY_ALL = 0.95;

export const measuredPlace = (table: string, column: string | null): HoldsPlace => ({
  table,
  column,
  line: null,
  how: 'measured',
  certain: true,
});

/** A row that the loaded rows have shown to be held. */
export const held = (row: HoldsRow, places: readonly HoldsPlace[]): HoldsRow => ({
  ...row,
  status: 'held',
  places,
  lacking: [],
  contradictions: [],
  measured: true,
});

/** What a document says of a fact; null: nothing. */
export function wantedOf(fact: FactSpec, doc: EventDoc): Wanted | null {
  const text = textAt(doc, fact.path);
  if (text === null) return null;
  return { kind: fact.kind, text, epoch: fact.kind === 'time' ? epochOf(text) : null };
}

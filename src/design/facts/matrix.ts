import type { Design } from '../../domain/design.ts';
import type { FactModel, HoldsMatrix, HoldsRow } from '../../domain/fact.ts';
import { boundsRow } from './bounds.ts';
import { eventRow, type TypeReading } from './event-row.ts';
import { factRow, thingRow } from './fact-row.ts';
import { readingOf } from './reading.ts';
import { strayNotes } from './stray.ts';
import { undoneRow } from './undone.ts';

/**
 * Where each type of event and each fact has its place in a design. What is stated, in comments or settings, goes
 * before what is read; both are held against the contradictions. What could be one thing or another is `unsure`.
 * @param holds what the settings file states: event type or fact to `table` or `table.column`
 */
export function holdsMatrix(
  design: Design,
  model: FactModel,
  holds: Readonly<Record<string, string>> = {},
): HoldsMatrix {
  const reading = readingOf(design, model, holds);
  const types: readonly TypeReading[] = model.eventTypes.map((type) => eventRow(type, reading));
  const facts = model.facts.flatMap((fact) => {
    if (fact.of.kind === 'events') return [factRow(fact, fact.of.types, types, reading)];
    return fact.of.kind === 'thing' ? [thingRow(fact, fact.of.thing, reading)] : [];
  });
  const rows: readonly HoldsRow[] = [
    ...types.map(({ row }) => row),
    ...facts,
    ...model.undone.map((spec) => undoneRow(spec, types, reading)),
    ...model.bounds.map((spec) => boundsRow(spec, types, facts, reading)),
  ];
  return {
    // What could not be read may be where it stands.
    rows:
      design.unread.length === 0
        ? rows
        : rows.map((row) => (row.status === 'missing' ? { ...row, status: 'unsure' } : row)),
    stray: strayNotes(reading),
  };
}

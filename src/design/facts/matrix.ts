import type { Design } from '../../domain/design.ts';
import type { FactModel, HoldsMatrix, HoldsRow, StrayNote } from '../../domain/fact.ts';
import { nearest } from '../nearest.ts';
import { boundsRow } from './bounds.ts';
import { eventRow, type TypeReading } from './event-row.ts';
import { factRow, thingRow } from './fact-row.ts';
import { doubtOf } from './doubt.ts';
import { placeOf } from './homes.ts';
import { type Reading, readingOf } from './reading.ts';
import { guessedApart, isNowhere, tried } from './tried.ts';
import { undoneRow } from './undone.ts';

/**
 * Where each type of event and each fact has its place in a design. What is stated, in comments or settings, goes
 * before what is read; both are held against the contradictions. What could be one thing or another is `unsure`, and so is
 * what a part names that could not be read.
 * @param holds what the settings file states: event type or fact to `table` or `table.column`
 */
export function holdsMatrix(
  design: Design,
  model: FactModel,
  holds: Readonly<Record<string, string>> = {},
): HoldsMatrix {
  const { reading, refuted } = tried(readingOf(design, model, holds));
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
  const isDoubted = doubtOf(reading);
  return {
    rows: guessedApart(rows, reading).map((row): HoldsRow => {
      if (isNowhere(row.id, reading)) return { ...row, status: 'missing', places: [], contradictions: [] };
      return row.status === 'missing' && isDoubted(row) ? { ...row, status: 'unsure' } : row;
    }),
    stray: strayNotes(reading),
    refuted,
  };
}

/** What is stated and helps nobody: a name that the problem does not know, a place that the design does not have. */
function strayNotes(reading: Reading): readonly StrayNote[] {
  const { tables, holds } = reading;
  const { model } = reading.vocabulary;
  const known = [...model.eventTypes, ...model.facts, ...model.undone, ...model.bounds].map(({ id }) => id);
  const meant = (name: string, names: readonly string[]) => {
    const near = nearest(name, names);
    return near === null ? '' : `: perhaps ${near} is meant`;
  };
  const unknown = (name: string) =>
    known.some((id) => id.toLowerCase() === name.toLowerCase())
      ? null
      : `is neither an event type nor a fact${meant(name, known)}`;
  const noted = tables.flatMap(({ table }) =>
    table.holds.flatMap(({ names, place: { line } }) =>
      names.flatMap((name): StrayNote[] => {
        const what = unknown(name);
        return what === null ? [] : [{ name, where: `line ${line}`, what }];
      }),
    ),
  );
  const places = tables.flatMap(({ table, fields }) => [
    table.name,
    ...fields.map(({ name }) => `${table.name}.${name}`),
  ]);
  const set = Object.entries(holds).flatMap(([name, written]): StrayNote[] => {
    const what =
      unknown(name) ??
      (placeOf(written, tables) || isNowhere(name, reading)
        ? null
        : `stands at ${written}, which the schema does not have${meant(written, places)}`);
    return what === null ? [] : [{ name, where: 'holds', what }];
  });
  return [...noted, ...set];
}

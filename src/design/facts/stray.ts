import type { StrayNote } from '../../domain/fact.ts';
import { nearest } from '../nearest.ts';
import { placeOf } from './homes.ts';
import type { Reading } from './reading.ts';

/** What is stated and helps nobody: a name that the problem does not know, a place that the design does not have. */
export function strayNotes({ tables, holds, vocabulary: { model } }: Reading): readonly StrayNote[] {
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
      (placeOf(written, tables)
        ? null
        : `stands at ${written}, which the schema does not have${meant(written, places)}`);
    return what === null ? [] : [{ name, where: 'holds', what }];
  });
  return [...noted, ...set];
}

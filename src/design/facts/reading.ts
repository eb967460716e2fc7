import type { Design } from '../../domain/design.ts';
import type { EventTypeSpec, FactModel } from '../../domain/fact.ts';
import type { Field } from './columns.ts';
import { type Meaning, meaningsIn } from './meanings.ts';
import { readTable, type TableReading } from './table.ts';
import { type Vocabulary, vocabularyOf } from './vocabulary.ts';

/** A whole design, read by the names of a problem. */
export type Reading = {
  readonly design: Design;
  readonly vocabulary: Vocabulary;
  readonly tables: readonly TableReading[];
  /** As the settings file states: name to `table` or `table.column`. */
  readonly holds: Readonly<Record<string, string>>;
  readonly types: ReadonlyMap<string, EventTypeSpec>;
  /** What a column is, or is likely to be; null: nobody knows. */
  readonly meaning: (table: TableReading, field: Field) => Meaning | null;
  /** All that it may be. */
  readonly meanings: (table: TableReading, field: Field) => readonly Meaning[];
  /** Whether events of a type are about a thing. */
  readonly needsThing: (type: string, thing: string) => boolean;
  /** The same reading with other statements; the tables are the same but for theirs, in the same order. */
  readonly with: (tables: readonly TableReading[], holds: Readonly<Record<string, string>>) => Reading;
};

export function readingOf(
  design: Design,
  model: FactModel,
  holds: Readonly<Record<string, string>>,
): Reading {
  const vocabulary = vocabularyOf(model);
  const tables = design.tables.map((table) => readTable(table, vocabulary));
  const meanings = new Map(tables.map((table) => [table.table.place, meaningsIn(table, vocabulary)]));
  const reading: Reading = {
    design,
    vocabulary,
    tables,
    holds,
    types: new Map(model.eventTypes.map((type) => [type.id, type])),
    meaning: (table, field) => meanings.get(table.table.place)?.get(field)?.[0] ?? null,
    meanings: (table, field) => meanings.get(table.table.place)?.get(field) ?? [],
    needsThing: (type, thing) => {
      const known = model.things.find(({ id }) => id === thing)?.knownBy;
      const fact = model.facts.find(({ id }) => id === known);
      return fact?.of.kind === 'events' && fact.of.types.includes(type);
    },
    with: (changed, stated) => ({ ...reading, tables: changed, holds: stated }),
  };
  return reading;
}

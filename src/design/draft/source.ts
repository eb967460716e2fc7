import type { FactModel } from '../../domain/fact.ts';
import type { BronzeTable, Problem } from '../../domain/problem.ts';
import { homesOf } from '../facts/homes.ts';
import { type Reading, readingOf } from '../facts/reading.ts';
import type { TableReading } from '../facts/table.ts';
import { keyOf as phraseOf } from '../facts/tokens.ts';
import type { Design, DesignTable } from '../../domain/design.ts';
import { rolesOf } from '../erd/roles.ts';
import { linksOf } from '../erd/links.ts';
import { keyOf, sameName } from '../erd/columns.ts';

/** Where the rows of a table come from. */
export type Source =
  /** A row an event of these types; null: of every type. `changes`: types that only change a row of it. */
  | {
      readonly kind: 'events';
      readonly bronze: BronzeTable;
      readonly types: readonly string[] | null;
      readonly changes: readonly string[];
      /** Its name and columns leave open whether it takes them. */
      readonly guessed: boolean;
    }
  /** A row a row of that bronze table. */
  | { readonly kind: 'thing'; readonly bronze: BronzeTable }
  /** It is for the candidate to say: why. */
  | { readonly kind: 'none'; readonly why: string };

const SUMS = 'figures are summed up from what is loaded: how, and what a late event does to them, is yours.';
const SPANS = 'its rows are made of several events: where one begins and ends is yours.';
const UNKNOWN = 'nothing in bronze is plainly meant by it.';

/** The source of each table of a design. */
export function sourcesOf(problem: Problem, design: Design): ReadonlyMap<DesignTable, Source> {
  const { facts: model } = problem;
  const roles = rolesOf(design, linksOf(design));
  const reading = model && readingOf(design, model, {});
  const readings = new Map(reading?.tables.map((each) => [each.table, each]));
  const found =
    model && reading ? model.eventTypes.map((type) => homesByTable(type.id, homesOf(type, reading))) : [];
  return new Map(
    design.tables.map((table) => {
      const own = readings.get(table);
      if (!model || !reading || !own) return [table, byNames(problem, table)];
      const { types, guessed } = typesIn(found, own);
      if (types.length > 0) return [table, fromEvents(problem, model, own, types, guessed)];
      if (own.aggregate || roles.get(table) === 'aggregate') return [table, { kind: 'none', why: SUMS }];
      return [table, fromThing(problem, own, reading)];
    }),
  );
}

type Homes = {
  readonly id: string;
  readonly anyCertain: boolean;
  /** Whether each of the tables that may take it does so for certain. */
  readonly of: ReadonlyMap<TableReading, boolean>;
};

function homesByTable(id: string, homes: ReturnType<typeof homesOf>): Homes {
  const of = new Map<TableReading, boolean>();
  for (const { reading, certain } of homes) of.set(reading, certain || of.get(reading) === true);
  return { id, anyCertain: homes.some(({ certain }) => certain), of };
}

/** The types that a table takes; where no table takes one for certain, those that it may take. */
function typesIn(homes: readonly Homes[], own: TableReading) {
  const found = homes.flatMap(({ id, anyCertain, of }) => {
    const sure = of.get(own);
    return sure === true || (sure === false && !anyCertain) ? [{ id, sure }] : [];
  });
  return { types: found.map(({ id }) => id), guessed: found.some(({ sure }) => !sure) };
}

function fromEvents(
  { bronze: tables }: Problem,
  model: FactModel,
  { typeField }: TableReading,
  types: readonly string[],
  guessed: boolean,
): Source {
  const bronze = tables.find(({ entityType }) => entityType === eventEntity(model));
  if (!bronze) return { kind: 'none', why: UNKNOWN };
  const all = types.length === model.eventTypes.length;
  if (typeField || all) return { kind: 'events', bronze, types: all ? null : types, changes: [], guessed };
  const within = model.bounds.find(({ opens, closes }) => types.includes(opens) && types.includes(closes));
  if (within && types.length === 2) return { kind: 'none', why: SPANS };
  // Without a column for the type an end is told on the row of its start.
  const changes = types.filter((id) => {
    const closes = model.eventTypes.find((type) => type.id === id)?.closes;
    return closes !== null && closes !== undefined && types.includes(closes);
  });
  return { kind: 'events', bronze, types: types.filter((id) => !changes.includes(id)), changes, guessed };
}

function eventEntity({ facts }: FactModel): string | null {
  return facts.find(({ of }) => of.kind === 'events')?.entityType ?? null;
}

/** Only where the thing has a bronze table of its own: of many events one row is not made here. */
function fromThing(
  { bronze: tables }: Problem,
  { thing, table, core }: TableReading,
  reading: Reading,
): Source {
  const { model } = reading.vocabulary;
  const entity = model.facts.find(({ of }) => of.kind === 'thing' && of.thing === thing)?.entityType;
  const bronze = tables.find(({ entityType }) => entityType === entity && entityType !== eventEntity(model));
  if (bronze) return { kind: 'thing', bronze };
  if (thing !== null)
    return {
      kind: 'none',
      why: `one row a ${key(table)}, which many events name: how they become one is yours.`,
    };
  const spans = model.bounds.some(({ names }) => names.some((name) => phraseOf(name) === core.join(' ')));
  return { kind: 'none', why: spans ? SPANS : UNKNOWN };
}

const key = (table: DesignTable) => keyOf(table)[0] ?? 'its key';

/** Without a model of facts: the bronze table that has most of the columns. */
function byNames({ bronze }: Problem, { columns }: DesignTable): Source {
  const ranked = bronze
    .map((table) => ({
      table,
      shared: columns.filter(({ name }) => table.columns.some((column) => sameName(column.name, name)))
        .length,
    }))
    .toSorted((a, b) => b.shared - a.shared);
  const [best] = ranked;
  return best && best.shared >= Math.max(2, columns.length / 2)
    ? { kind: 'thing', bronze: best.table }
    : { kind: 'none', why: UNKNOWN };
}

import type { DesignKey } from '../../domain/design.ts';
import type { ContradictionSpec, EventTypeSpec, HoldsContradiction } from '../../domain/fact.ts';
import type { Field } from './columns.ts';
import type { Home } from './homes.ts';
import { endsIt, undoField } from './marks.ts';
import type { Reading } from './reading.ts';
import { DAY_WORDS, MADE_UP_KEYS } from './words.ts';

/** What speaks against a table as the home of a type. */
export function contradictionsOf(
  type: EventTypeSpec,
  home: Home,
  reading: Reading,
): readonly HoldsContradiction[] {
  return reading.vocabulary.model.contradictions
    .filter(({ types }) => types.includes(type.id))
    .flatMap((spec) => find(spec, type, home, reading));
}

function find(
  spec: ContradictionSpec,
  type: EventTypeSpec,
  home: Home,
  reading: Reading,
): HoldsContradiction[] {
  switch (spec.kind) {
    case 'demands':
      return demands(spec, type, home, reading);
    case 'refuses':
      return refuses(spec, type, home, reading);
    case 'ends-known':
      return endsKnown(spec, type, home, reading);
    // Told where it is asked for, beside the undoing.
    case 'untold':
      return [];
  }
}

/** A column that must be filled, and is of a fact that the type lacks. */
function demands(
  spec: ContradictionSpec,
  type: EventTypeSpec,
  home: Home,
  reading: Reading,
): HoldsContradiction[] {
  if (home.nested) return [];
  return demanded(home).flatMap((field): HoldsContradiction[] => {
    const meaning = reading.meaning(home.reading, field);
    if (!meaning?.sure || !spec.facts.includes(meaning.fact.id)) return [];
    // A key that the warehouse makes up may point at the row for "none".
    const madeUp = reading.vocabulary.tokens(field.own).some((word) => MADE_UP_KEYS.has(word));
    return [
      {
        kind: 'demands',
        table: home.reading.table.name,
        columns: [field.name],
        line: field.column.place.line,
        eventType: type.id,
        certain: spec.certain && !madeUp,
      },
    ];
  });
}

const demanded = ({ reading: { fields } }: Home): readonly Field[] =>
  fields.filter(
    ({ nested, column }) =>
      !nested && !column.nullable && column.default === null && column.generated === null,
  );

/** A unique key that is made of who and what alone. */
function refuses(
  spec: ContradictionSpec,
  type: EventTypeSpec,
  home: Home,
  reading: Reading,
): HoldsContradiction[] {
  if (home.nested) return [];
  const { table, fields, typeField } = home.reading;
  const unique: readonly DesignKey[] = table.indexes.flatMap((index) =>
    index.unique && index.where === null
      ? [{ columns: index.columns, primary: false, enforced: true, place: index.place }]
      : [],
  );
  const key = [...table.keys, ...unique].find(
    ({ columns }) =>
      columns.length > 0 &&
      columns.every((name) => {
        const field = fields.find((each) => !each.nested && each.name.toLowerCase() === name?.toLowerCase());
        return field !== undefined && isWhoOrWhat(field, spec, home, reading);
      }) &&
      columns.some((name) => name?.toLowerCase() !== typeField?.name.toLowerCase()),
  );
  if (!key) return [];
  const state = hasState(home, type, reading);
  return [
    {
      kind: 'refuses',
      table: table.name,
      columns: key.columns.flatMap((name) => name ?? []),
      line: key.place.line,
      eventType: type.id,
      // What the engine does not check is a promise; and a row that carries its state may be meant to be written over.
      certain: spec.certain && key.enforced && !state,
    },
  ];
}

function isWhoOrWhat(field: Field, spec: ContradictionSpec, home: Home, reading: Reading): boolean {
  if (field === home.reading.typeField) return true;
  const meaning = reading.meaning(home.reading, field);
  if (meaning?.sure) return spec.facts.includes(meaning.fact.id);
  const words = reading.vocabulary.tokens(field.own);
  return meaning === null && words.some((word) => DAY_WORDS.has(word));
}

/** Whether a row of an undoable type says how things stand: a flag, or a time of its own for the undoing. */
function hasState({ reading: table }: Home, type: EventTypeSpec, reading: Reading): boolean {
  const undoing = type.undoes === null ? undoingOf(type, reading) : type;
  return undoing !== null && undoField(table, undoing, reading) !== null;
}

const undoingOf = (type: EventTypeSpec, { types }: Reading): EventTypeSpec | null =>
  [...types.values()].find(({ undoes }) => undoes === type.id) ?? null;

/** The end, demanded in the row that the start makes. */
function endsKnown(
  spec: ContradictionSpec,
  type: EventTypeSpec,
  home: Home,
  reading: Reading,
): HoldsContradiction[] {
  const closing = [...reading.types.values()].find(({ closes }) => closes === type.id);
  if (!closing || home.reading.typeField || home.nested) return [];
  const ends = demanded(home).filter((field) => endsIt(field, closing, reading, home.reading));
  const [first] = ends;
  if (!first) return [];
  return [
    {
      kind: 'ends-known',
      table: home.reading.table.name,
      columns: ends.map(({ name }) => name),
      line: first.column.place.line,
      eventType: type.id,
      certain: spec.certain,
    },
  ];
}

import type { FactSpec, HoldsPlace } from '../../domain/fact.ts';
import type { Field } from './columns.ts';
import { type Home, placeOf } from './homes.ts';
import { byPair, inJson } from './json.ts';
import { attachedTo, keyedBy, pointsAt } from './links.ts';
import { fieldOf, place, soleKey } from './place.ts';
import type { Reading } from './reading.ts';
import type { TableReading } from './table.ts';
import { DAY_WORDS, ID_WORDS, TIME_WORDS } from './words.ts';

/** Where a fact is stated to stand; null: nobody says. */
export function statedPlaces(id: string, { tables, holds }: Reading): readonly HoldsPlace[] {
  const written = holds[id];
  const found = written === undefined ? null : placeOf(written, tables);
  if (found) return [place(found.table, found.field, 'settings')];
  return tables.flatMap((reading) =>
    reading.table.holds
      .filter(({ names }) => names.some((name) => name.toLowerCase() === id.toLowerCase()))
      .map(({ column }) => place(reading, fieldOf(reading, column), 'comment')),
  );
}

/** Where a fact of an event stands when the event goes into this home, best first. */
export function placesIn(fact: FactSpec, home: Home, reading: Reading): readonly HoldsPlace[] {
  const tables = [home.reading, ...attachedTo(home.reading, reading)];
  const ways: readonly (() => readonly HoldsPlace[])[] = [
    () => tables.flatMap((table) => byName(fact, table, reading, true)),
    () => byPointer(fact, home.reading, reading),
    () => byCompanion(fact, home.reading, reading),
    () => bySoleTime(fact, home, reading),
    () => byRow(fact, home, reading),
    () => (fact.loose ? tables.flatMap((table) => inJson(fact, table, reading)) : []),
    () => tables.flatMap((table) => byReference(fact, table, reading)).slice(0, 1),
    () => tables.flatMap((table) => byDimension(fact, table, reading)),
    () => tables.flatMap((table) => byPair(fact, table, reading)),
    () =>
      notSole(
        tables.flatMap((table) => byName(fact, table, reading, false)),
        home,
        reading,
      ),
    () => byAnyRow(fact, home),
    () => tables.flatMap((table) => inJson(fact, table, reading)),
    () => unread(fact, home.reading, reading),
  ];
  for (const way of ways) {
    const found = way();
    if (found.length > 0) return found;
  }
  return [];
}

export function byName(fact: FactSpec, table: TableReading, reading: Reading, sure: boolean): HoldsPlace[] {
  return table.fields.flatMap((field) =>
    reading.meanings(table, field).some((each) => each.fact.id === fact.id && each.sure === sure)
      ? [place(table, field, 'name', sure)]
      : [],
  );
}

/** A column that points at the table of a thing is the thing, whatever it is called. */
function byPointer(fact: FactSpec, table: TableReading, reading: Reading): HoldsPlace[] {
  const thing = reading.vocabulary.model.things.find(({ knownBy }) => knownBy === fact.id);
  if (!thing) return [];
  return table.fields.flatMap((field) =>
    pointsAt(table, field, reading)?.thing === thing.id && !reading.meaning(table, field)?.sure
      ? [place(table, field, 'reference')]
      : [],
  );
}

/** `target_id` beside `target_type`: the id of whatever the row is about. */
function byCompanion(fact: FactSpec, table: TableReading, reading: Reading): HoldsPlace[] {
  if (fact.kind !== 'id') return [];
  return table.fields.flatMap((field) => {
    const meaning = reading.meaning(table, field);
    const [base = ''] = reading.vocabulary.tokens(field.own);
    const key = reading.vocabulary
      .tokens(field.own)
      .filter((word) => word !== 'id' && word !== 'key')
      .join(' ');
    const known = reading.vocabulary.facts.get(key) ?? [];
    const may = meaning?.sure !== true && known.some((each) => each.fact.id === fact.id);
    const companion = table.fields.some((other) => {
      const words = reading.vocabulary.tokens(other.own);
      return words[0] === base && ['typ', 'kind', 'clas'].includes(words.at(-1) ?? '') && words.length === 2;
    });
    return may && companion ? [place(table, field, 'structure')] : [];
  });
}

/** The one time of a row is when it happened: `created_at` of a like. */
function bySoleTime(fact: FactSpec, { reading: table }: Home, reading: Reading): HoldsPlace[] {
  if (fact.kind !== 'time' || fact.path.join() !== 'timestamp' || fact.of.kind !== 'events') return [];
  const times = table.fields.filter((field) => {
    const known = reading.meaning(table, field)?.fact;
    return known?.kind === 'time' && known.of.kind === 'events';
  });
  const open = times.filter((field) => {
    const words = reading.vocabulary
      .tokens(field.own)
      .filter((word) => !['at', 't', 'tim', 'on', 'timestamp'].includes(word));
    const known = reading.vocabulary.facts.get(words.join(' ')) ?? [];
    return known.some((each) => each.fact.id === fact.id && !each.sure) && words[0] === 'creat';
  });
  const [only] = open;
  const others = times.filter((field) => !open.includes(field) && !reading.meaning(table, field)?.sure);
  return only && open.length === 1 && others.length === 0 ? [place(table, only, 'structure')] : [];
}

/** The one time of a row is no other time as well. */
function notSole(places: readonly HoldsPlace[], home: Home, reading: Reading): readonly HoldsPlace[] {
  const sole = reading.vocabulary.model.facts.flatMap((fact) => bySoleTime(fact, home, reading));
  return places.filter(
    ({ table, column }) => !sole.some((each) => each.table === table && each.column === column),
  );
}

/** The id of a row in a table of the event's type alone names the event: `comments.id`. */
function byRow(fact: FactSpec, { reading: table }: Home, reading: Reading): HoldsPlace[] {
  if (!fact.own || table.typeField || table.named.length === 0) return [];
  const field = rowId(table, reading);
  return field ? [place(table, field, 'structure')] : [];
}

/** Elsewhere the id of the row may do; that is for the candidate to say. */
function byAnyRow(fact: FactSpec, { reading: table }: Home): HoldsPlace[] {
  if (!fact.own) return [];
  const field = soleKey(table);
  return field ? [place(table, field, 'structure', false)] : [];
}

function rowId(table: TableReading, { vocabulary }: Reading): Field | null {
  const field = soleKey(table);
  if (!field) return null;
  const words = vocabulary
    .tokens(field.own)
    .filter((word) => !['id', 'key', 'sk', 'pk', 'uuid', 'hk'].includes(word));
  const core = table.core.join(' ');
  return words.length === 0 || core.includes(words.join(' ')) ? field : null;
}

/**
 * In the table that a column points at: the creator of a video, the device of a session. What goes on with an event's
 * row leads over that row: satellite, fact, dimension.
 */
function byReference(fact: FactSpec, table: TableReading, reading: Reading, isFar = false): HoldsPlace[] {
  return table.fields
    .flatMap((field) => {
      const meaning = reading.meaning(table, field);
      const target = pointsAt(table, field, reading);
      const through =
        meaning?.sure && fact.through.includes(meaning.fact.id) ? keyedBy(meaning.fact.id, reading) : [];
      const tables = [...(target ? [target] : []), ...through].filter((each) => each !== table);
      const usable = tables.filter(
        (each) =>
          fact.through.length > 0 &&
          (each.thing !== null || !each.aggregate) &&
          (meaning === null || fact.through.includes(meaning.fact.id)),
      );
      return usable
        .flatMap((each) => {
          const there = byName(fact, each, reading, true);
          if (there.length > 0) return there.map((found) => ({ ...found, how: 'reference' as const }));
          return isFar || each.thing !== null ? [] : byReference(fact, each, reading, true);
        })
        .slice(0, 1);
    })
    .slice(0, 1);
}

/** In a dimension of the candidate's own that a column points at: the node and the path of a choice. */
function byDimension(fact: FactSpec, table: TableReading, reading: Reading): HoldsPlace[] {
  if (fact.of.kind !== 'events' || fact.kind === 'time' || fact.kind === 'json') return [];
  const { tokens, facts } = reading.vocabulary;
  return table.fields.flatMap((field) => {
    const target = pointsAt(table, field, reading) ?? ownDimension(field, reading);
    if (!target || target === table || target.thing !== '') return [];
    return target.fields.flatMap((each) => {
      if (each === soleKey(target)) return [];
      const words = tokens(each.own);
      const names = [words, words.filter((word) => !ID_WORDS.has(word))].map((some) => some.join(' '));
      const isIt = names.some((key) =>
        facts.get(key)?.some((known) => known.sure && known.fact.id === fact.id),
      );
      return isIt ? [place(target, each, 'reference')] : [];
    });
  });
}

/** The dimension of no thing that is known whose key has the name of a column. */
const ownDimension = (field: Field, { tables }: Reading): TableReading | null =>
  tables.find(
    (each) => each.thing === '' && soleKey(each)?.name.toLowerCase() === field.name.toLowerCase(),
  ) ?? null;

/** A column of the right kind whose name says nothing: it may be anything, so it is asked for. */
function unread(fact: FactSpec, table: TableReading, reading: Reading): HoldsPlace[] {
  const { tokens } = reading.vocabulary;
  return table.fields.flatMap((field) => {
    if (field === table.typeField || field.nested || reading.meanings(table, field).length > 0) return [];
    const words = tokens(field.own);
    // The id of the row is its own.
    if (field === soleKey(table) || words.every((word) => ID_WORDS.has(word))) return [];
    const timed = field.kind === 'timestamp' || words.some((word) => TIME_WORDS.has(word));
    const id =
      ID_WORDS.has(words.at(-1) ?? '') || (words.length === 1 && /^[a-z]{1,2}id$/.test(words[0] ?? ''));
    const fits =
      fact.kind === 'time'
        ? timed && field.kind !== 'date' && !words.some((word) => DAY_WORDS.has(word))
        : fact.kind === 'id' && id && !fact.own && !timed;
    return fits && words.join() !== 'dt' ? [place(table, field, 'structure', false)] : [];
  });
}

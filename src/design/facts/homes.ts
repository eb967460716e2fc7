import type { EventTypeSpec, HowFound } from '../../domain/fact.ts';
import type { Field } from './columns.ts';
import { takesAny } from './json.ts';
import { markOf } from './marks.ts';
import type { Reading } from './reading.ts';
import type { TableReading } from './table.ts';

/** A table that takes a type of event. */
export type Home = {
  readonly reading: TableReading;
  /** Where one column of it does. */
  readonly column: string | null;
  readonly how: HowFound;
  readonly certain: boolean;
  /** In a list within a row: keys of the table say nothing of it. */
  readonly nested: boolean;
  /** Read together with a half that no key joins it to: what it has is no more than likely. */
  readonly loose?: boolean;
  /** A table for any event beside one of the type's own. */
  readonly second: boolean;
};

/** Every table that takes the type, those that are certain first. */
export function homesOf(type: EventTypeSpec, reading: Reading): readonly Home[] {
  const stated = statedHomes(type.id, reading);
  if (stated.length > 0) return stated;
  const found = reading.tables.flatMap((table): Home[] => {
    const home = homeIn(table, type, reading);
    return home ? [home] : [];
  });
  if (found.length === 0) return snapshotHomes(type, reading);
  // Events of a video rather than those of an account, where both could take it.
  const narrow = found.some(
    ({ certain, reading: { aboutThing } }) =>
      certain && aboutThing !== null && !isEverybodys(aboutThing, reading),
  );
  const fitting = found.filter(
    ({ reading: { aboutThing } }) => !narrow || aboutThing === null || !isEverybodys(aboutThing, reading),
  );
  const special = fitting.some(({ certain, second }) => certain && !second);
  // A table whose name or text says the type goes before one that takes anything.
  return fitting
    .filter(({ certain, second }) => !special || certain || second)
    .sort((a, b) => Number(b.certain) - Number(a.certain) || Number(a.second) - Number(b.second));
}

function statedHomes(id: string, { tables, holds }: Reading): Home[] {
  const written = holds[id];
  const place = written === undefined ? null : placeOf(written, tables);
  if (place)
    return [
      {
        reading: place.table,
        column: place.field?.name ?? null,
        how: 'settings',
        certain: true,
        nested: place.field?.many ?? false,
        second: false,
      },
    ];
  return tables.flatMap((reading) =>
    reading.table.holds
      .filter(({ names }) => names.some((name) => name.toLowerCase() === id.toLowerCase()))
      .slice(0, 1)
      .map(
        ({ column }): Home => ({
          reading,
          column,
          how: 'comment',
          certain: true,
          nested: false,
          second: false,
        }),
      ),
  );
}

/** A table and column by `table` or `table.column`, whatever the case; null: there is none. */
export function placeOf(
  written: string,
  tables: readonly TableReading[],
): { readonly table: TableReading; readonly field: Field | null } | null {
  const folded = written.trim().toLowerCase();
  for (const table of tables) {
    const name = table.table.name.toLowerCase();
    if (folded === name || folded.endsWith(`.${name}`)) return { table, field: null };
    const field = table.fields.find(
      (each) =>
        folded === `${name}.${each.name.toLowerCase()}` ||
        folded.endsWith(`.${name}.${each.name.toLowerCase()}`),
    );
    if (field) return { table, field };
  }
  return null;
}

function homeIn(table: TableReading, type: EventTypeSpec, reading: Reading): Home | null {
  const { typeField, listed, named, grouped, perhaps } = table;
  const nested = typeField?.many ?? typeField?.column.type.kind === 'array';
  const home = (how: HowFound, certain = true, second = false, column: string | null = null): Home => ({
    reading: table,
    how,
    certain,
    second,
    column,
    nested: nested === true,
  });
  if (table.thing !== null) return null;
  if (listed?.types.includes(type.id)) return home(listed.how);
  if (listed?.how === 'condition') return null;
  if (table.aggregate && named.length + grouped.length === 0) return null;
  if (table.aggregate && typeField === null) return null;
  if (named.includes(type.id)) return home('name');
  const pair = type.undoes ?? type.closes;
  if (pair !== null && named.includes(pair)) {
    const mark = markOf(table, type, reading);
    if (mark) return home('structure', true, false, mark.name);
    return null;
  }
  if (grouped.includes(type.id)) {
    if (typeField) return home('structure');
    if (type.closes !== null && grouped.includes(type.closes)) {
      const mark = markOf(table, type, reading);
      return mark ? home('structure', true, false, mark.name) : home('structure', false);
    }
    const opens = reading.vocabulary.model.eventTypes.some(
      ({ closes }) => closes === type.id && grouped.includes(type.id),
    );
    if (opens) return home('name');
    // A table of relations: a follow by its name, its undoing by a mark.
    if (type.undoes === null && grouped.some((id) => reading.types.get(id)?.undoes === type.id))
      return home('name');
    const mark = markOf(table, type, reading);
    return mark ? home('structure', true, false, mark.name) : home('structure', false);
  }
  if (listed !== null) return home('structure', false, true);
  // `interaction_log` by its action: it may take more than reactions.
  if (perhaps.length > 0 && (perhaps.includes(type.id) || table.anyEvent))
    return typeField ? home('structure', false, true) : null;
  // What a log of all events does not tell of them may stand beside it.
  if (table.keyed.includes(type.id)) return home('structure', true, true);
  const own = [...named, ...grouped];
  if (own.length > 0 && !nested) return beyond(table, own, reading) ? home('structure', true, true) : null;
  if (typeField) {
    if (table.anyEvent || nested) {
      const about = table.aboutThing;
      const fits = about === null || reading.needsThing(type.id, about);
      return home('structure', fits, true);
    }
    return home('structure', /event|activity/i.test(typeField.own), true);
  }
  if (
    table.anyEvent &&
    table.aboutThing === null &&
    table.fields.some((field) => takesAny(table, field, reading) && field.kind !== 'array')
  )
    return home('json', false, true);
  return null;
}

/** `session_events` with a video: more than the types that its name says. */
function beyond(table: TableReading, own: readonly string[], reading: Reading): boolean {
  if (!table.typeField || !table.anyEvent) return false;
  return table.fields.some((field) => {
    const meaning = reading.meaning(table, field);
    const thing = reading.vocabulary.model.things.find(({ knownBy }) => knownBy === meaning?.fact.id);
    return meaning?.sure && thing !== undefined && !own.some((type) => reading.needsThing(type, thing.id));
  });
}

/** Whether every event is about one: a user, a device. */
const isEverybodys = (thing: string, reading: Reading): boolean =>
  [...reading.types.keys()].every((type) => reading.needsThing(type, thing));

/** Words that say which of several times a column keeps. */
const WHICH = new Set([
  'first',
  'last',
  'latest',
  'most',
  'recent',
  'at',
  't',
  'tim',
  'timestamp',
  'dat',
  'on',
  'is',
  'has',
]);

/** A row of who and what, with a column for what was done: it is the home where there is no other. */
function snapshotHomes(type: EventTypeSpec, reading: Reading): readonly Home[] {
  const { tokens, types, groups } = reading.vocabulary;
  return reading.tables.flatMap((table): Home[] => {
    if (table.thing !== null || table.typeField) return [];
    const field = table.fields.find(({ own, kind }) => {
      if (!['timestamp', 'boolean', 'text', 'none'].includes(kind)) return false;
      const words = tokens(own);
      const key = words.filter((word) => !WHICH.has(word)).join(' ');
      if (words.length === key.split(' ').length) return false;
      return types.get(key)?.includes(type.id) === true || groups.get(key)?.types[0] === type.id;
    });
    if (!field) return [];
    return [
      {
        reading: table,
        column: field.name,
        how: 'structure',
        certain: !table.aggregate,
        nested: false,
        second: false,
      },
    ];
  });
}

import type { FactSpec, HoldsPlace, HoldsRow, HoldsStatus } from '../../domain/fact.ts';
import type { TypeReading } from './event-row.ts';
import type { Home } from './homes.ts';
import { pointsAt, reachedFrom } from './links.ts';
import { place } from './place.ts';
import { byName, placesIn, statedPlaces } from './places.ts';
import type { Reading } from './reading.ts';

/** A fact of events: it is looked for in the homes of each type that needs it. */
export function factRow(
  fact: FactSpec,
  needed: readonly string[],
  types: readonly TypeReading[],
  reading: Reading,
): HoldsRow {
  const stated = statedPlaces(fact.id, reading);
  const homed = types.filter(({ type, homes }) => needed.includes(type.id) && homes.length > 0);
  // Where a type has no room, its facts are not missed on top.
  const roomy = homed.filter((each) => each.row.status !== 'contradicted');
  const asked = roomy.length > 0 ? roomy : homed;
  const found = asked.map(({ type, homes }) => {
    const reached = new Set(
      homes.flatMap((home) => [...reachedFrom(home.reading, reading)].map(({ table }) => table.name)),
    );
    const own = stated.filter(({ table }) => reached.has(table));
    const places = own.length > 0 ? own : homes.flatMap((home) => inHome(fact, home, reading));
    return { id: type.id, homes, places };
  });
  const places = best(found.flatMap((each) => each.places));
  const without = found.filter((each) => each.places.length === 0);
  const lacking = without.map(({ id }) => id);
  const unsure = found.some((each) => each.places.length > 0 && !each.places.some(({ certain }) => certain));
  // Where no event that has it goes, it goes nowhere, whatever is stated.
  const isMissing = asked.length === 0 || lacking.length > 0;
  const status: HoldsStatus = isMissing ? 'missing' : unsure ? 'unsure' : 'held';
  return row(fact, status, places, lacking);
}

const inHome = (fact: FactSpec, home: Home, reading: Reading): readonly HoldsPlace[] =>
  placesIn(fact, home, reading).map((found) => ({
    ...found,
    certain: found.certain && home.loose !== true,
  }));

/** A fact of a thing: it stands in the thing's own table, or somewhere under its full name. */
export function thingRow(fact: FactSpec, thing: string, reading: Reading): HoldsRow {
  const stated = statedPlaces(fact.id, reading);
  if (stated.length > 0) return row(fact, 'held', stated, []);
  const own = reading.tables.filter((table) => table.thing === thing);
  const others = reading.tables.filter((table) => table.thing !== thing);
  const sure = [
    ...own.flatMap((table) => byName(fact, table, reading, true)),
    ...others.flatMap((table) => byName(fact, table, reading, true)),
  ];
  if (sure.length > 0)
    return row(fact, sure.some(({ certain }) => certain) ? 'held' : 'unsure', best(sure), []);
  const pointed = own.flatMap((table) =>
    table.fields.flatMap((field) => {
      const target = pointsAt(table, field, reading);
      return target && target !== table ? byName(fact, target, reading, true) : [];
    }),
  );
  if (pointed.length > 0) return row(fact, 'held', best(pointed), []);
  const open = own.flatMap((table) => [
    ...byName(fact, table, reading, false),
    ...table.fields
      .filter(({ kind, nested }) => !nested && (kind === 'json' || kind === 'struct'))
      .map((field) => place(table, field, 'json', false)),
  ]);
  const far = others.flatMap((table) => byName(fact, table, reading, false));
  const places = open.length > 0 ? open : far;
  return row(fact, places.length > 0 ? 'unsure' : 'missing', best(places), []);
}

const row = (
  { id, title, asks }: FactSpec,
  status: HoldsStatus,
  places: readonly HoldsPlace[],
  lacking: readonly string[],
): HoldsRow => ({ id, title, of: 'fact', asks, status, places, lacking, contradictions: [] });

/** Each place once, those that are certain first. */
function best(places: readonly HoldsPlace[]): readonly HoldsPlace[] {
  const once = new Map(places.map((each) => [`${each.table}.${each.column}`, each]));
  const all = [...once.values()];
  const sure = all.filter(({ certain }) => certain);
  return sure.length > 0 && sure.length < all.length
    ? [...sure, ...all.filter(({ certain }) => !certain)]
    : all;
}

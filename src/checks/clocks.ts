import * as z from 'zod';
import { holdsMatrix } from '../design/facts/matrix.ts';
import type { EventDoc } from '../domain/event.ts';
import { type Finding, findings } from '../domain/finding.ts';
import type { Cell } from '../domain/relation.ts';
import type { CatalogueTable } from '../domain/run.ts';
import { type CheckContext, failedVerdict, verdictOn } from './check.ts';
import { defineCheck, events, grain, scenario, type SpecOf } from './define.ts';
import { docsById, type Grain, grainOf } from './grain.ts';
import { catalogueNeed, docsOf, lacksTables, loadedTables, tablesNeed } from './loaded.ts';
import { sqlName, word } from './schema.ts';
import { epochOf, instantsOf, numberOf, spansOf } from './times.ts';

type Clock = keyof typeof CLOCKS;

const CLOCKS = {
  happened: 'The time at which an event happened is not',
  arrived: 'The time at which an event arrived is not',
  both: 'Neither the time of an event nor that of its arrival is',
} as const;

const says = findings({
  'clock-missing': ({
    eventType,
    clock,
    how,
  }: {
    eventType: string;
    clock: Clock;
    how: 'measured' | 'name';
  }) => ({
    message: `${CLOCKS[clock]} kept${eventType ? ` for ${eventType}` : ''}${how === 'name' ? ' (read from column names)' : ''}.`,
    hint: 'Late data can be told and corrected only with both times: of the event, and of its arrival.',
  }),
});

/** Share of a type's events whose clock has to be found. */
const NEARLY_ALL = 0.95;

const args = {
  scenario,
  event_types: z.array(word).min(1).describe('Events of these types must carry both.'),
  happened: z.array(sqlName).min(1).describe('Names that a column of the first may have.'),
  arrived: z.array(sqlName).min(1).describe('Names that a column of the second may have.'),
  grain,
  entity_type: events,
};

type Spec = SpecOf<typeof args>;

/** For each of these types the model keeps when an event happened and when it arrived, in any spelling. */
export const clocks = defineCheck({
  kind: 'clocks',
  about: 'When an event happened and when it arrived are both kept.',
  args,
  says,
  needs: (spec) => [catalogueNeed(spec.scenario), tablesNeed(spec.scenario)],
  premise: lacksTables,
  judge: (spec, context, answers) => {
    const outcome = answers.of(catalogueNeed(spec.scenario));
    if (!outcome.ok) return failedVerdict(outcome.failure);
    const loaded = loadedTables(answers, spec.scenario);
    if (!loaded) return verdictOn(byName(outcome.value.catalogue.tables, spec, context));
    const docs = docsOf(context, spec.scenario, spec.entity_type);
    const byId = docsById(docs, spec.grain);
    const index = indexOf(loaded.map((table) => grainOf(table, byId, docs)));
    const ofType = (eventType: string) => docs.filter((doc) => doc.event_type === eventType);
    // A type that the model does not hold at all is another check's business, as long as it holds some.
    const held = spec.event_types.filter((eventType) =>
      ofType(eventType).some((doc) => index.byDoc.has(doc)),
    );
    return verdictOn(
      (held.length > 0 ? held : spec.event_types).flatMap((eventType) => {
        const clock = lackingClock(ofType(eventType), index);
        return clock === null
          ? []
          : [says('clock-missing', { eventType, clock, how: 'measured' }, { scenario: spec.scenario })];
      }),
    );
  },
});

/** A row that may be about an event, and the table that it stands in. */
type Place = {
  readonly table: string;
  readonly row: readonly Cell[];
  readonly instants: ReadonlySet<number>;
};

/** Rows by the documents whose ids stand in them, and by the instants that they hold. */
type Index = {
  readonly byDoc: ReadonlyMap<EventDoc, readonly Place[]>;
  readonly byInstant: ReadonlyMap<number, readonly Place[]>;
};

function indexOf(grains: readonly Grain[]): Index {
  const byDoc = new Map<EventDoc, Place[]>();
  const byInstant = new Map<number, Place[]>();
  const push = <K>(map: Map<K, Place[]>, key: K, place: Place) => {
    const places = map.get(key);
    if (places) places.push(place);
    else map.set(key, [place]);
  };
  for (const { table, docsOf: about } of grains)
    for (const [at, row] of table.relation.rows.entries()) {
      const place = { table: table.table, row, instants: instantsOf(row) };
      for (const doc of new Set(about[at])) push(byDoc, doc, place);
      for (const instant of place.instants) push(byInstant, instant, place);
    }
  return { byDoc, byInstant };
}

function lackingClock(docs: readonly EventDoc[], { byDoc, byInstant }: Index): Clock | null {
  // An event that the model does not hold at all is another check's business.
  const held = docs.filter((doc) => byDoc.has(doc));
  const asked = (held.length > 0 ? held : docs).map((doc) => {
    const [event, arrival] = [epochOf(doc.timestamp), epochOf(doc.received_at)];
    // A model that keys its events by numbers of its own has the ids in one table and the times in another.
    const places = [...(byDoc.get(doc) ?? []), ...(byInstant.get(event) ?? [])];
    return { places, event, arrival };
  });
  const share = (holds: (each: Asked) => boolean) => asked.filter(holds).length >= asked.length * NEARLY_ALL;
  const happened =
    share(({ places, event }) => places.some(({ instants }) => instants.has(event))) ||
    byColumn(asked, (cell, { event }) => offsets(cell, event));
  const arrived =
    share(({ places, arrival }) => places.some(({ instants }) => instants.has(arrival))) ||
    byColumn(asked, (cell, { event, arrival }) => [
      ...spansOf(cell).map((span) => `behind ${span - (arrival - event)}`),
      ...offsets(cell, arrival),
    ]);
  if (happened) return arrived ? null : 'arrived';
  return arrived ? 'happened' : 'both';
}

type Asked = { readonly places: readonly Place[]; readonly event: number; readonly arrival: number };

/** An epoch of the candidate's own: the difference to ours, for each unit. */
function offsets(cell: Cell, instant: number): string[] {
  const number = numberOf(cell);
  return number === null ? [] : [1, 1000].map((unit) => `${unit} ${number - instant * unit}`);
}

/** Fewer events than these could agree by chance. */
const ENOUGH = 3;

/**
 * Whether some column stands in the same relation to a clock for nearly all events: the arrival may be kept as a lag
 * behind the event, and either as a number from a beginning of the candidate's own.
 */
function byColumn(
  asked: readonly Asked[],
  relationsOf: (cell: Cell, each: Asked) => readonly string[],
): boolean {
  const counts = new Map<string, number>();
  for (const each of asked) {
    const seen = new Set<string>();
    for (const { table, row } of each.places)
      for (const [at, cell] of row.entries())
        for (const relation of relationsOf(cell, each))
          if (!relation.startsWith('behind ') || relation === 'behind 0')
            seen.add(`${table} ${at} ${relation}`);
    for (const relation of seen) counts.set(relation, (counts.get(relation) ?? 0) + 1);
  }
  return asked.length >= ENOUGH && Math.max(0, ...counts.values()) >= asked.length * NEARLY_ALL;
}

/** Nothing is loaded: the names of columns have to do. */
function byName(
  tables: readonly CatalogueTable[],
  { model, happened, arrived }: Pick<Spec, 'model' | 'happened' | 'arrived'>,
  { problem: { facts }, submission: { designs, holds } }: CheckContext,
): Finding[] {
  const design = designs[model];
  const rows = design && facts ? holdsMatrix(design, facts, holds).rows : [];
  // What is stated, or read with certainty, is as good as a name of the list.
  const isHeld = (path: string) =>
    facts?.facts.some(
      ({ id, of, path: at }) =>
        of.kind === 'events' &&
        at.join('.') === path &&
        rows.some((row) => row.id === id && row.status === 'held'),
    ) === true;
  const names = new Set(tables.flatMap(({ columns }) => columns.map(({ name }) => name.toLowerCase())));
  const has = (list: readonly string[]) => list.some((name) => names.has(name));
  const [event, arrival] = [has(happened) || isHeld('timestamp'), has(arrived) || isHeld('received_at')];
  const lacks = event ? (arrival ? null : 'arrived') : arrival ? 'happened' : 'both';
  return lacks === null ? [] : [says('clock-missing', { eventType: '', clock: lacks, how: 'name' })];
}

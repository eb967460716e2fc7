import type { EventDoc, Json } from '../../domain/event.ts';
import type { ThingRow, ThingSettings } from '../../domain/fixture.ts';
import { int, pick, type Random, seeded } from '../random.ts';
import { clockSeconds, HOUR, isoOf } from '../time.ts';
import { drawInto, drawOther, type Sources } from './draw.ts';
import { CATALOGUE_OWNER, dayStart, type World } from './world.ts';

/** A thing that events may be about. */
export type Thing = {
  readonly id: string;
  /** Its place in the catalogue, from 0. */
  readonly number: number;
  /** Its id and its owner's, as an event's properties carry them. */
  readonly refs: Readonly<Record<string, Json>>;
  /** No event about it before this second. */
  readonly from: number;
  readonly idle: boolean;
};

export type Catalogue = {
  readonly docs: readonly EventDoc[];
  /** Things with events, by entity type, the most popular ones first. */
  readonly things: ReadonlyMap<string, readonly Thing[]>;
};

/** All things of a stream, the same whatever the number of users. */
export const catalogueOf = (world: World): Catalogue => {
  const docs: EventDoc[] = [];
  const all = new Map<string, Thing[]>();
  let local = 0;
  for (const settings of world.settings.things) {
    const things: Thing[] = [];
    for (let number = 0; number < settings.count; number += 1) {
      const random = seeded(world.options.seed, settings.entityType, number);
      const sources: Sources = {
        random,
        fresh: (prefix) => world.id(prefix, CATALOGUE_OWNER, local++),
        mark: () => world.mark(CATALOGUE_OWNER, local++),
        number,
        link: () => undefined,
      };
      const idle = number >= settings.count - settings.idle;
      const owner = settings.owner && ownerOf(all.get(settings.owner) ?? [], idle, random);
      const id = sources.fresh(settings.prefix);
      const rows = rowsOf(world, settings, id, owner ? owner.refs : {}, sources);
      docs.push(...rows.docs);
      const refs = { [`${settings.entityType}_id`]: id, ...(owner ? owner.refs : {}) };
      things.push({ id, number, refs, from: rows.from, idle });
    }
    all.set(settings.entityType, things);
  }
  const used = [...all].map(([type, list]) => [type, list.filter((thing) => !thing.idle)] as const);
  return { docs, things: new Map(used) };
};

/** Idle owners have idle things only, so that some days of an owner stay without any event. */
const ownerOf = (owners: readonly Thing[], idle: boolean, random: Random): Thing =>
  pick(random, idle ? owners : owners.filter((owner) => !owner.idle));

const rowsOf = (
  world: World,
  settings: ThingSettings,
  id: string,
  refs: Readonly<Record<string, Json>>,
  sources: Sources,
) => {
  const pattern = settings.patterns[sources.number % settings.patterns.length] ?? [];
  const rows = pattern.filter((row, index) => index === 0 || row.day < world.options.days);
  let properties: Record<string, Json> = drawInto({ ...refs }, settings.properties, sources, false);
  const docs = rows.map((row, index): EventDoc => {
    if (index > 0) properties = changed(properties, row, settings, sources);
    const at = dayStart(world, row.day) + clockSeconds(row.time);
    return {
      event_id: sources.fresh(world.settings.people.eventPrefix),
      event_type: settings.eventType,
      entity_id: id,
      entity_type: settings.entityType,
      timestamp: isoOf(at),
      received_at: isoOf(
        row.receivedDay === null
          ? at + pick(sources.random, world.settings.lags)
          : dayStart(world, row.receivedDay) + 8 * HOUR + int(sources.random, HOUR),
      ),
      session_id: null,
      properties,
      context: {},
    };
  });
  const first = rows[0];
  const known = settings.eventsFrom === 'first-row' && first;
  return { docs, from: known ? dayStart(world, first.day) + clockSeconds(first.time) : 0 };
};

const changed = (
  before: Readonly<Record<string, Json>>,
  row: ThingRow,
  settings: ThingSettings,
  sources: Sources,
): Record<string, Json> => {
  const after = { ...before };
  for (const name of row.changes) {
    const draw = settings.properties[name];
    const other = draw && drawOther(before[name], draw, sources);
    if (other !== undefined) after[name] = other;
  }
  return after;
};

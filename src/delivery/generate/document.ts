import type { EventDoc, Json } from '../../domain/event.ts';
import type { ActDocument, Step } from '../../domain/fixture.ts';
import { chance } from '../random.ts';
import { DAY, isoOf } from '../time.ts';
import type { Device, Person } from './cast.ts';
import type { Thing } from './catalogue.ts';
import { drawInto, type Sources } from './draw.ts';
import { addLinkable, findLinkable } from './links.ts';

/** When and where an act happens. */
export type Moment = {
  readonly at: number;
  /** Last second of the person's events. */
  readonly until: number;
  readonly device: Device;
  /** When a document of that second arrives. */
  readonly received: (at: number) => number;
  /** With all its documents and properties, and too late for anybody else to link to it. */
  readonly complete: boolean;
};

/** One document of an act; `shared` are the new ids that the documents of the act have in common. */
export const written = (
  person: Person,
  one: ActDocument,
  thing: Thing | undefined,
  moment: Moment,
  shared: Record<string, Json>,
  step?: Step,
): EventDoc => {
  const { people } = person.world.settings;
  const { at, device } = moment;
  let depth = 0;
  const link = (to: string): string | undefined => {
    const key = `${to} ${thing?.id}`;
    const allowed = (until: number) => (moment.complete ? until === Number.POSITIVE_INFINITY : at <= until);
    const own = findLinkable(person.random, [person.own.get(key)], at, () => true);
    const found = findLinkable(person.random, [person.others.get(key)], at, (other) => allowed(other.until));
    const best = found && (!own || chance(person.random, 0.8)) ? found : own;
    depth = best ? best.depth + 1 : 0;
    return best?.id;
  };
  const sources: Sources = { ...person.sources, link, ...(step && { step }) };
  const properties = propertiesOf(one, thing, sources, shared, moment.complete);
  if (!moment.complete) offer(person, one, thing, properties, at, depth);
  return {
    event_id: sources.fresh(people.eventPrefix),
    event_type: one.eventType,
    entity_id: person.id,
    entity_type: people.entityType,
    timestamp: isoOf(at),
    received_at: isoOf(moment.received(at)),
    session_id: device.session,
    properties,
    context: drawInto({ ...device.context }, people.context, sources, false),
  };
};

/** Things first, then what is drawn; a fresh id that another document of the act has is taken from there. */
const propertiesOf = (
  one: ActDocument,
  thing: Thing | undefined,
  sources: Sources,
  shared: Record<string, Json>,
  always: boolean,
): Record<string, Json> => {
  const properties: Record<string, Json> = thing ? { ...thing.refs } : {};
  for (const name in one.properties) {
    const known = shared[name];
    if (one.properties[name]?.kind === 'fresh' && known !== undefined) properties[name] = known;
  }
  drawInto(properties, one.properties, sources, always);
  for (const name in one.properties) {
    const drawn = properties[name];
    if (one.properties[name]?.kind === 'fresh' && drawn !== undefined) shared[name] = drawn;
  }
  return properties;
};

/** Lets later documents about the same thing link to the fresh ids of this one. */
const offer = (
  person: Person,
  one: ActDocument,
  thing: Thing | undefined,
  properties: Readonly<Record<string, Json>>,
  at: number,
  depth: number,
): void => {
  const linkable = Object.values(one.properties).some((draw) => draw.kind === 'link');
  if (!linkable) return;
  const { leaves } = person;
  // Who leaves is erased after the day of the request; nobody links to them later than that.
  const until = Number.isFinite(leaves) ? Math.ceil((leaves + 1) / DAY) * DAY - 1 : leaves;
  for (const name in one.properties) {
    const id = properties[name];
    if (one.properties[name]?.kind !== 'fresh' || typeof id !== 'string') continue;
    addLinkable(person.own, `${name} ${thing?.id}`, { id, at, until, depth });
  }
};

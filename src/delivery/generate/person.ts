import type { Json } from '../../domain/event.ts';
import type { SessionStyle } from '../../domain/fixture.ts';
import { int, pick, seeded, weighted } from '../random.ts';
import { clockSeconds } from '../time.ts';
import type { Device, Person } from './cast.ts';
import type { Catalogue } from './catalogue.ts';
import { drawInto, type Sources } from './draw.ts';
import { lastWords, leaveAt, requestDoc } from './leaving.ts';
import type { Links } from './links.ts';
import { playSession } from './session.ts';
import { dayStart, type World } from './world.ts';

/** All documents of person `index`. They depend on the seed, the days and the people before alone. */
export const personDocs = (world: World, catalogue: Catalogue, others: Links, index: number): Person => {
  const { people } = world.settings;
  const random = seeded(world.options.seed, 'person', index);
  let local = 0;
  const fresh = (prefix: string) => world.id(prefix, index, local++);
  const mark = () => world.mark(index, local++);
  const sources: Sources = { random, fresh, mark, number: index, link: () => undefined };
  const id = fresh(people.prefix);
  const leaves = leaveAt(world, index, random);
  const person: Person = {
    ...{ world, catalogue, random, id, sources, leaves, others },
    own: new Map(),
    taken: new Set(),
    out: [],
  };
  const devices = Array.from({ length: pick(random, people.devices) }, () => newDevice(person));
  for (const { style, day, acts } of sessionsOf(person, index)) {
    const at = dayStart(world, day) + clockSeconds(pick(random, style.starts)) + int(random, 60);
    playSession(person, style, pick(random, devices), at, acts);
  }
  if (leaves < Number.POSITIVE_INFINITY) {
    lastWords(person, [newDevice(person), ...devices]);
    person.out.push(requestDoc(person));
  }
  return person;
};

const newDevice = (person: Person): Device => ({
  context: drawInto({}, person.world.settings.people.device, person.sources, false) as Readonly<
    Record<string, Json>
  >,
  session: null,
});

type Planned = { readonly style: SessionStyle; readonly day: number; readonly acts: number };

/** Which sessions a person has on which day, and how many acts in each. */
const sessionsOf = (person: Person, index: number): readonly Planned[] => {
  const { world, random } = person;
  const { people } = world.settings;
  const { days } = world.options;
  const heavy = people.sessions.find((style) => style.name === people.heavy.style);
  if (index === 0 && heavy) {
    const count = Math.ceil(people.heavy.acts / people.heavy.perSession);
    return Array.from({ length: count }, (_, n) => ({
      style: heavy,
      day: Math.floor((n * days) / count),
      acts: people.heavy.perSession,
    }));
  }
  const leaver = Number.isFinite(person.leaves);
  return Array.from({ length: days }, (_, day) => day).flatMap((day) => {
    // Who leaves has something to erase: at least one session on the first day.
    const count = Math.max(pick(random, people.sessionsPerDay), leaver && day === 0 ? 1 : 0);
    return Array.from({ length: count }, () => {
      const style = weighted(random, people.sessions);
      return { style, day, acts: pick(random, style.acts) };
    });
  });
};

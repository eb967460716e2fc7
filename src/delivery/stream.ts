import type { EventDoc, EventStream } from '../domain/event.ts';
import type { Fixture, Story } from '../domain/fixture.ts';
import type { StreamSpec } from '../domain/problem.ts';
import { ProblemError } from '../domain/user-error.ts';
import { catalogueOf } from './generate/catalogue.ts';
import { storyCopies } from './generate/copies.ts';
import { addLinkable, lettered, type Links } from './generate/document.ts';
import { personDocs } from './generate/person.ts';
import { type GenerateOptions, worldOf } from './generate/world.ts';
import { hashWords } from '../domain/hash.ts';

/**
 * The stream that a scenario asks for: the named stories as they are told (`all` stands for every one), or, with
 * `generate`, a generated stream that has copies of them (without names, of all that are not left out).
 * Throws a ProblemError for a story that the fixture does not have.
 */
export const streamOf = (fixture: Fixture, spec: StreamSpec, seed: number): EventStream => {
  const stories = spec.stories.flatMap((name) => storiesOf(fixture, name));
  if (!spec.generate) return stories.flatMap((story) => story.docs);
  const { users, days, salt } = spec.generate;
  const [mixed] = hashWords(`${seed} ${salt}`);
  const named = spec.stories.length > 0 ? { ...fixture, stories } : fixture;
  return generate(named, { users, days, seed: mixed });
};

const storiesOf = (fixture: Fixture, name: string): readonly Story[] => {
  if (name === 'all') return fixture.stories;
  const story = fixture.stories.find((one) => one.name === name);
  if (story) return [story];
  throw new ProblemError(
    'E_NO_SUCH_STORY',
    `The fixture ${fixture.name} has no story ${name}.`,
    `Its stories are listed in fixtures/${fixture.name}/stories.yaml.`,
  );
};

/**
 * A stream of any size: the fixture's catalogue, copies of its stories, and people who use the app as the
 * settings say. Equal arguments make equal streams; person i's documents do not depend on how many there are.
 */
export const generate = (fixture: Fixture, options: GenerateOptions): EventStream => {
  const stream: EventDoc[] = [];
  for (const doc of documents(fixture, options)) {
    if (stream.length === MOST_EVENTS)
      throw new ProblemError(
        'E_TOO_MANY_EVENTS',
        `The fixture ${fixture.name} makes more than ${MOST_EVENTS} events of ${options.users} users in ${options.days} days.`,
        `Fewer users or days in problem.yaml, or fewer sessions and acts in fixtures/${fixture.name}/generator.yaml.`,
      );
    stream.push(doc);
  }
  return stream;
};

/** A scenario of a grading has some ten thousand. */
const MOST_EVENTS = 200_000;

/** The same documents one after the other, for streams that need not be in memory as a whole. */
export function* documents(fixture: Fixture, options: GenerateOptions): Generator<EventDoc> {
  const world = worldOf(fixture, options);
  const catalogue = catalogueOf(world);
  yield* catalogue.docs;
  yield* storyCopies(world);
  const links: Links = new Map();
  for (let index = 0; index < options.users; index += 1) {
    const person = personDocs(world, catalogue, links, index);
    for (const doc of person.out) yield lettered(doc, world.settings.letter);
    if (index >= world.settings.people.linked) continue;
    for (const [key, list] of person.own) for (const one of list) addLinkable(links, key, one);
  }
}

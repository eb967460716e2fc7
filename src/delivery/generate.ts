import type { EventDoc, EventStream } from '../domain/event.ts';
import type { Fixture } from '../domain/fixture.ts';
import { catalogueOf } from './generate/catalogue.ts';
import { storyCopies } from './generate/copies.ts';
import { lettered } from './generate/letter.ts';
import { addLinkable, type Links } from './generate/links.ts';
import { personDocs } from './generate/person.ts';
import { type GenerateOptions, worldOf } from './generate/world.ts';

export type { GenerateOptions } from './generate/world.ts';

/**
 * A stream of any size: the fixture's catalogue, copies of its stories, and people who use the app as the
 * settings say. Equal arguments make equal streams; person i's documents do not depend on how many there are.
 */
export const generate = (fixture: Fixture, options: GenerateOptions): EventStream => [
  ...documents(fixture, options),
];

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

import type { Json } from '../../domain/event.ts';
import type { ActDocument, ActSettings } from '../../domain/fixture.ts';
import { chance, pick } from '../random.ts';
import type { Person } from './cast.ts';
import type { Thing } from './catalogue.ts';
import { type Moment, written } from './document.ts';
import { performWalk } from './walk.ts';
import { sameBlock } from './world.ts';

/** Adds the documents of one act to the person's; an act that cannot be is left out. The second at which it is over. */
export const performAct = (
  person: Person,
  act: ActSettings,
  thing: Thing | undefined,
  moment: Moment,
): number => {
  if (act.about !== null && !thing) return moment.at;
  if (act.walk) return performWalk(person, act.walk, thing, moment);
  performDocuments(person, act.documents, act.apart, thing, moment);
  // Others go on while a view lasts.
  return moment.at;
};

const performDocuments = (
  person: Person,
  documents: readonly ActDocument[],
  apart: string | null,
  thing: Thing | undefined,
  moment: Moment,
): void => {
  const shared: Record<string, Json> = {};
  for (const [index, one] of documents.entries()) {
    const at = moment.at + (index === 0 ? 0 : pick(person.random, one.after));
    const isThere = moment.complete || chance(person.random, one.chance);
    const fits = at <= moment.until && (index === 0 || sameBlock(person.world, moment.at, at));
    const free = !apart || claim(person, apart, thing, at);
    if (isThere && fits && free) person.out.push(written(person, one, thing, { ...moment, at }, shared));
    else if (index === 0) return;
  }
};

/** Takes a second for a group of acts; false where it is taken. */
const claim = (person: Person, group: string, thing: Thing | undefined, at: number): boolean => {
  const key = `${group} ${thing?.id} ${at}`;
  if (person.taken.has(key)) return false;
  person.taken.add(key);
  return true;
};

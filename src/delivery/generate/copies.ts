import type { EventDoc, EventStream, Json } from '../../domain/event.ts';
import type { Story } from '../../domain/fixture.ts';
import { joinedDocs, roleOf } from '../roles.ts';
import { changePath, readPath } from '../path.ts';
import { pick, seeded } from '../random.ts';
import { DAY, dayNumberOf, isoOf, secondsOf } from '../time.ts';
import { STORY_OWNERS, sameBlock, type World } from './world.ts';

const COPIES_AT_MOST = 4096;

/** Every story (but those left out) on other days and under other ids, once or more. */
export function* storyCopies(world: World): Generator<EventDoc> {
  const { leaveOut, copies } = world.settings;
  const wanted = 1 + Math.floor(world.options.users / copies.every);
  const count = Math.min(wanted, copies.atMost, COPIES_AT_MOST);
  // Numbers go by copy and story, so that a larger stream has all that a smaller one has.
  const width = world.stories.reduce((sum, story) => sum + thingsIn(story), 0);
  let before = 0;
  for (const [n, story] of world.stories.entries()) {
    if (story.tags.some((tag) => leaveOut.includes(tag))) continue;
    const days = placesOf(world, story.docs);
    for (let copy = 0; copy < count; copy += 1) {
      const owner = STORY_OWNERS + n * COPIES_AT_MOST + copy;
      const day = pick(seeded(world.options.seed, 'copy', story.name, copy), days);
      yield* copyOf(world, story, owner, day, copy * width + before);
    }
    before += thingsIn(story);
  }
}

const thingsIn = (story: Story): number =>
  new Set(story.docs.filter((doc) => roleOf(doc) === 'thing').map((doc) => doc.entity_id)).size;

/** By how many days a story may be moved: it fits, and no documents that belong together leave their block. */
const placesOf = (world: World, docs: EventStream): readonly number[] => {
  const [first, last] = extentOf(docs);
  const room = Math.max(0, world.options.days - 1 - (last - first));
  const moves = Array.from({ length: room + 1 }, (_, day) => world.firstDay + day - first);
  const joined = joinedDocs(docs).map((group) => group.map((doc) => secondsOf(doc.timestamp)));
  const good = moves.filter((move) =>
    joined.every((times) =>
      times.every((time) => sameBlock(world, (times[0] ?? time) + move * DAY, time + move * DAY)),
    ),
  );
  return good.length > 0 ? good : moves;
};

/** First and last day of a story. Late documents of those who asked to be erased must still find a batch. */
const extentOf = (docs: EventStream): readonly [number, number] => {
  const events = docs.filter((doc) => roleOf(doc) !== 'thing');
  const erased = events.some((doc) => roleOf(doc) === 'request');
  const days = events.map((doc) => dayNumberOf(doc.timestamp));
  const arrivals = erased ? events.map((doc) => dayNumberOf(doc.received_at)) : [];
  return [Math.min(...days), Math.max(...days, ...arrivals)];
};

const copyOf = (world: World, story: Story, owner: number, days: number, firstNumber: number): EventDoc[] => {
  const { ids, markedTexts, ownNumbers, times } = world.settings;
  const names = new Map<Json, string>();
  let local = 0;
  const renamed = (id: Json): Json => {
    if (typeof id !== 'string' || id === '') return id;
    const known = names.get(id) ?? world.id(id.slice(0, ids.prefix), owner, local++);
    names.set(id, known);
    return known;
  };
  const marks = new Map<string, string>();
  const remarked = (text: Json): Json => {
    if (typeof text !== 'string') return text;
    const known = marks.get(text) ?? text.slice(0, text.lastIndexOf('#') + 1) + world.mark(owner, local++);
    marks.set(text, known);
    return known;
  };
  const moved = (time: Json): Json =>
    typeof time === 'string' && time !== '' ? isoOf(secondsOf(time) + days * DAY) : time;
  const numbers = new Map<string, number>();
  return story.docs.map((doc) => {
    let copy: EventDoc = {
      ...doc,
      timestamp: isoOf(secondsOf(doc.timestamp) + days * DAY),
      received_at: isoOf(secondsOf(doc.received_at) + days * DAY),
    };
    for (const { path, from, step } of ownNumbers) {
      if (readPath(copy, path) === undefined) continue;
      const number = numbers.get(doc.entity_id) ?? firstNumber + numbers.size;
      numbers.set(doc.entity_id, number);
      copy = changePath(copy, path, () => from + step * number);
    }
    for (const path of times) copy = changePath(copy, path, moved);
    for (const path of markedTexts) copy = changePath(copy, path, remarked);
    for (const path of ids.paths) copy = changePath(copy, path, renamed);
    return copy;
  });
};

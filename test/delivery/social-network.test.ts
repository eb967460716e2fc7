import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { generate } from '../../src/delivery/stream.ts';
import type { EventDoc, EventStream } from '../../src/domain/event.ts';
import { loadFixture } from '../../src/load/fixture.ts';
import { isEvent, repeated, textAt, values } from './support/fixture.ts';

const fixture = await loadFixture(join(import.meta.dirname, '../../fixtures/social-network'));
const told = fixture.stories.flatMap(({ docs }) => docs);
const streams: readonly (readonly [string, EventStream])[] = [
  ['the stories', told],
  ...[1, 2, 3].map(
    (seed) => [`a generated stream, seed ${seed}`, generate(fixture, { users: 14, days: 7, seed })] as const,
  ),
];

const TYPES = ['post_view', 'post_like', 'post_comment', 'post_share', 'post_reaction'];
const secondsOf = (doc: EventDoc) => Date.parse(doc.timestamp) / 1000;
const changed = (docs: EventStream) => repeated(docs.map((doc) => doc.entity_id));

describe.each(streams)('the social network keeps its promises: %s', (_, stream) => {
  const events = stream.filter(isEvent);
  const posts = stream.filter((doc) => doc.entity_type === 'post');
  const authors = stream.filter((doc) => doc.entity_type === 'author');
  const of = (type: string) => events.filter((doc) => doc.event_type === type);

  test('there are five types, and ids are unique', () => {
    expect([...new Set(events.map((doc) => doc.event_type))].toSorted()).toEqual(TYPES.toSorted());
    expect(repeated(stream.map((doc) => doc.event_id))).toEqual([]);
    expect(repeated(values(events, 'comment_id'))).toEqual([]);
    expect(repeated(values(events, 'share_id'))).toEqual([]);
  });

  test('every event has a user, a device of that user, a post and its author', () => {
    const authorOf = new Map(posts.map((doc) => [doc.entity_id, textAt(doc, 'author_id')]));
    const known = new Set(authors.map((doc) => doc.entity_id));
    for (const doc of events) {
      expect(doc.context.device_id).toEqual(expect.any(String));
      expect(authorOf.get(textAt(doc, 'post_id') ?? '')).toBe(textAt(doc, 'author_id'));
      expect(known).toContain(textAt(doc, 'author_id'));
    }
    const owners = [...new Set(events.map((doc) => `${doc.context.device_id} ${doc.entity_id}`))];
    expect(repeated(owners.map((pair) => pair.split(' ')[0] ?? ''))).toEqual([]);
  });

  test('comments, shares and reactions have what is theirs', () => {
    for (const doc of of('post_comment'))
      expect([textAt(doc, 'comment_id'), textAt(doc, 'text')]).not.toContain(undefined);
    for (const doc of of('post_share'))
      expect([textAt(doc, 'share_id'), textAt(doc, 'channel')]).not.toContain(undefined);
    for (const doc of of('post_reaction')) expect(textAt(doc, 'reaction')).toBeDefined();
  });

  test('a post and an author never change', () => {
    expect(changed(posts)).toEqual([]);
    expect(changed(authors)).toEqual([]);
  });
});

describe.each(streams.slice(1))('%s has what the questions turn on', (_, stream) => {
  const events = stream.filter(isEvent);
  const views = Map.groupBy(
    events.filter((doc) => doc.event_type === 'post_view'),
    (doc) => `${doc.entity_id} ${textAt(doc, 'post_id')}`,
  );
  const gaps = events
    .filter((doc) => doc.event_type === 'post_comment')
    .flatMap((doc) =>
      (views.get(`${doc.entity_id} ${textAt(doc, 'post_id')}`) ?? []).map(
        (view) => secondsOf(doc) - secondsOf(view),
      ),
    );

  test('comments in the second of the view, an hour after it, and a second later', () => {
    expect(new Set(gaps).intersection(new Set([0, 3600, 3601])).size).toBe(3);
  });

  test('views after the comment, and no surface', () => {
    expect(gaps.some((gap) => gap < 0)).toBe(true);
    expect(events.some((doc) => doc.context.surface === undefined)).toBe(true);
  });
});

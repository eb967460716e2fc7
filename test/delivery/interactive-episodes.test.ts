import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { generate } from '../../src/delivery/stream.ts';
import { byTime } from '../../src/delivery/roles.ts';
import type { EventDoc, EventStream } from '../../src/domain/event.ts';
import { loadFixture } from '../../src/load/fixture.ts';
import { packageRoot } from '../../src/load/problems.ts';
import { isEvent, repeated, textAt } from './support/fixture.ts';

const fixture = await loadFixture(join(packageRoot(), 'fixtures/interactive-episodes'));
const told = fixture.stories.flatMap(({ docs }) => docs);
const streams: readonly (readonly [string, EventStream])[] = [
  ['the stories', told],
  ...[1, 2, 3].map(
    (seed) => [`a generated stream, seed ${seed}`, generate(fixture, { users: 9, days: 6, seed })] as const,
  ),
];

const PROPERTIES: Readonly<Record<string, readonly string[]>> = {
  choice_presented: ['scene', 'path', 'timer_s'],
  choice_selected: ['scene', 'path', 'option', 'selected_by'],
  outcome_viewed: ['scene', 'option'],
  branch_completed: ['path', 'finale'],
  episode_ended: [],
};

const playsOf = (events: EventStream) =>
  [...Map.groupBy(events, (doc) => textAt(doc, 'play_id')).values()].map((docs) => docs.toSorted(byTime));
const ofType = (docs: EventStream, type: string) => docs.filter((doc) => doc.event_type === type);

/** The choice that counts at each scene: the latest, and of several in one second the one with the highest id. */
const counting = (docs: EventStream): readonly EventDoc[] => [
  ...new Map(ofType(docs, 'choice_selected').map((doc) => [textAt(doc, 'scene'), doc])).values(),
];
const behind = (doc: EventDoc) =>
  [textAt(doc, 'path'), `${textAt(doc, 'scene')}${textAt(doc, 'option')}`].filter(Boolean).join('-');

describe.each(streams)('interactive episodes keep their promises: %s', (_, stream) => {
  const events = stream.filter(isEvent);
  const plays = playsOf(events);

  test('there are five types, each with its properties', () => {
    expect(new Set(events.map((doc) => doc.event_type))).toEqual(new Set(Object.keys(PROPERTIES)));
    for (const doc of events)
      for (const name of PROPERTIES[doc.event_type] ?? []) expect(doc.properties).toHaveProperty(name);
    expect(repeated(stream.map((doc) => doc.event_id))).toEqual([]);
  });

  test('a play has one user and one episode, and a device one user', () => {
    expect(events.filter((doc) => textAt(doc, 'play_id') === undefined)).toEqual([]);
    for (const docs of plays)
      expect(new Set(docs.map((doc) => `${doc.entity_id} ${textAt(doc, 'episode_id')}`)).size).toBe(1);
    const owners = [...new Set(events.map((doc) => `${doc.context.device_id} ${doc.entity_id}`))];
    expect(repeated(owners.map((pair) => pair.split(' ')[0] ?? ''))).toEqual([]);
  });

  test('paths begin at s1, have no scene twice, and follow the choices that count', () => {
    for (const docs of plays) {
      const choices = counting(docs).toSorted((a, b) => behind(a).length - behind(b).length);
      expect(choices.map((doc) => textAt(doc, 'path'))).toEqual(
        ['', ...choices.slice(0, -1).map(behind)].slice(0, choices.length),
      );
      if (choices[0]) expect(textAt(choices[0], 'scene')).toBe('s1');
      const whole = choices.at(-1);
      for (const doc of ofType(docs, 'branch_completed'))
        expect(textAt(doc, 'path')).toBe(whole && behind(whole));
    }
  });

  test('at most one branch and one end; the timer chooses where nobody did', () => {
    for (const docs of plays) {
      expect(ofType(docs, 'branch_completed').length).toBeLessThanOrEqual(1);
      expect(ofType(docs, 'episode_ended').length).toBeLessThanOrEqual(1);
      for (const at of Map.groupBy(ofType(docs, 'choice_selected'), (doc) => textAt(doc, 'scene')).values())
        if (at.some((doc) => textAt(doc, 'selected_by') === 'timeout')) expect(at).toHaveLength(1);
    }
  });

  test('an episode and a series never change', () => {
    expect(repeated(stream.filter((doc) => !isEvent(doc)).map((doc) => doc.entity_id))).toEqual([]);
  });
});

describe.each(streams.slice(1))('%s has what the questions turn on', (_, stream) => {
  const plays = playsOf(stream.filter(isEvent));
  const at = (docs: EventStream, scene: string) =>
    counting(docs).find((doc) => textAt(doc, 'scene') === scene);

  test('rewatching, changes of mind, defaults and plays that are given up', () => {
    const viewers = plays.map(([doc]) => `${doc?.entity_id} ${doc && textAt(doc, 'episode_id')}`);
    expect(repeated(viewers).length).toBeGreaterThan(10);
    const selected = plays.map((docs) => ofType(docs, 'choice_selected'));
    expect(
      selected.filter((docs) => repeated(docs.map((doc) => textAt(doc, 'scene') ?? '')).length > 0).length,
    ).toBeGreaterThan(10);
    expect(selected.flat().filter((doc) => textAt(doc, 'selected_by') === 'timeout').length).toBeGreaterThan(
      10,
    );
    expect(plays.filter((docs) => ofType(docs, 'episode_ended').length === 0).length).toBeGreaterThan(10);
  });

  test('A in scene 3, with B in scene 7 and with anything else', () => {
    const chosen = plays.filter((docs) => at(docs, 's3')?.properties.option === 'A');
    const then = chosen.flatMap((docs) => at(docs, 's7')?.properties.option ?? []);
    expect(then.filter((option) => option === 'B').length).toBeGreaterThan(5);
    expect(then.filter((option) => option !== 'B').length).toBeGreaterThan(5);
    expect(chosen.length).toBeGreaterThan(then.length);
  });

  test('choices at two scenes in one second', () => {
    const seconds = plays.map((docs) => counting(docs).map((doc) => doc.timestamp));
    expect(seconds.some((list) => repeated(list).length > 0)).toBe(true);
  });
});

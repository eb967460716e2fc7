import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { withHolds } from '../../src/load/submission/settings.ts';

test.each([
  ['nothing yet', ''],
  ['comments alone', '# dialect: sqlite\n# holds:\n'],
  ['other keys', '# mine\ndialect: postgres # as at work\nauthor: me\n'],
  ['an empty holds', 'holds:\nauthor: me\n'],
  ['answers from before', 'holds:\n  like: likes # sure\n  unlike: old\n'],
  ['a short form', 'holds: { like: likes }\n'],
])('answers go into %s, and all else stays', (_, before) => {
  const text = withHolds(before, { unlike: 'likes.delta', tier: 'creator.tier' });
  const settings: unknown = parse(text);
  const old: unknown = parse(before);
  expect(settings).toMatchObject({ holds: { unlike: 'likes.delta', tier: 'creator.tier' } });
  if (typeof old === 'object' && old !== null) {
    expect(Object.keys(settings as object)).toEqual(expect.arrayContaining(Object.keys(old)));
    for (const comment of before.match(/#.*/g) ?? []) expect(text).toContain(comment);
  }
});

test('comments of a file that has nothing else stay', () => {
  expect(withHolds('# dialect: sqlite\n', { like: 'likes' })).toContain('# dialect: sqlite');
});

test('nothing answered changes nothing', () => {
  expect(withHolds('holds: {a:   b}', {})).toBe('holds: {a:   b}');
});

test('a text that is no map keeps every letter, and the answers stand behind it', () => {
  const text = withHolds('- a\n', { like: 'likes' });
  expect(text).toBe('- a\n# holds:\n#   like: likes\n');
});

import { describe, expect, test } from 'vitest';
import {
  findFrom,
  findStep,
  matchesOf,
  replaceAll,
  replaceOne,
  tallyOf,
  tallyText,
} from '../../src/editor/find.ts';
import { draw, drawn, performAll, view } from './support.ts';

describe('matches', () => {
  test.each([
    ['user', 'User user USER', 3],
    ['User', 'User user USER', 1],
    ['a.b', 'a.b axb', 1],
    ['(', 'f(x)(', 2],
    ['aa', 'aaaa', 2],
    ['日本', '日本語日本', 2],
    ['a\nb', 'a\nb', 1],
    ['', 'a', 0],
    ['x', '', 0],
  ])('of %j in %j', (query, text, count) => expect(matchesOf(drawn(`|${text}`), query)).toHaveLength(count));
});

describe('going through them', () => {
  test.each([
    ['a| b a', 'next', 'a b [a|]'],
    ['a b [a|]', 'next', '[a|] b a'],
    ['|a b a', 'next', '[a|] b a'],
    ['a b |a', 'previous', '[a|] b a'],
    ['[a|] b a', 'previous', 'a b [a|]'],
    ['b|', 'next', 'b|'],
  ] as const)('%j %s', (before, to, after) =>
    expect(draw(findStep(drawn(before), 'a', to, view))).toBe(after),
  );

  test('while the query is typed, from where it began', () => {
    const buffer = drawn('ab a|b abc');
    const first = findFrom(buffer, 'ab', 4, view);
    expect(draw(first)).toBe('ab ab [ab|]c');
    expect(draw(findFrom(first, 'abc', 4, view))).toBe('ab ab [abc|]');
    expect(draw(findFrom(first, 'abx', 4, view))).toBe('ab ab [ab|]c');
  });

  test('says which it is of how many', () => {
    const tally = (picture: string, query = 'a') => tallyText(tallyOf(drawn(picture), query));
    expect(tally('a [a|] a')).toBe('2 of 3');
    expect(tally('a| a a')).toBe('3 matches');
    expect(tally('a|')).toBe('1 match');
    expect(tally('b|')).toBe('no match');
  });
});

describe('replacing', () => {
  test('one goes to the next, and first of all to the first', () => {
    const first = replaceOne(drawn('|a b a'), 'a', 'aa', view);
    expect(draw(first)).toBe('[a|] b a');
    const second = replaceOne(first, 'a', 'aa', view);
    expect(draw(second)).toBe('aa b [a|]');
    expect(draw(performAll(second, { kind: 'undo' }))).toBe('[a|] b a');
  });

  test('all is one step of undo', () => {
    const all = replaceAll(drawn('a| b\na A'), 'a', '日\r\n', view);
    expect(draw(all).replace('|', '')).toBe('日\n b\n日\n 日\n');
    expect(draw(performAll(all, { kind: 'undo' }))).toBe('a| b\na A');
    const none = drawn('b|');
    expect(replaceAll(none, 'a', 'x', view)).toBe(none);
  });
});

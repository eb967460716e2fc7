import { Text } from '@codemirror/state';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { changesBetween } from '../../src/editor/diff.ts';

const textOf = (text: string) => Text.of(text.split('\n'));

test.each([
  ['a\nb\nc', 'a\nB\nc', [{ from: 2, to: 3, insert: 'B' }]],
  ['a\nb', 'a\nb\nc', [{ from: 3, to: 3, insert: '\nc' }]],
  ['a\nb\nc', 'a\nb', [{ from: 3, to: 5, insert: '' }]],
  [
    'a\nb',
    'x\na\nb\ny',
    [
      { from: 0, to: 0, insert: 'x\n' },
      { from: 3, to: 3, insert: '\ny' },
    ],
  ],
  ['one two three', 'one 2 three', [{ from: 4, to: 7, insert: '2' }]],
  ['a', 'a', []],
  // Pairs that share their first half, and their second: never a change within one.
  ['😀', '😁', [{ from: 0, to: 2, insert: '😁' }]],
  ['\ud83d\udc4d', '\ud83e\udc4d', [{ from: 0, to: 2, insert: '\ud83e\udc4d' }]],
])('%j to %j', (old, next, changes) => {
  expect(changesBetween(textOf(old), textOf(next))).toEqual(changes);
});

test('the changes make the one text of the other', () => {
  const text = fc
    .array(fc.constantFrom('a', 'b', '', 'ab', '😀', '😁'), { maxLength: 12 })
    .map((lines) => lines.join('\n'));
  fc.assert(
    fc.property(text, text, (old, next) => {
      let made = '';
      let at = 0;
      for (const { from, to, insert } of changesBetween(textOf(old), textOf(next))) {
        expect(from).toBeGreaterThanOrEqual(at);
        made += old.slice(at, from) + insert;
        at = to;
      }
      expect(made + old.slice(at)).toBe(next);
    }),
    { numRuns: 1000 },
  );
});

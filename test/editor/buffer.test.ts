import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  isEqualText,
  openBuffer,
  positionOf,
  selectionText,
  textOf,
  withText,
} from '../../src/editor/buffer.ts';
import { perform } from '../../src/editor/perform.ts';
import { draw, drawn, move, performAll, type, typed, view } from './support.ts';

const undo = { kind: 'undo' } as const;
const redo = { kind: 'redo' } as const;
const anyText = fc
  .array(fc.constantFrom('a', 'b', 'select ', '\n', '\r\n', '\r', '\t', '日', '👩‍👩‍👧', '\u0301', ''))
  .map((parts) => parts.join(''));

describe('a file', () => {
  test('stays as it is, whatever its line endings', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(textOf(openBuffer(text, 'sqlite'))).toBe(text);
      }),
    );
  });

  test.each([
    ['\n', 'a\nb'],
    ['\r\n', 'a\r\nb\r\n'],
    ['\r', 'a\rb\r'],
  ])('gets new lines that end in %j like its own', (ending, text) => {
    const buffer = performAll(
      openBuffer(text, 'sqlite'),
      type('x'),
      { kind: 'newline' },
      { kind: 'paste', text: 'y\r\nz' },
    );
    expect(textOf(buffer)).toBe(`x${ending}y${ending}z${text}`);
  });

  test('has its cursor where SQL errors are counted, and knows what is selected', () => {
    expect(positionOf(drawn('a\n😀b|'))).toEqual({ line: 2, column: 4 });
    expect(selectionText(drawn('a[b\nc|]'))).toBe('b\nc');
    expect(selectionText(drawn('a|'))).toBe('');
  });

  test('is equal to another with the same text', () => {
    const one = drawn('ab|\n');
    expect(isEqualText(one, drawn('|ab\n'))).toBe(true);
    expect(isEqualText(one, perform(one, type('c'), view))).toBe(false);
    expect(isEqualText(openBuffer('a\nb', 'sqlite'), openBuffer('a\r\nb', 'sqlite'))).toBe(false);
    expect(isEqualText(openBuffer('', 'sqlite'), openBuffer('', 'sqlite'))).toBe(true);
  });
});

describe('a change from outside', () => {
  test.each([
    ['a\nb|\nc\n', 'a\nb\nnew\nc\n', 'a\nb|\nnew\nc\n'],
    ['a\nb|\nc\n', 'x\ny\na\nb\nc\n', 'x\ny\na\nb|\nc\n'],
    ['one\ntwo|\nthree\nfour', 'ONE\ntwo\nthree\nFOUR', 'ONE\ntwo|\nthree\nFOUR'],
    ['one\n\n[two|]\n\nthree', '0\n\none\n\ntwo\n\nthree\n\n4\n', '0\n\none\n\n[two|]\n\nthree\n\n4\n'],
    ['select a| from b', 'select a, c from b', 'select a|, c from b'],
    ['a\nb|', 'a', 'a|'],
    ['a|', 'a\nb\n', 'a|\nb\n'],
    ['a|b', '', '|'],
    ['😀|', '😁', '😁|'],
    ['a[b|]', 'ax', 'a[x|]'],
    ['a[b|]c', 'xyz', '|xyz'],
  ])('%j becomes %j with the cursor where it was', (picture, text, after) => {
    const before = drawn(picture);
    const taken = withText(before, text);
    expect(draw(taken)).toBe(after);
    const back = perform(taken, undo, view);
    expect(draw(back)).toBe(picture);
    expect(textOf(perform(back, redo, view))).toBe(text);
  });

  test('of nothing is nothing: there is no step to undo', () => {
    const buffer = drawn('a|');
    expect(withText(buffer, 'a')).toBe(buffer);
  });

  test('that only changes the line endings is taken in and undone', () => {
    const buffer = openBuffer('a\nb\n', 'sqlite');
    const taken = withText(buffer, 'a\r\nb\r\n');
    expect(textOf(taken)).toBe('a\r\nb\r\n');
    expect(textOf(perform(taken, undo, view))).toBe('a\nb\n');
    expect(textOf(performAll(taken, undo, redo))).toBe('a\r\nb\r\n');
  });

  test('is a step of its own between those of typing', () => {
    const buffer = performAll(openBuffer('', 'sqlite'), ...typed('ab'));
    const after = performAll(withText(buffer, 'ab\nout'), ...typed('c'));
    expect(textOf(after)).toBe('abc\nout');
    expect(textOf(perform(after, undo, view))).toBe('ab\nout');
    expect(textOf(performAll(after, undo, undo))).toBe('ab');
    expect(textOf(performAll(after, undo, undo, undo))).toBe('');
  });

  test('makes any text of any other, and back', () => {
    fc.assert(
      fc.property(anyText, anyText, (one, other) => {
        const taken = withText(performAll(openBuffer(one, 'sqlite'), move('document-end')), other);
        expect(textOf(taken)).toBe(other);
        expect(textOf(perform(taken, undo, view))).toBe(one);
      }),
      { numRuns: 2000 },
    );
  });
});

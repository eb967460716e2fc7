import { expect, test } from 'vitest';
import type { EditorCommand } from '../../src/editor/command.ts';
import { marksAfter } from '../../src/editor/layers.ts';
import { drawn, move, paste, performAll, remove, type } from './support.ts';

const text = 'a|\nb\nc\nd';
const marks = [1, 2, 4].map((line) => ({
  line,
  column: 1,
  message: `at ${line}`,
  severity: 'error' as const,
}));

test.each<readonly [string, readonly EditorCommand[], readonly string[]]>([
  ['a move', [move('document-end')], ['1 at 1', '2 at 2', '4 at 4']],
  ['a new line before them', [move('document-start'), { kind: 'newline' }], ['2 at 1', '3 at 2', '5 at 4']],
  ['a change in a line', [type('x')], ['2 at 2', '4 at 4']],
  ['pasted lines', [{ kind: 'go-to', line: 3, column: 2 }, paste('\nx\ny')], ['1 at 1', '2 at 2', '6 at 4']],
  [
    'a line that goes',
    [{ kind: 'go-to', line: 2, column: 1 }, { kind: 'delete-line' }],
    ['1 at 1', '3 at 4'],
  ],
  ['two lines that become one', [remove('right')], ['3 at 4']],
  ['all that goes', [{ kind: 'select', what: 'all' }, remove('left')], []],
])('after %s they stand with their lines', (_, commands, expected) => {
  const before = drawn(text);
  const after = marksAfter(marks, before, performAll(before, ...commands));
  expect(after.map(({ line, message }) => `${line} ${message}`)).toEqual(expected);
});

import { expect, test } from 'vitest';
import { Shown, safe, shownLines } from '../../src/reporters/shown.ts';
import { coloured } from '../../src/reporters/style.ts';

const HOSTILE = 'a\u001b[2J\u001b[31m\u202eb\r\nc\u0000\u2028';

test('what stands in a text of ours is escaped, however it is put there', () => {
  const escaped = 'a\\x1b[2J\\x1b[31m\\u{202e}b\\r\\nc\\x00\\u{2028}';
  expect(String(safe`x ${HOSTILE}\ny`)).toBe(`x ${escaped}\ny`);
  expect(String(safe`x ${safe`${HOSTILE}`}`)).toBe(`x ${escaped}`);
  expect(String(Shown.list([HOSTILE, safe`fine`]))).toBe(`${escaped}, fine`);
  expect(String(safe`${7}`)).toBe('7');
});

test('lines that somebody else wrote stay lines', () => {
  expect(String(shownLines('a\r\n\tb\u001b[31m'))).toBe('a\n b\\x1b[31m');
});

test('a report keeps its lines and colours, and nothing else that it forgot to escape', () => {
  const red = coloured.bad('red');
  expect(String(Shown.report(`${red}\n\u001b[2Jx\u202e\u0007\t`))).toBe(`${red}\n\\x1b[2Jx\\u{202e}\\x07\\t`);
  expect(String(safe`error`.painted(coloured.bad))).toBe(coloured.bad('error'));
});

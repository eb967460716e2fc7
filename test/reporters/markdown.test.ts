import { expect, it } from 'vitest';
import { markdown } from '../../src/reporters/markdown.ts';
import { widthOf } from '../../src/reporters/measure.ts';
import { plain } from '../../src/reporters/style.ts';

const lines = (text: string, width = 40): string => markdown(text, { width, style: plain }).join('\n');

it.each([
  [
    'a heading above its text',
    '# Title\nSome **bold** and *slanted* `code`.',
    'Title\n\nSome bold and slanted code.',
  ],
  ['a link', 'See [the page](docs/page.md).', 'See the page.'],
  ['names that hold marks', 'bronze_events, 2*3*4 and a_b_c', 'bronze_events, 2*3*4 and a_b_c'],
  ['a list', '- one\n- two\n  goes on\n1. three', '  - one\n  - two goes on\n  1. three'],
  ['code', '```sql\nSELECT 1\n\nFROM a\n```', '    SELECT 1\n    \n    FROM a'],
  ['code that is set in', 'So:\n\n    a  b\n    └──┘\n\nand on.', 'So:\n\n    a  b\n    └──┘\n\nand on.'],
  ['a table', '| A | B |\n| --- | :-: |\n| `x` | y \\| z |', '  A  B\n  x  y | z'],
  ['what would harm a terminal', 'a\u001b[31mb', 'a\\x1b[31mb'],
])('renders %s', (_, text, expected) => {
  expect(lines(text)).toBe(expected);
});

it('keeps within the width', () => {
  const long = 'word '.repeat(60);
  const text = `${long}\n\n- ${long}\n\n| a | b |\n| - | - |\n| name | ${long} |`;
  for (const line of lines(text, 50).split('\n')) expect(widthOf(line)).toBeLessThanOrEqual(50);
});

it('shows a text whose marks stand in each other without end as it is', () => {
  expect(lines(`${'> '.repeat(20_000)}deep`, 60_000)).toContain('> deep');
});

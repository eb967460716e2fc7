import { expect, test } from 'vitest';
import { csvRows } from '../../src/load/problem/to-problem.ts';

const CASES: Readonly<Record<string, readonly (readonly (string | null)[])[]>> = {
  'a,b\n1,2\n': [
    ['a', 'b'],
    ['1', '2'],
  ],
  'a,b\r\n1,\r\n': [
    ['a', 'b'],
    ['1', null],
  ],
  ',\n': [[null, null]],
  'a\n\n"x, ""y"""\n': [['a'], ['x, "y"']],
  '"",z': [['', 'z']],
  '': [],
};

for (const [text, rows] of Object.entries(CASES))
  test(JSON.stringify(text), () => expect(csvRows(text)).toEqual(rows));

import { expect, test } from 'vitest';
import { parseYaml } from '../../src/load/yaml/parse.ts';

test.each([
  ['lists in a line', '['],
  ['lists in lists', '- '],
  ['maps', '{a: '],
])('%s deeper than the parser goes are told', (_, open) => {
  expect(parseYaml('a.yaml', open.repeat(20_000))).toMatchObject({
    ok: false,
    faults: [{ file: 'a.yaml', what: expect.any(String) }],
  });
});

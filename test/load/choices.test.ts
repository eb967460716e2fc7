import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { renderFaults } from '../../src/load/fault.ts';
import { choices, toChoices } from '../../src/load/problem/choices.ts';
import { packageRoot } from '../../src/load/problems.ts';
import { readChosen } from '../../src/load/submission/handed.ts';
import { parseYaml } from '../../src/load/yaml/parse.ts';
import { shape } from '../../src/load/yaml/shape.ts';

const page = await readFile(join(packageRoot(), 'docs/choices.md'), 'utf8');
const blocks = [...page.matchAll(/^```yaml\n([\s\S]*?)^```$/gm)].map(([, text]) => text ?? '');

test('the examples of docs/choices.md are choices, and what a candidate writes is read', () => {
  const examples = blocks.filter((text) => text.startsWith('choices:\n'));
  const sheets = examples.flatMap((text) => {
    const yaml = parseYaml('choices.yaml', text);
    const shaped = yaml.ok ? shape(choices, yaml.value) : yaml;
    if (!shaped.ok) throw new Error(renderFaults(shaped.faults));
    return toChoices(shaped.value);
  });
  expect(sheets).toMatchObject([
    { deliverable: 'reasons', items: [{ id: 'late-row', right: 'corrects' }] },
    {
      deliverable: 'patterns',
      items: [
        {
          id: 'many-types',
          options: [
            { id: 'facts', says: 'Each new type would be a table and a pipeline of its own.' },
            // Of the right one, the reason says why.
            { id: 'stream', says: expect.stringContaining('one table') },
          ],
        },
      ],
    },
  ]);
  expect(readChosen('why.yaml', blocks[0] ?? '')).toEqual({
    ok: true,
    value: {
      chosen: [{ item: 'late-row', option: 'corrects', reason: 'held' }],
      faults: [],
    },
  });
});

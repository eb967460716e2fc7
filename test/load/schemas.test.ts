import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { made } from '../../scripts/schemas.ts';
import { packageRoot } from '../../src/load/problems.ts';

const read = (file: string) => readFile(join(packageRoot(), file), 'utf8');

test.each(made)('$file is what `npm run schemas` makes', async ({ file, make }) => {
  const now = await read(file);
  expect(now).toBe(make(now));
});

test.each([
  ['problem', 'problem.yaml'],
  ['facts', 'facts.yaml'],
  ['workload', 'workload.yaml'],
  ['rubrics', 'rubrics.yaml'],
  ['judged', 'submissions/gap-at-least/judged.yaml'],
])(
  'the published schema of %s.yaml accepts the %s of reels, and refuses a misspelt key',
  async (name, path) => {
    const schema: unknown = JSON.parse(await read(`schemas/${name}.schema.json`));
    const accepts = new Ajv2020().compile(schema as object);
    const file: unknown = parse(await read(`problems/reels/${path}`));
    expect(accepts(file) ? [] : accepts.errors).toEqual([]);
    expect(accepts({ ...(file as object), tilte: 'x' })).toBe(false);
  },
);

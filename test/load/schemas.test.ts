import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { made } from '../../scripts/schemas.ts';
import { packageRoot } from '../../src/load/package-root.ts';

const read = (file: string) => readFile(join(packageRoot(), file), 'utf8');

test.each(made)('$file is what `npm run schemas` makes', async ({ file, make }) => {
  const now = await read(file);
  expect(now).toBe(make(now));
});

test('the published schema accepts the problems that come with graincheck, and refuses a misspelt key', async () => {
  const schema: unknown = JSON.parse(await read('schemas/problem.schema.json'));
  const accepts = new Ajv2020().compile(schema as object);
  const problem: unknown = parse(await read('problems/reels/problem.yaml'));
  expect(accepts(problem) ? [] : accepts.errors).toEqual([]);
  expect(accepts({ ...(problem as object), tilte: 'x' })).toBe(false);
});

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { judgedFiles, judgedNames } from '../../../src/load/judged.ts';
import { packageRoot } from '../../../src/load/problems.ts';
import { matrix } from './support.ts';

const reels = join(packageRoot(), 'problems/reels');
const references = readdirSync(join(reels, 'references'), { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => ({ name, schema: readFileSync(join(reels, 'references', name, 'schema.sql'), 'utf8') }));
const right = (await judgedNames(reels))?.filter((name) => name.startsWith('right-')) ?? [];
const submissions = await Promise.all(
  right.map(async (name) => {
    const files = await judgedFiles(reels, name);
    return { name, schema: files.find(({ file }) => file === 'schema.sql')?.text ?? '' };
  }),
);
const designs = [...references, ...submissions];

test.each(designs)('$name holds everything, from its schema alone', ({ schema }) => {
  const { rows, stray } = matrix(schema);
  expect(rows.filter(({ status }) => status !== 'held')).toEqual([]);
  expect(stray).toEqual([]);
});

test('the references and the right submissions are all here', () => {
  expect(designs.length).toBeGreaterThanOrEqual(15);
});

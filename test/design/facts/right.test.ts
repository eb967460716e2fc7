import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { packageRoot } from '../../../src/load/package-root.ts';
import { matrix } from './support.ts';

const reels = join(packageRoot(), 'problems/reels');
const folders = [
  ...readdirSync(join(reels, 'references'), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => `references/${name}`),
  ...readdirSync(join(reels, 'submissions'))
    .filter((name) => name.startsWith('right-'))
    .map((name) => `submissions/${name}`),
];

test.each(folders)('%s holds everything, from its schema alone', async (folder) => {
  const { rows, stray } = await matrix(readFileSync(join(reels, folder, 'schema.sql'), 'utf8'));
  expect(rows.filter(({ status }) => status !== 'held')).toEqual([]);
  expect(stray).toEqual([]);
});

test('the references and the right submissions are all here', () => {
  expect(folders.length).toBeGreaterThanOrEqual(15);
});

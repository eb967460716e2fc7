import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { readProblem } from '../../src/app/kit/problems.ts';
import { writeStarter } from '../../src/app/looking/show.ts';
import { loadSubmission } from '../../src/load/submission.ts';

const problem = await readProblem('reels');
const folders: string[] = [];
const newFolder = async () => {
  const folder = await mkdtemp(join(tmpdir(), 'graincheck-starter-'));
  folders.push(folder);
  return folder;
};
afterEach(() => Promise.all(folders.splice(0).map((folder) => rm(folder, { recursive: true }))));

test('a new settings file says the dialect that one writes, in place of the line that it has for that', async () => {
  const folder = await newFolder();
  await writeStarter(problem, folder, 'bigquery');
  const text = await readFile(join(folder, 'graincheck.yaml'), 'utf8');
  expect(text.match(/dialect/g)).toHaveLength(1);
  expect(await loadSubmission(problem, folder)).toMatchObject({ dialect: 'bigquery' });
});

test('a settings file of the candidate’s own stays as it is', async () => {
  const folder = await newFolder();
  await writeFile(join(folder, 'graincheck.yaml'), 'author: Ada\n');
  await writeStarter(problem, folder, 'bigquery');
  expect(await readFile(join(folder, 'graincheck.yaml'), 'utf8')).toBe('author: Ada\n');
});

import { mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type FileChange, type Watch, watchFiles } from '../../src/app/sitting/watch.ts';
import { until } from '../support/until.ts';

const FILES = ['schema.sql', 'queries/sessions.sql'];

let parent: string;
let folder: string;
let watch: Watch;
/** A list for each save. */
let told: (readonly FileChange[])[];

beforeEach(async () => {
  parent = await mkdtemp(join(tmpdir(), 'graincheck-watch-'));
  folder = join(parent, 'mine');
  await fill();
  told = [];
  watch = await watchFiles(folder, FILES, {
    changes: (changes) => told.push(changes),
    error: (error) => {
      throw error;
    },
  });
});
afterEach(async () => {
  await watch.close();
  await rm(parent, { recursive: true });
});

async function fill(): Promise<void> {
  await mkdir(join(folder, 'queries'), { recursive: true });
  for (const file of FILES) await writeFile(join(folder, file), 'SELECT 1;\n');
}

/** Waits for so many saves, then whether more come. */
async function saves(count: number): Promise<readonly string[]> {
  await until(() => told.length >= count);
  await pause(150);
  return told.map((changes) => changes.map(({ file, how }) => `${file} ${how}`).join(', '));
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

test('a save is told once, by the name of its file; other files are not', async () => {
  await writeFile(join(folder, 'notes.txt'), 'mine');
  await writeFile(join(folder, '.schema.sql.swp'), 'an editor’s');
  await writeFile(join(folder, 'schema.sql'), 'SELECT 2;\n');
  expect(await saves(1)).toEqual(['schema.sql saved']);
  await writeFile(join(folder, 'queries/sessions.sql'), 'SELECT 2;\n');
  expect(await saves(2)).toEqual(['schema.sql saved', 'queries/sessions.sql saved']);
});

test('an editor that writes another file and renames it saves too', async () => {
  for (const n of [1, 2]) {
    await writeFile(join(folder, 'schema.sql~new'), `SELECT ${n};\n`);
    await rename(join(folder, 'schema.sql~new'), join(folder, 'schema.sql'));
    expect(await saves(n)).toEqual(Array.from({ length: n }, () => 'schema.sql saved'));
  }
});

test('several files that are saved together are one save', async () => {
  await Promise.all(FILES.map((file) => writeFile(join(folder, file), 'SELECT 3;\n')));
  expect(await saves(1)).toEqual(['queries/sessions.sql saved, schema.sql saved']);
});

test('a file that is deleted is told, and comes back', async () => {
  await rm(join(folder, 'schema.sql'));
  expect(await saves(1)).toEqual(['schema.sql removed']);
  await writeFile(join(folder, 'schema.sql'), 'SELECT 4;\n');
  expect(await saves(2)).toEqual(['schema.sql removed', 'schema.sql saved']);
});

test('a folder that is deleted and made again is watched on', async () => {
  /** The last that is told of each file. */
  const all = async (how: FileChange['how']) => {
    const last = () => Object.fromEntries(told.flat().map((change) => [change.file, change.how]));
    await until(() => FILES.every((file) => last()[file] === how));
    await pause(150);
    expect(last()).toEqual(Object.fromEntries(FILES.map((file) => [file, how])));
    told = [];
  };
  await rm(folder, { recursive: true });
  await all('removed');
  await fill();
  await all('saved');
  await rm(folder, { recursive: true });
  await fill();
  await all('saved');
  await writeFile(join(folder, 'queries/sessions.sql'), 'SELECT 5;\n');
  expect(await saves(1)).toEqual(['queries/sessions.sql saved']);
});

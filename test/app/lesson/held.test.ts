import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openEngine } from '../../../src/app/kit/engine.ts';
import { heldLesson } from '../../../src/app/authoring/hold-lesson.ts';
import { openLesson } from '../../../src/app/looking/lesson/read.ts';
import { renewLesson } from '../../../src/app/authoring/renew-lesson.ts';
import { UserError } from '../../../src/domain/user-error.ts';
import type { Engine } from '../../../src/engine/engine.ts';
import { casesIn } from '../../cases/read.ts';
import { small } from '../../load/support/broken.ts';

type Case = {
  readonly name: string;
  readonly page: string;
  readonly faults?: string;
  readonly renewed?: string;
};

let engine: Engine;
let folder: string;
beforeAll(async () => {
  engine = await openEngine(undefined, 1);
  folder = await mkdtemp(join(tmpdir(), 'graincheck-lesson-'));
  await cp(small, folder, { recursive: true });
  const file = join(folder, 'problem.yaml');
  await writeFile(file, `${await readFile(file, 'utf8')}\nlesson: lesson.md\n`);
});
afterAll(async () => {
  await engine.close();
  await rm(folder, { recursive: true });
});

test.each(casesIn<Case>('lessons/held.yaml'))('$name', async ({ page, faults, renewed }) => {
  const file = join(folder, 'lesson.md');
  await writeFile(file, page);
  const told = await openLesson(folder)
    .then((lesson) => heldLesson(lesson, engine))
    .catch(messageOf);
  expect(told.join('\n')).toBe((faults ?? '').trimEnd());

  await openLesson(folder)
    .then((lesson) => renewLesson(lesson, engine))
    .catch(messageOf);
  expect(await readFile(file, 'utf8')).toBe(renewed ?? page);
  if (renewed === undefined) return;
  expect(await heldLesson(await openLesson(folder), engine), 'nothing is left to say').toEqual([]);
});

test('a problem without a lesson says so, and what to do', async () => {
  const thrown: unknown = await openLesson(small).catch((error: unknown) => error);
  expect(thrown).toBeInstanceOf(UserError);
  expect(thrown).toMatchObject({ code: 'E_NO_LESSON', message: 'views-per-user has no lesson' });
});

function messageOf(error: unknown): string[] {
  if (error instanceof UserError) return error.message.split('\n');
  throw error;
}

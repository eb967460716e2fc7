import { afterAll, beforeAll, expect, test } from 'vitest';
import { openEngine } from '../../../src/app/kit/engine.ts';
import { heldLesson } from '../../../src/app/authoring/hold-lesson.ts';
import { openLesson } from '../../../src/app/looking/lesson/read.ts';
import type { Engine } from '../../../src/engine/engine.ts';
import { listProblems } from '../../../src/load/problems.ts';

let engine: Engine;
beforeAll(async () => {
  engine = await openEngine(undefined, 1);
});
afterAll(() => engine.close());

const sections = ['The idea', 'A worked example', 'The traps', 'Further reading'];

test.each(await listProblems())('the lesson of $id says what its SQL answers', async ({ folder }) => {
  const lesson = await openLesson(folder);
  expect(await heldLesson(lesson, engine)).toEqual([]);
  const text = lesson.page.text;
  expect([...text.matchAll(/^## (.+)$/gm)].map(([, title]) => title)).toEqual(sections);
  expect(lesson.parts.filter(({ kind }) => kind === 'block').length).toBeGreaterThan(2);
});

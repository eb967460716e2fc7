import { describe, expect, test } from 'vitest';
import { listProblems } from '../../src/load/problems.ts';
import { loadProblem } from '../../src/load/problem.ts';
import { readingOf } from '../../scripts/readings/reading.ts';

for (const { folder, id } of await listProblems())
  describe(`an instructor reads ${id}`, async () => {
    const reading = await readingOf(await loadProblem(folder));

    test('every check is announced by the statement', () => expect(reading.unannounced).toEqual([]));
    test('every sentence of the statement is read', () => expect(reading.uncovered).toEqual([]));
    test('nothing is quoted that the statement does not say', () => expect(reading.strange).toEqual([]));
    test('every row says what covers its sentence', () => expect(reading.empty).toEqual([]));
    test('every check covers something', () => expect(reading.unread).toEqual([]));
    test('every story and judged submission shows a sentence', () => expect(reading.unnamed).toEqual([]));
  });

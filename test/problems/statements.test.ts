import { describe, expect, test } from 'vitest';
import { rowsOf } from '../../scripts/readings/sentences.ts';
import { loadProblem } from '../../src/load/problem.ts';
import { listProblems } from '../../src/load/problems.ts';

// What a statement says in its tables is what the problem does.
for (const { folder, id } of await listProblems())
  describe(`the tables of the statement of ${id}`, async () => {
    const { statement, checks, parts, deliverables } = await loadProblem(folder);
    const rows = rowsOf(statement);

    test('each check has its part, its points and its scale', () => {
      const wanted = checks.map(({ id: check, part, points }) => [part, check, String(points)]);
      const scaleOf = new Map<string, string>(checks.map((check) => [check.id, check.scale]));
      const found = rows.filter(([, check = '', points = '']) => scaleOf.has(check) && /^\d+$/.test(points));
      expect(found.map((row) => row.slice(0, 3)).toSorted()).toEqual(wanted.toSorted());
      for (const [, check = '', , scale = ''] of found)
        if (scale !== '') expect([check, scale]).toEqual([check, scaleOf.get(check)]);
    });

    test('each part has its minutes', () => {
      for (const { id: part, title, minutes } of parts)
        expect(rows.map((row) => row.slice(0, 2).map((cell) => cell.trim()))).toContainEqual([
          `${part} ${title}`,
          minutes === null ? '' : String(minutes),
        ]);
    });

    test('each file that is written has a row, in its part', () => {
      for (const { file, part, given, role } of deliverables) {
        if (given) continue;
        const row = rows.find(([files = '']) => files.split(', ').includes(file));
        expect(row, file).toBeDefined();
        if (role !== 'settings') expect(row?.[1], file).toContain(part);
      }
    });
  });

import { expect, test } from 'vitest';
import { readReasons } from '../../src/checks/choices/reasons.ts';
import { taskTexts } from '../../src/checks/rubric.ts';
import { loadProblem } from '../../src/load/problem.ts';
import { listProblems } from '../../src/load/problems.ts';

const problems = await Promise.all((await listProblems()).map(({ folder }) => loadProblem(folder)));
const sheets = problems.flatMap((problem) =>
  problem.choices.map((sheet) => ({ name: `${problem.id} ${sheet.deliverable}`, problem, sheet })),
);

test('some problem has something to choose', () => {
  expect(sheets.length).toBeGreaterThan(0);
});

test.each(sheets)(
  '$name: each model answer is recognised as a reason, all of them together too',
  ({ problem, sheet }) => {
    const reasons = sheet.items.map((item) => ({
      item,
      chosen: { item: item.id, option: item.right, why: item.reason.model },
    }));
    const read = readReasons(sheet, reasons, taskTexts(problem));
    expect(sheet.items.flatMap(({ id }, at) => (read[at] === 'made' ? [] : `${id}: ${read[at]}`))).toEqual(
      [],
    );
  },
);

test.each(sheets)('$name: what an option says of itself is no reason for it', ({ problem, sheet }) => {
  const reasons = sheet.items.map((item) => {
    const text = item.options.find(({ id }) => id === item.right)?.text ?? '';
    return { item, chosen: { item: item.id, option: item.right, why: `Because ${text}` } };
  });
  const read = readReasons(sheet, reasons, taskTexts(problem));
  expect(sheet.items.flatMap(({ id }, at) => (read[at] === 'made' ? id : []))).toEqual([]);
});

import { describe, expect, test } from 'vitest';
import { choiceFile, shuffled } from '../../src/app/looking/choice-file.ts';
import { loadProblem } from '../../src/load/problem.ts';
import { listProblems } from '../../src/load/problems.ts';
import { readChosen } from '../../src/load/submission/handed.ts';
import { expectGolden } from '../golden.ts';

const problems = await Promise.all((await listProblems()).map(({ folder }) => loadProblem(folder)));
const sheets = problems.flatMap(({ id, choices }) => choices.map((sheet) => ({ id, sheet })));

describe.each(sheets)('$id', ({ id, sheet }) => {
  const file = choiceFile(sheet);

  test('the file that candidates begin with', () => {
    expectGolden(`choices/${id}.yaml`, file);
    expect(Math.max(...file.split('\n').map(({ length }) => length))).toBeLessThanOrEqual(110);
  });

  test('it has a place for each item, where nothing is chosen yet', () => {
    const chosen = sheet.items.map(({ id: item }) => ({ item, option: null, reason: null }));
    expect(readChosen('why.yaml', file)).toEqual({ ok: true, value: { chosen, faults: [] } });
  });

  test('every option and reason is told once at its item', () => {
    for (const item of sheet.items) {
      const [section = ''] = file.split(`\n${item.id}:\n`);
      for (const { id: reason } of item.reasons)
        expect(
          section.slice(section.lastIndexOf('# reason')).match(new RegExp(`^#   ${reason} `, 'gm')),
        ).toHaveLength(1);
      for (const { id: option } of item.options) expect(section).toContain(`#   ${option} `);
    }
  });
});

test('the order depends on the seed and on the names alone, and tells nothing', () => {
  const items = sheets.flatMap(({ sheet }) => sheet.items);
  for (const { id, reasons } of items)
    expect(shuffled(reasons.toReversed(), id)).toEqual(shuffled(reasons, id));
  const [first] = items;
  if (!first) throw new Error('there are items');
  const places = new Map<number, number>();
  for (let seed = 0; seed < 1000; seed++) {
    const place = shuffled(first.reasons, String(seed)).findIndex(({ id }) => id === first.because);
    places.set(place, (places.get(place) ?? 0) + 1);
  }
  for (const count of places.values()) expect(Math.abs(count - 1000 / first.reasons.length)).toBeLessThan(60);
});

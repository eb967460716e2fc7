import { expect, test } from 'vitest';
import type { Footprint, ModelCost } from '../../src/domain/cost.ts';
import { costLines } from '../../src/reporters/costs.ts';
import { widthOf } from '../../src/reporters/measure.ts';
import { plain } from '../../src/reporters/style.ts';
import { expectGolden } from '../golden.ts';

const footprint: Footprint = {
  tables: 5,
  rows: 340,
  cells: 3400,
  nulls: 68,
  bytes: 57_344,
  read: { rows: 280, steps: 5120 },
};
const MODELS: readonly ModelCost[] = [
  {
    title: 'A fact table for each type of event',
    written: 12,
    change: { statements: 2, load: 7 },
    before: footprint,
    after: { ...footprint, tables: 6, rows: 400 },
  },
  {
    title: 'An activity stream',
    written: 7,
    change: { statements: 0, load: null },
    before: { ...footprint, bytes: null, read: null },
    after: null,
  },
  {
    title: 'One big table, with nothing in it',
    written: 1,
    change: { statements: 1, load: null },
    before: { tables: 1, rows: 0, cells: 0, nulls: 0, bytes: 4096, read: { rows: 0, steps: 31 } },
    after: { ...footprint, rows: 1_234_567, bytes: 4_300_000_000, nulls: 3059 },
  },
];

for (const width of [80, 110])
  test(`what models cost, ${width} cells wide`, () => {
    const lines = costLines(MODELS, { width, style: plain });
    expect(Math.max(...lines.map(widthOf))).toBeLessThanOrEqual(width);
    expectGolden(`reporters/costs-${width}.txt`, `${lines.join('\n')}\n`);
  });

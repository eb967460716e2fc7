import type { Footprint, ModelCost } from '../domain/cost.ts';
import { block } from './measure.ts';
import { bytes, count } from './quantity.ts';
import type { TextOptions } from './style.ts';
import { table } from './table.ts';
import { visible } from './visible.ts';

// The last cell is left to itself, so that the one before it is aligned like the others.
const HEAD = ['', 'statements', 'tables', 'rows', 'bytes', 'nulls', 'rows read', 'steps', ''];
const COLUMNS = HEAD.map((_, at) => (at === 0 ? {} : ({ align: 'right' } as const)));

/** What each model takes to write, to keep and to ask, before a change and after it. */
export function costLines(models: readonly ModelCost[], { width, style }: TextOptions): string[] {
  const rows = models.flatMap((model) => [
    ['before', count(model.written), ...footprintCells(model.before)],
    ['after', changeCell(model), ...footprintCells(model.after)],
  ]);
  const [head = '', ...lines] = table([HEAD, ...rows], COLUMNS, width - 2);
  return [
    style.muted(`  ${head}`),
    ...models.flatMap(({ title }, at) => [
      `  ${visible(title)}`,
      ...lines.slice(2 * at, 2 * at + 2).map((line) => `  ${line}`),
    ]),
    ...block([EXPLAINED], width, 2).map(style.muted),
  ];
}

const EXPLAINED =
  'Statements: of schema, load and question; behind +, of the change. Rows read: those of tables that the question ' +
  'goes through from end to end; steps: of the engine, the same on every machine. All measured on what was run.';

function changeCell({ change }: ModelCost): string {
  return `+${change.statements}${change.load === null ? '' : `, load ${change.load}`}`;
}

function footprintCells(of: Footprint | null): string[] {
  if (!of) return ['–', '–', '–', '–', '–', '–'];
  const share = of.cells === 0 ? 0 : Math.round((100 * of.nulls) / of.cells);
  return [
    count(of.tables),
    count(of.rows),
    of.bytes === null ? '–' : bytes(of.bytes),
    `${share} %`,
    of.read ? count(of.read.rows) : '–',
    of.read ? count(of.read.steps) : '–',
  ];
}

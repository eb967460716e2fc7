import type { BronzeTable } from '../../../domain/problem.ts';
import type { Relation } from '../../../domain/relation.ts';
import type { CatalogueTable, Outcome } from '../../../domain/run.ts';
import type { Buffer, View } from '../../../editor/buffer.ts';
import { block, cut } from '../../../reporters/measure.ts';
import { cellText, fittingColumns, sideBySide } from '../../../reporters/relation.ts';
import { plain, type Style } from '../../../reporters/style.ts';
import { visible } from '../../../reporters/visible.ts';
import type { Size } from '../../screen.ts';
import { bodyRoom } from '../../view/frame.ts';
import { counted } from '../../view/words.ts';

/** What reaches the screen when a query has run. */
export type Message =
  | { readonly kind: 'answered'; readonly outcome: Outcome<Relation>; readonly durationMs: number }
  /** A fault of the tool: the query could not be run at all. */
  | { readonly kind: 'not-answered'; readonly message: string };

type TableInfo = {
  readonly name: string;
  readonly columns: readonly string[];
  /** The sample's own tables, or the candidate's. */
  readonly of: 'sample' | 'model';
};

export type State = {
  readonly attempt: string;
  /** Id of the model that is asked. */
  readonly model: string;
  readonly tables: readonly TableInfo[];
  readonly query: Buffer;
  /** Queries that were run, the oldest first. */
  readonly history: readonly string[];
  /** Index in `history` of what is in the area; its length: a new one. */
  readonly at: number;
  /** What was being written before one went back. */
  readonly draft: string;
  readonly answer:
    | { readonly kind: 'none' }
    | { readonly kind: 'waiting' }
    | { readonly kind: 'not-answered'; readonly message: string }
    | { readonly kind: 'answered'; readonly outcome: Outcome<Relation>; readonly durationMs: number };
  readonly shows: 'answer' | 'tables';
  /** First row and first column that are shown, or first line of what is no table. */
  readonly top: number;
  readonly left: number;
};

export function tablesOf(
  bronze: readonly BronzeTable[],
  model: readonly CatalogueTable[],
): readonly TableInfo[] {
  const info =
    (of: TableInfo['of']) =>
    (table: {
      readonly name: string;
      readonly columns: readonly { readonly name: string }[];
    }): TableInfo => ({
      name: table.name,
      columns: table.columns.map(({ name }) => name),
      of,
    });
  return [...bronze.map(info('sample')), ...model.map(info('model'))];
}

const besideFrom = 110;
const sideWidth = 40;

/** Cells of the query, of the pane below it, and of the tables beside both where there is room. */
export function layout({ columns, rows }: Size) {
  const room = bodyRoom({ columns, rows });
  const side = columns >= besideFrom ? sideWidth : null;
  const width = columns - (side === null ? 0 : sideWidth + 3);
  const area = Math.max(4, Math.min(12, Math.floor(room * 0.35)));
  // A line above the pane says what came of the query.
  return { side, width, area, pane: room - area - 1 };
}

/** The cells of the query, numbers of lines included. */
export function queryView(size: Size): View {
  const { width, area } = layout(size);
  return { width, height: area - 1 };
}

/** How far the pane can be scrolled: last first row, last first column, and rows of a page. */
export function paneLimits(state: State, size: Size): { top: number; left: number; page: number } {
  const { pane, width, side } = layout(size);
  const page = Math.max(1, pane - 2);
  if (state.shows === 'tables' && side === null) {
    return { top: tableLines(state.tables, width, plain).length - pane, left: 0, page };
  }
  const { answer } = state;
  if (answer.kind !== 'answered' || !answer.outcome.ok) return { top: 0, left: 0, page };
  const { rows, columns } = answer.outcome.value;
  return { top: rows.length - (pane - 1), left: columns.length - 1, page };
}

const headings = {
  sample: 'Bronze, all of the sample',
  model: 'Your model, loaded with the sample',
} as const;

/** What can be asked: each table with its columns. */
export function tableLines(tables: readonly TableInfo[], width: number, style: Style): string[] {
  return (['sample', 'model'] as const).flatMap((of) => {
    const own = tables.filter((table) => table.of === of);
    const lines = own.flatMap(({ name, columns }) => [
      style.strong(visible(name)),
      ...block([columns.map(visible).join(', ')], width, 2),
    ]);
    return [style.muted(headings[of]), ...(own.length === 0 ? ['no tables yet'] : lines), ''];
  });
}

const widest = 40;

type Part = { readonly top: number; readonly left: number; readonly width: number; readonly height: number };

/**
 * A head and as many rows as there is room for, from row `top` and column `left` on: whole columns, as many as fit.
 * The title says what is there and what of it shows: `40 rows, columns 1 to 4 of 7`.
 */
export function relationPart(
  { columns, rows }: Relation,
  { top, left, width, height }: Part,
  style: Style,
): { title: string; lines: string[] } {
  const seen = rows.slice(top, top + Math.max(0, height - 1));
  const fitting = fittingColumns({ columns, rows: seen }, left, { width, widest });
  const lines = sideBySide(fitting, seen.length + 1);
  const to = left + fitting.length;
  const title = [
    counted(rows.length, 'row'),
    left > 0 || to < columns.length
      ? `columns ${left + 1} to ${to} of ${columns.length}`
      : counted(columns.length, 'column'),
    ...(seen.length < rows.length ? [`rows ${top + 1} to ${top + seen.length} shown`] : []),
  ].join(', ');
  return { title, lines: lines.map((line, at) => (at === 0 ? style.muted(line) : line)) };
}

/** `user_id us01, watch_ms 4100` */
export function rowInWords(columns: Relation['columns'], row: Relation['rows'][number]): string {
  return columns.map((name, at) => `${visible(name)} ${cut(cellText(row[at] ?? null), widest)}`).join(', ');
}

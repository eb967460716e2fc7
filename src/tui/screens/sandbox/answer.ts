import type { Relation } from '../../../domain/relation.ts';
import { cut } from '../../../reporters/measure.ts';
import { cellText, fittingColumns, sideBySide } from '../../../reporters/relation.ts';
import type { Style } from '../../../reporters/style.ts';
import { visible } from '../../../reporters/visible.ts';
import { counted } from '../../view/time.ts';

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

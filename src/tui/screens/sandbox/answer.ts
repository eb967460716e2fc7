import type { Relation } from '../../../domain/relation.ts';
import type { Failure } from '../../../domain/run.ts';
import { block, cut, pad, padLeft, widthOf } from '../../../reporters/measure.ts';
import type { Style } from '../../../reporters/style.ts';
import { visible, visibleLines } from '../../../reporters/visible.ts';
import { counted } from '../../view/time.ts';
import { cellText } from '../workspace/rows.ts';

const widest = 40;
const gap = '  ';

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
  const sized = columns.slice(left).map((name, nth) => column(name, left + nth, seen, width));
  let room = width + gap.length;
  const fitting = sized.filter(({ size }) => {
    room -= size + gap.length;
    return room >= 0;
  });
  const lines = Array.from({ length: seen.length + 1 }, (_, row) =>
    fitting
      .map(({ texts }) => texts[row] ?? '')
      .join(gap)
      .trimEnd(),
  );
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

function column(name: string, at: number, rows: Relation['rows'], width: number) {
  const cells = rows.map((row) => cellText(row[at] ?? null));
  const most = Math.min(widest, width);
  const size = Math.min(most, Math.max(widthOf(visible(name)), ...cells.map(widthOf), 1));
  const numbers = rows.length > 0 && rows.every((row) => typeof row[at] === 'number' || row[at] === null);
  const fill = numbers ? padLeft : pad;
  return { size, texts: [visible(name), ...cells].map((text) => fill(cut(text, size), size)) };
}

/** `user_id us01, watch_ms 4100` */
export function rowInWords(columns: Relation['columns'], row: Relation['rows'][number]): string {
  return columns.map((name, at) => `${visible(name)} ${cut(cellText(row[at] ?? null), widest)}`).join(', ');
}

export function failureLines(failure: Failure, width: number, style: Style): string[] {
  switch (failure.kind) {
    case 'unsupported':
    case 'sql-error': {
      const { line, column, message, hint, excerpt } = failure.error;
      const from = Math.max(0, column - width + 4);
      return [
        ...block(visibleLines(message), width, 0),
        `line ${line}, column ${column}:`,
        `  ${cut(visibleLines(excerpt).join(' ').slice(from), width - 2)}`,
        `  ${' '.repeat(Math.max(0, column - 1 - from))}^`,
        ...(hint === null ? [] : block(visibleLines(`hint: ${hint}`), width, 0).map(style.muted)),
      ];
    }
    case 'limit-exceeded':
      return block(visibleLines(failure.message), width, 0);
    case 'missing':
      return block([`${visible(failure.file)} is not there.`], width, 0);
    case 'blocked':
      return failureLines(failure.by, width, style);
  }
}

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

/** A head and as many rows as there is room for, from row `top` and column `left` on. */
export function relationPart({ columns, rows }: Relation, part: Part, style: Style): string[] {
  const seen = rows.slice(part.top, part.top + Math.max(0, part.height - 1));
  const cells = columns.slice(part.left).map((name, nth) => {
    const at = part.left + nth;
    const texts = seen.map((row) => cellText(row[at] ?? null));
    const size = Math.min(widest, Math.max(widthOf(visible(name)), ...texts.map(widthOf), 1));
    const numbers = seen.length > 0 && seen.every((row) => typeof row[at] === 'number' || row[at] === null);
    const fill = numbers ? padLeft : pad;
    return [visible(name), ...texts].map((text) => fill(cut(text, size), size));
  });
  const lines = Array.from({ length: seen.length + 1 }, (_, row) =>
    cut(
      cells
        .map((column) => column[row] ?? '')
        .join(gap)
        .trimEnd(),
      part.width,
    ),
  );
  return lines.map((line, at) => (at === 0 ? style.muted(line) : line));
}

/** `✓ 212 rows, 8 columns from the 3rd on, 12 ms` */
export function relationTitle(
  { columns, rows }: Relation,
  { top, left }: Pick<Part, 'top' | 'left'>,
): string {
  const from = [
    ...(top > 0 ? [`from row ${top + 1}`] : []),
    ...(left > 0 ? [`from column ${left + 1}`] : []),
  ];
  return [counted(rows.length, 'row'), counted(columns.length, 'column'), ...from].join(', ');
}

/** `user_id us01, watch_ms 4100` */
export function rowInWords(columns: Relation['columns'], row: Relation['rows'][number]): string {
  return columns.map((name, at) => `${visible(name)} ${cut(cellText(row[at] ?? null), widest)}`).join(', ');
}

export function failureLines(failure: Failure, width: number, style: Style): string[] {
  switch (failure.kind) {
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

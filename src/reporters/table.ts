import { pad, padLeft, widthOf, wrap } from './measure.ts';
import type { TextOptions } from './style.ts';

export type Column = { readonly align?: 'right' };

const gap = '  ';
const leastLast = 24;

/** Aligned cells; the last column is wrapped to the room that the others leave. */
export function table(
  rows: readonly (readonly string[])[],
  columns: readonly Column[],
  width: number,
): string[] {
  const sizes = columns.map((_, at) => Math.max(0, ...rows.map((row) => widthOf(row[at] ?? ''))));
  const last = columns.length - 1;
  const before = sizes.slice(0, last).reduce((sum, size) => sum + size + gap.length, 0);
  const room = Math.max(leastLast, width - before);
  return rows.flatMap((row) => {
    const head = columns.slice(0, last).map(({ align }, at) => {
      const fill = align === 'right' ? padLeft : pad;
      return fill(row[at] ?? '', sizes[at] ?? 0) + gap;
    });
    const [first = '', ...more] = wrap(row[last] ?? '', room);
    return [head.join('') + first, ...more.map((line) => ' '.repeat(before) + line)].map((line) =>
      line.trimEnd(),
    );
  });
}

/** The same set in, below a line of titles. */
export function titledTable(
  titles: readonly string[],
  rows: readonly (readonly string[])[],
  columns: readonly Column[],
  { width, style }: TextOptions,
): string[] {
  const [head = '', ...lines] = table([titles, ...rows], columns, width - 2);
  return [style.muted(`  ${head}`), ...lines.map((line) => `  ${line}`)];
}

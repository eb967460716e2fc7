import { block } from '../../../reporters/measure.ts';
import type { Style } from '../../../reporters/style.ts';
import { visible } from '../../../reporters/visible.ts';
import type { TableInfo } from './asked.ts';

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

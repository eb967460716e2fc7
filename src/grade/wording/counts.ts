import type { RowCounts } from '../../domain/finding/row-counts.ts';

/** `1 row differs, 2 rows are missing`. */
export function countsText({ missing, extra, changed }: RowCounts): string {
  const parts = [
    changed > 0 && `${changed} ${plural(changed, 'row differs', 'rows differ')}`,
    missing > 0 && `${missing} ${plural(missing, 'row is missing', 'rows are missing')}`,
    extra > 0 && `${extra} ${plural(extra, 'row is', 'rows are')} too many`,
  ];
  return parts.filter((part) => part !== false).join(', ');
}

export function plural(count: number, one: string, many: string): string {
  return count === 1 ? one : many;
}

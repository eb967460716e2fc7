import type { LimitRow } from '../domain/limits.ts';
import { count } from './quantity.ts';
import type { TextOptions } from './style.ts';
import { titledTable } from './table.ts';

/** What becomes of what goes over a limit. */
const ENDS = {
  'limit-exceeded': 'limit-exceeded',
  unsupported: 'unsupported',
  'judge-error': 'judge-error',
  unread: 'told, not read',
  cut: 'shown in part',
  refused: 'not graded',
} as const satisfies Record<LimitRow['ends'], string>;

type Row = LimitRow & { readonly own: boolean };

/** A table of all limits; a `*` at those that the problem sets itself. */
export function limitTable(rows: readonly Row[], options: TextOptions): string {
  const lines = rows.map((row) => [
    row.scope,
    amount(row),
    `${row.what}${row.own ? ' *' : ''}`,
    ENDS[row.ends],
  ]);
  const table = titledTable(
    ['of a', 'at most', 'what', 'else'],
    lines,
    [{}, { align: 'right' }, {}, {}],
    options,
  );
  return `${table.join('\n')}\n`;
}

function amount({ unit, value }: LimitRow): string {
  if (unit === 'ms') return `${value / 1000} s`;
  return unit === 'bytes' ? `${value / 2 ** 20} MB` : `${count(value)} ${unit}`;
}

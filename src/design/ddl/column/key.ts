import { type Source, words } from '../../../sql/source.ts';
import type { Found } from './column-draft.ts';
import { enforces } from './enforces.ts';

export function key({ reading, table, column, place }: Found, primary: boolean): void {
  if (primary) column.nullable = false;
  if (primary && table.keys.some((known) => known.primary && known.columns.includes(column.name))) return;
  const enforced = enforces(reading.dialect);
  table.keys.push({ columns: [column.name], primary, enforced, place });
}

export function lastKeyUnenforced({ table, column, at }: Found): number {
  const last = table.keys.at(-1);
  if (last?.columns.length === 1 && last.columns[0] === column.name)
    table.keys[table.keys.length - 1] = { ...last, enforced: false };
  return at + 2;
}

export function conflict(source: Source, at: number): number {
  return words(source, at, 'on', 'conflict') ? at + 3 : at;
}

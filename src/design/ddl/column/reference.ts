import { readReference } from '../reference.ts';
import type { Found } from './column-draft.ts';

export function reference({ reading, table, column, to, place }: Found, at: number): number {
  const found = readReference(reading.source, at, to);
  if (!found) return at;
  table.references.push({ columns: [column.name], table: found.table, targetColumns: found.columns, place });
  return found.next;
}

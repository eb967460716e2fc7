import type { Cursor } from './cursor.ts';

export function parseColumnNames(cursor: Cursor): string[] {
  if (!cursor.isSymbol('(')) return [];
  cursor.next();
  const names = [cursor.name()];
  while (cursor.symbol(',')) names.push(cursor.name());
  cursor.expect(')');
  return names;
}

export function parseAlias(cursor: Cursor): string | null {
  if (cursor.words('as')) return cursor.name();
  return cursor.isName() ? cursor.name() : null;
}

/** `project.dataset.table`: the last part is the table's name. BigQuery's projects may have dashes. */
export function parseTableName(cursor: Cursor): string[] {
  const parts = [cursor.name()];
  while (cursor.symbol('.')) parts.push(cursor.name());
  return parts;
}

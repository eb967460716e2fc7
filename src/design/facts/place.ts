import type { HoldsPlace, HowFound } from '../../domain/fact.ts';
import type { Field } from './columns.ts';
import type { TableReading } from './table.ts';

/** A place in the words of the matrix. */
export const place = (
  { table }: TableReading,
  field: Field | null,
  how: HowFound,
  certain = true,
): HoldsPlace => ({
  table: table.name,
  column: field?.name ?? null,
  line: (field?.column.place ?? table.place).line,
  how,
  certain,
});

export const fieldOf = ({ fields }: TableReading, name: string | null): Field | null =>
  name === null ? null : (fields.find((field) => field.name.toLowerCase() === name.toLowerCase()) ?? null);

/** The one column of a table's key; null where it has more, or none. */
export function soleKey(table: TableReading): Field | null {
  const key = table.table.keys.find(({ primary }) => primary) ?? table.table.keys[0];
  const [column = null] = key?.columns ?? [];
  return key?.columns.length === 1 ? fieldOf(table, column) : null;
}

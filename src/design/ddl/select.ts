import type { DesignColumn, Place } from '../../domain/design.ts';
import { Columns } from '../../sql/outline/columns.ts';
import type { Outline } from '../../sql/outline/query.ts';
import { placeAt, type Reading } from './reading.ts';

/** Columns that a query answers with, as far as they can be told: types are those of tables and views in this file. */
export function selectColumns(reading: Reading, outline: Outline): readonly DesignColumn[] {
  const columns = new Columns<DesignColumn>(outline, {
    table: (name) => reading.tables.find(name)?.columns ?? reading.otherColumns.get(name),
    named: (name, of, at) => columnOf(name, of, placeAt(reading, at)),
  });
  return columns.ofQuery(outline.main);
}

/** A column of a query. @param of the one that it is; null: it is worked out. */
export const columnOf = (name: string, of: DesignColumn | null, place: Place): DesignColumn => ({
  name,
  type: of?.type ?? { kind: 'none' },
  declared: of?.declared ?? '',
  nullable: of?.nullable ?? true,
  default: null,
  generated: null,
  comment: null,
  place,
});

import type { DesignColumn, Place } from '../../../domain/design.ts';
import type { Reading, TableDraft } from '../draft.ts';

/** A column while it is being read. */
export type ColumnDraft = { -readonly [Key in keyof DesignColumn]: DesignColumn[Key] };

export function identity(column: ColumnDraft): void {
  column.generated = { kind: 'identity' };
  column.nullable = false;
}

export type Found = {
  readonly reading: Reading;
  readonly table: TableDraft;
  readonly column: ColumnDraft;
  readonly at: number;
  readonly to: number;
  readonly place: Place;
};

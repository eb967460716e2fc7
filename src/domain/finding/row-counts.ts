/** Rows that differ between two answers. */
export type RowCounts = { readonly missing: number; readonly extra: number; readonly changed: number };

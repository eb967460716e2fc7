import type { Size } from '../screen.ts';

/** Below this no screen is shown. */
export const smallest: Size = { columns: 70, rows: 20 };

export function isTooSmall({ columns, rows }: Size): boolean {
  return columns < smallest.columns || rows < smallest.rows;
}

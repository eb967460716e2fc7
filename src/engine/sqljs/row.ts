import type { Statement } from 'sql.js';
import type { Cell } from '../../domain/relation.ts';
import { numberCell } from '../cells.ts';

/** What the library's types do not tell of: whole numbers as BigInt, of all their 64 bits. */
type Exact = { get(params: null, config: { readonly useBigInt: true }): readonly (Cell | bigint)[] };

/** The row that a query is at. Whole numbers that a number of JavaScript's cannot hold are texts. */
export function rowIn(prepared: Statement): Cell[] {
  const row: Cell[] = prepared.get();
  const isLong = row.some((cell) => typeof cell === 'number' && Math.abs(cell) > Number.MAX_SAFE_INTEGER);
  if (!isLong) return row;
  const exact = (prepared as unknown as Exact).get(null, { useBigInt: true });
  return exact.map((cell) => (typeof cell === 'bigint' ? numberCell(String(cell)) : cell));
}

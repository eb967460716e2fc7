import {
  DuckDBArrayValue,
  DuckDBBlobValue,
  DuckDBDecimalValue,
  DuckDBListValue,
  DuckDBMapValue,
  DuckDBStructValue,
  DuckDBTimestampTZValue,
  DuckDBUnionValue,
  type DuckDBValue,
} from '@duckdb/node-api';
import type { Cell } from '../../domain/relation.ts';
import { numberCell } from '../cells.ts';

/** A value as a cell: truth as 1 and 0, numbers where that is exact, times as they are spelt, the rest as JSON. */
export function cellOf(value: DuckDBValue): Cell {
  if (value === null || typeof value === 'string') return value;
  if (typeof value === 'boolean') return value ? 1 : 0;
  if (typeof value === 'number') return Number.isFinite(value) ? value : String(value);
  if (typeof value === 'bigint') return numberCell(String(value));
  if (value instanceof DuckDBDecimalValue) return numberCell(String(value));
  if (value instanceof DuckDBBlobValue) return value.bytes;
  if (value instanceof DuckDBTimestampTZValue) return String(value).replace(/[+-]00(?::00)?$/, '');
  return isNested(value) ? JSON.stringify(plain(value)) : String(value);
}

function isNested(value: DuckDBValue): boolean {
  return (
    value instanceof DuckDBListValue ||
    value instanceof DuckDBArrayValue ||
    value instanceof DuckDBStructValue ||
    value instanceof DuckDBMapValue ||
    value instanceof DuckDBUnionValue
  );
}

type Json = null | boolean | number | string | readonly Json[] | { readonly [name: string]: Json };

function plain(value: DuckDBValue): Json {
  if (value instanceof DuckDBListValue || value instanceof DuckDBArrayValue) return value.items.map(plain);
  if (value instanceof DuckDBUnionValue) return plain(value.value);
  if (value instanceof DuckDBStructValue)
    return Object.fromEntries(Object.entries(value.entries).map(([name, each]) => [name, plain(each)]));
  if (value instanceof DuckDBMapValue)
    return Object.fromEntries(
      value.entries.map(({ key, value: each }) => [String(cellOf(key)), plain(each)]),
    );
  if (typeof value === 'boolean') return value;
  const cell = cellOf(value);
  return cell instanceof Uint8Array ? Buffer.from(cell).toString('hex') : cell;
}

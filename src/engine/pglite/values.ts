import type { Cell } from '../../domain/relation.ts';
import { numberCell } from '../cells.ts';

const asText = (text: string): string => text;

/** Readers of values by the type's OID; what has none stays a text. */
export const PARSERS: Readonly<Record<number, (text: string) => Cell>> = {
  16: (text) => (text === 't' ? 1 : 0),
  17: (text) => new Uint8Array(Buffer.from(text.slice(2), 'hex')),
  20: numberCell,
  21: numberCell,
  23: numberCell,
  26: numberCell,
  700: numberOr,
  701: numberOr,
  1700: numberCell,
  114: asText,
  3802: asText,
  1082: asText,
  1083: asText,
  1114: asText,
  1186: asText,
  // The clock of the session is UTC.
  1184: (text) => text.replace(/\+00$/, ''),
};

function numberOr(text: string): Cell {
  const number = Number(text);
  return Number.isFinite(number) ? number : text;
}

export function cellOf(value: unknown): Cell {
  if (value === null || value === undefined) return null;
  if (typeof value === 'string' || typeof value === 'number' || value instanceof Uint8Array) return value;
  return JSON.stringify(value);
}

const KINDS: Readonly<Record<string, string>> = {
  text: 'text',
  integer: 'bigint',
  number: 'double precision',
  timestamp: 'timestamp',
  date: 'date',
  json: 'jsonb',
};
const TYPES: Readonly<Record<string, string>> = { INTEGER: 'bigint', REAL: 'double precision' };

/** The type of a bronze column. */
export function typeOf({ kind, type }: { readonly kind?: string; readonly type: string }): string {
  return (kind !== undefined ? KINDS[kind] : TYPES[type]) ?? 'text';
}

/** Rows in the text format of COPY. */
export function copyText(rows: readonly (readonly Cell[])[]): string {
  return rows.map((row) => `${row.map(field).join('\t')}\n`).join('');
}

function field(cell: Cell): string {
  if (cell === null) return '\\N';
  if (cell instanceof Uint8Array) return `\\\\x${Buffer.from(cell).toString('hex')}`;
  return String(cell).replaceAll(/[\\\t\n\r]/g, (sign) => ESCAPES[sign] ?? sign);
}

const ESCAPES: Readonly<Record<string, string>> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' };

import type { Cell } from '../../domain/relation.ts';
import { numberCell } from '../cells.ts';
import { arrayText } from './arrays.ts';

const asText = (text: string): string => text;

/** Readers of values by the type's OID; what has none stays a text. */
const PLAIN: Readonly<Record<number, (text: string) => Cell>> = {
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

/** OIDs of arrays, and of what is in them: else the library reads them, with the clock of the machine. */
const ARRAYS: readonly (readonly [number, number])[] = [
  [1000, 16],
  [1001, 17],
  [1005, 21],
  [1007, 23],
  [1016, 20],
  [1021, 700],
  [1022, 701],
  [1231, 1700],
  [199, 114],
  [3807, 3802],
  [1182, 1082],
  [1183, 1083],
  [1115, 1114],
  [1185, 1184],
  [1187, 1186],
  [1009, 25],
  [1014, 1042],
  [1015, 1043],
  [2951, 2950],
];

export const PARSERS: Readonly<Record<number, (text: string) => Cell>> = {
  ...PLAIN,
  ...Object.fromEntries(ARRAYS.map(([array, of]) => [array, arrayText(elementOf(of))])),
};

/** An element of an array is JSON: truth is no number in it, and JSON no text. */
function elementOf(oid: number) {
  if (oid === 16) return (text: string) => text === 't';
  if (oid === 17) return asText;
  if (oid === 114 || oid === 3802) return (text: string) => JSON.parse(text);
  return (text: string) => {
    const cell = (PLAIN[oid] ?? asText)(text);
    return cell instanceof Uint8Array ? text : cell;
  };
}

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

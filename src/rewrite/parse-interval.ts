import type { Expr } from './ast.ts';
import type { Cursor } from './cursor.ts';
import { unsupported } from './unsupported.ts';

/** `INTERVAL 1 HOUR`, `INTERVAL '1' HOUR`, `INTERVAL '1 hour'`. */
export function parseInterval(cursor: Cursor): Expr {
  const { at } = cursor;
  cursor.next();
  const amount = cursor.unary();
  if (amount.node === 'text') {
    const [, number, unit] = /^\s*([+-]?\d+)\s*([a-z]*)\s*$/i.exec(amount.value) ?? [];
    if (number === undefined)
      unsupported(at, `the interval '${amount.value}'`, 'Write one whole number and one unit.');
    const whole: Expr = signed(amount.at, number);
    if (unit) return { node: 'interval', at, amount: whole, unit: unit.toLowerCase() };
    return { node: 'interval', at, amount: whole, unit: intervalUnit(cursor) };
  }
  if (cursor.home === 'trino') unsupported(at, 'an INTERVAL of a value', "Write date_add('minute', n, ts).");
  if (cursor.home === 'snowflake')
    unsupported(at, 'an INTERVAL without quotes', "Write INTERVAL '1 hour', or DATEADD.");
  return { node: 'interval', at, amount, unit: intervalUnit(cursor) };
}

function signed(at: number, number: string): Expr {
  const digits: Expr = { node: 'number', at, text: number.replace(/^[+-]/, '') };
  return number.startsWith('-') ? { node: 'minus', at, of: digits } : digits;
}

function intervalUnit(cursor: Cursor): string {
  const token = cursor.next();
  if (token.kind !== 'word') unsupported(token.start, 'an INTERVAL without a unit');
  if (cursor.isWord('to')) unsupported(token.start, `an INTERVAL ${token.value} TO …`);
  return token.text;
}

import type { Call, Expr } from '../../ast.ts';
import { toTimestamp } from '../../coerce.ts';
import type { Env } from '../../env.ts';
import { expression } from '../../recur.ts';
import { isTime, type Typed } from '../../typed.ts';
import { unsupported } from '../../unsupported.ts';
import type { Unit } from '../time-add.ts';

export const SECONDS: Partial<Record<Unit, number>> = {
  second: 1,
  minute: 60,
  hour: 3600,
  day: 86400,
  week: 604800,
};

/** A unit that stands as a bare word or, in some dialects, as a text. */
export function unitIn(expr: Expr | undefined, at: number): string {
  if (expr?.node === 'name' && expr.parts.length === 1) return expr.parts[0]?.toLowerCase() ?? '';
  if (expr?.node === 'text') return expr.value.toLowerCase();
  if (expr?.node === 'call' && expr.name === 'week' && expr.args[0]?.node === 'name')
    return `week(${expr.args[0].parts[0]?.toLowerCase()})`;
  return unsupported(at, 'a computed unit', 'Write the unit as a word.');
}

export const arg = (call: Call, at: number, env: Env): Typed => {
  const expr = call.args[at];
  if (!expr) return unsupported(call.at, `${call.name.toUpperCase()} with ${call.args.length} arguments`);
  return expression(expr, env);
};

export const time = (value: Typed, at: number): Typed =>
  isTime(value.kind) ? value : toTimestamp(value, at);

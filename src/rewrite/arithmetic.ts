import type { Expr } from './ast.ts';
import { a } from './coerce.ts';
import { type Env, mark } from './env.ts';
import { expression } from './recur.ts';
import { addTime, unitOf } from './functions/time-add.ts';
import type { Home } from './home.ts';
import { isNumber, isTime, type Typed, typed } from './typed.ts';
import { unsupported } from './unsupported.ts';

export function minus(value: Typed, at: number): Typed {
  if (!isNumber(value.kind)) unsupported(at, `minus ${a(value.kind)}`);
  return typed(`(-${value.sql})`, value.kind, value.scale);
}

/** `+ - * / %` of two values. @throws Unsupported where the dialects' numbers are others than SQLite's */
export function arithmetic(op: string, left: Typed, right: Typed, at: number, home: Home): Typed {
  if (isTime(left.kind) || isTime(right.kind)) return days(op, left, right, at, home);
  for (const { kind } of [left, right])
    if (!isNumber(kind) && kind !== 'null')
      unsupported(
        at,
        `${a(kind)} in arithmetic`,
        'CAST it to a number; of two times take the difference with the function of your dialect.',
      );
  const here = mark(at);
  const kinds = [left.kind, right.kind];
  const kind = kinds.includes('float') ? 'float' : kinds.includes('decimal') ? 'decimal' : 'integer';
  if (op === '/') return divided(left, right, kind, at, home);
  if (op === '%') return modulo(left, right, at, home);
  const sql = `(${left.sql} ${here}${op} ${right.sql})`;
  if (kind !== 'decimal') return typed(sql, kind);
  const scales = [left, right].map((value) => (value.kind === 'decimal' ? value.scale : 0));
  const [first, second] = scales;
  if (first === null || second === null || first === undefined || second === undefined)
    return unsupported(
      at,
      'arithmetic with decimals of unknown scale',
      'CAST them to a floating-point number.',
    );
  const scale = op === '*' ? first + second : Math.max(first, second);
  return typed(`round(${sql}, ${scale})`, 'decimal', scale);
}

/** A divisor of zero is an error in every dialect, and NULL in SQLite. */
export function nonZero(value: Typed, at: number): string {
  if (/^\d+(?:\.\d+)?$/.test(value.sql) && Number(value.sql) !== 0) return value.sql;
  return `${mark(at)}gc_nonzero(${value.sql})`;
}

function divided(
  left: Typed,
  right: Typed,
  kind: 'integer' | 'decimal' | 'float',
  at: number,
  home: Home,
): Typed {
  const real = `(CAST(${left.sql} AS REAL) / ${nonZero(right, at)})`;
  if (kind === 'float' || (kind === 'integer' && (home === 'bigquery' || home === 'spark')))
    return typed(real, 'float');
  if (kind === 'integer' && home === 'trino')
    return typed(`(${left.sql} / CAST(${nonZero(right, at)} AS INTEGER))`, 'integer');
  if (kind === 'integer' && home === 'snowflake') return typed(`round(${real}, 6)`, 'decimal', 6);
  const scales = [left, right].map((value) => (value.kind === 'decimal' ? value.scale : 0));
  const [first, second] = scales;
  if (home === 'snowflake' && typeof first === 'number') {
    const scale = Math.max(first, Math.min(first + 6, 12));
    return typed(`round(${real}, ${scale})`, 'decimal', scale);
  }
  if (home === 'trino' && typeof first === 'number' && typeof second === 'number') {
    const scale = Math.max(first, second);
    return typed(`round(${real}, ${scale})`, 'decimal', scale);
  }
  return unsupported(at, 'a division of decimals', 'CAST one of them to a floating-point number.');
}

export function modulo(left: Typed, right: Typed, at: number, _home: Home): Typed {
  if (left.kind !== 'integer' || right.kind !== 'integer')
    unsupported(
      at,
      `the remainder of ${a(left.kind)} by ${a(right.kind)}`,
      'It is taken of whole numbers here.',
    );
  return typed(`(${left.sql} % CAST(${nonZero(right, at)} AS INTEGER))`, 'integer');
}

/** `date - date` and `date ± n` of Snowflake are days; what they are elsewhere differs. */
function days(op: string, left: Typed, right: Typed, at: number, home: Home): Typed {
  if (home === 'snowflake' && left.kind === 'date' && op === '-' && right.kind === 'date')
    return typed(`CAST(julianday(${left.sql}) - julianday(${right.sql}) AS INTEGER)`, 'integer');
  if (home === 'snowflake' && left.kind === 'date' && right.kind === 'integer' && (op === '+' || op === '-'))
    return addTime(left, right, 'day', op === '-', at);
  return unsupported(
    at,
    `${a(left.kind)} ${op} ${a(right.kind)}`,
    'Take the difference with DATEDIFF, TIMESTAMP_DIFF or date_diff; add with an INTERVAL.',
  );
}

/** `time ± INTERVAL`. */
export function plusInterval(expr: Extract<Expr, { node: 'binary' }>, env: Env): Typed {
  const { at } = expr;
  const [time, interval] = expr.right.node === 'interval' ? [expr.left, expr.right] : [expr.right, expr.left];
  if (
    interval.node !== 'interval' ||
    time.node === 'interval' ||
    (expr.op === '-' && expr.left.node === 'interval')
  )
    return unsupported(at, 'arithmetic of INTERVALs');
  const unit = unitOf(interval.unit, interval.at);
  const value = expression(time, env);
  if (!isTime(value.kind))
    return unsupported(at, `${a(value.kind)} ${expr.op} INTERVAL`, 'CAST it to a time.');
  const amount = expression(interval.amount, env);
  const calendar = ['day', 'week', 'month', 'quarter', 'year'].includes(unit);
  if (env.home === 'bigquery' && value.kind === 'timestamp' && ['month', 'quarter', 'year'].includes(unit))
    unsupported(at, `a TIMESTAMP and an INTERVAL of ${unit}s`);
  if (env.home === 'trino' && value.kind === 'date' && !calendar)
    unsupported(at, `a date and an INTERVAL of ${unit}s`);
  // A DATE and an INTERVAL make a DATETIME in BigQuery.
  const start: Typed =
    env.home === 'bigquery' && value.kind === 'date'
      ? typed(`(${value.sql} || ' 00:00:00')`, 'timestamp')
      : value;
  return addTime(start, amount, unit, expr.op === '-', at);
}

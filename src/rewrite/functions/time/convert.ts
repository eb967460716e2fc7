import { a, toDate, toTimestamp } from '../../coerce.ts';
import { mark } from '../../env.ts';
import { typed } from '../../typed.ts';
import { unsupported } from '../../unsupported.ts';
import { count, type Rule } from '../rule.ts';
import { arg } from './units.ts';

export const date: Rule = (call, env) => {
  count(call, 1, 1);
  return toDate(arg(call, 0, env), call.at, false);
};

export const timestamp: Rule = (call, env) => {
  count(call, 1, 1);
  const value = arg(call, 0, env);
  if (value.kind === 'integer') unsupported(call.at, `${call.name.toUpperCase()} of a number`);
  return toTimestamp(value, call.at);
};

export const seconds =
  (factor: number): Rule =>
  (call, env) => {
    count(call, 1, 1);
    const sql = `${mark(call.at)}unixepoch(${toTimestamp(arg(call, 0, env), call.at).sql})`;
    return typed(factor === 1 ? sql : `(${sql} * ${factor})`, 'integer');
  };

export const fromSeconds: Rule = (call, env) => {
  count(call, 1, 1);
  const value = arg(call, 0, env);
  if (value.kind !== 'integer') unsupported(call.at, `${call.name.toUpperCase()} of ${a(value.kind)}`);
  return typed(
    `${mark(call.at)}datetime(${value.sql}, 'unixepoch')`,
    env.home === 'spark' ? 'text' : 'timestamp',
  );
};

export const lastDay: Rule = (call, env) => {
  count(call, 1, 1);
  return typed(
    `${mark(call.at)}date(${toDate(arg(call, 0, env), call.at, false).sql}, 'start of month', '+1 month', '-1 day')`,
    'date',
  );
};

export const now: Rule = (call) => {
  count(call, 0, 0);
  return typed("datetime('now')", 'timestamp');
};

export const today: Rule = (call) => {
  count(call, 0, 0);
  return typed("date('now')", 'date');
};

import { toDate, toTimestamp } from '../../coerce.ts';
import { expression } from '../../recur.ts';
import { unsupported } from '../../unsupported.ts';
import { count, type Rule } from '../rule.ts';
import { addTime, type Unit, unitOf } from '../time-add.ts';
import { arg, time, unitIn } from './units.ts';

/** X_ADD(time, INTERVAL n UNIT) of BigQuery. */
export function bigqueryAdd(negative: boolean, kind: 'date' | 'timestamp' | 'datetime'): Rule {
  return (call, env) => {
    count(call, 2, 2);
    const interval = call.args[1];
    if (interval?.node !== 'interval')
      return unsupported(call.at, `${call.name.toUpperCase()} without INTERVAL`);
    const value = arg(call, 0, env);
    const unit = unitOf(interval.unit, interval.at);
    const calendar = ['week', 'month', 'quarter', 'year'].includes(unit);
    if (kind === 'timestamp' && calendar)
      unsupported(call.at, `${call.name.toUpperCase()} of ${unit}s`, 'Write it in days.');
    if (kind === 'date' && !calendar && unit !== 'day')
      unsupported(call.at, `${call.name.toUpperCase()} of ${unit}s`);
    if (kind === 'date' && value.kind === 'timestamp')
      unsupported(call.at, `${call.name.toUpperCase()} of a timestamp`, 'Take DATE(…) of it first.');
    const start = kind === 'date' ? toDate(value, call.at, true) : toTimestamp(value, call.at);
    return addTime(start, expression(interval.amount, env), unit, negative, call.at);
  };
}

export const unitFirstAdd: Rule = (call, env) => {
  count(call, 3, 3);
  const unit = unitOf(unitIn(call.args[0], call.at), call.at);
  const start = time(arg(call, 2, env), call.at);
  if (env.home === 'trino' && start.kind === 'date' && ['second', 'minute', 'hour'].includes(unit))
    unsupported(call.at, `date_add of ${unit}s to a date`);
  return addTime(start, arg(call, 1, env), unit, false, call.at);
};

export function sparkAdd(negative: boolean, unit: Unit): Rule {
  return (call, env) => {
    if (call.args.length === 3 && !negative) return unitFirstAdd(call, env);
    count(call, 2, 2);
    return addTime(toDate(arg(call, 0, env), call.at, false), arg(call, 1, env), unit, negative, call.at);
  };
}

import { toTimestamp } from '../../coerce.ts';
import { mark } from '../../env.ts';
import { typed, type Typed } from '../../typed.ts';
import { unsupported } from '../../unsupported.ts';
import { count, type Rule } from '../rule.ts';
import { unitOf } from '../time-add.ts';
import { arg, time, unitIn } from './units.ts';

/** The beginning of the unit that a time is in. */
function truncated(
  value: Typed,
  word: string,
  kind: 'date' | 'timestamp',
  at: number,
  sunday: boolean,
): Typed {
  let unit = word;
  let week = sunday ? 'sunday' : 'monday';
  if (word === 'isoweek' || word === 'week(monday)') [unit, week] = ['week', 'monday'];
  if (word === 'week(sunday)') [unit, week] = ['week', 'sunday'];
  const here = mark(at);
  const x = value.sql;
  switch (unitOf(unit, at)) {
    case 'second':
      if (kind === 'date') break;
      return value.kind === 'date' ? toTimestamp(value, at) : value;
    case 'minute':
      if (kind === 'date') break;
      return typed(`${here}strftime('%Y-%m-%d %H:%M:00', ${x})`, 'timestamp');
    case 'hour':
      if (kind === 'date') break;
      return typed(`${here}strftime('%Y-%m-%d %H:00:00', ${x})`, 'timestamp');
    case 'day':
      return ended(`${here}date(${x})`, kind);
    case 'week':
      return ended(
        week === 'monday'
          ? `${here}date(${x}, 'weekday 0', '-6 days')`
          : `${here}date(${x}, '-6 days', 'weekday 0')`,
        kind,
      );
    case 'month':
      return ended(`${here}strftime('%Y-%m-01', ${x})`, kind);
    case 'quarter':
      return ended(`${here}gc_quarter(${x})`, kind);
    case 'year':
      return ended(`${here}strftime('%Y-01-01', ${x})`, kind);
  }
  return unsupported(at, `a date cut to its ${unit}`);
}

function ended(sql: string, kind: 'date' | 'timestamp'): Typed {
  return kind === 'date' ? typed(sql, 'date') : typed(`(${sql} || ' 00:00:00')`, 'timestamp');
}

export function bigqueryTrunc(only: 'date' | 'timestamp' | null): Rule {
  return (call, env) => {
    count(call, 2, 2);
    const given = arg(call, 0, env);
    const value = only === 'timestamp' ? toTimestamp(given, call.at) : time(given, call.at);
    return truncated(
      value,
      unitIn(call.args[1], call.at),
      value.kind === 'date' ? 'date' : 'timestamp',
      call.at,
      true,
    );
  };
}

export const dateTrunc: Rule = (call, env) => {
  count(call, 2, 2);
  const value = time(arg(call, 1, env), call.at);
  const kind = env.home === 'spark' || value.kind !== 'date' ? 'timestamp' : 'date';
  return truncated(value, unitIn(call.args[0], call.at), kind, call.at, false);
};

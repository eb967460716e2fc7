import { toDate, toTimestamp } from '../../coerce.ts';
import { mark } from '../../env.ts';
import { typed, type Typed } from '../../typed.ts';
import { unsupported } from '../../unsupported.ts';
import { count, type Rule } from '../rule.ts';
import { type Unit, unitOf } from '../time-add.ts';
import { arg, SECONDS, time, unitIn } from './units.ts';

/** Whole units from `from` to `to`, cut towards zero. */
function whole(from: Typed, to: Typed, unit: Unit, at: number): Typed {
  const seconds = SECONDS[unit];
  if (seconds === undefined)
    return unsupported(
      at,
      `a difference in ${unit}s`,
      'What a whole month is differs between dialects: count seconds or days.',
    );
  const difference = `(${mark(at)}unixepoch(${to.sql}) - unixepoch(${from.sql}))`;
  return typed(seconds === 1 ? difference : `(${difference} / ${seconds})`, 'integer');
}

/** Boundaries of units between both. */
function boundaries(from: Typed, to: Typed, unit: Unit, sunday: boolean, at: number): Typed {
  if (unit === 'second') return whole(from, to, unit, at);
  return typed(
    `CAST(${mark(at)}gc_boundaries(${from.sql}, ${to.sql}, '${unit === 'week' && sunday ? 'sunday' : unit}') AS INTEGER)`,
    'integer',
  );
}

export function bigqueryDiff(dates: boolean | null): Rule {
  return (call, env) => {
    count(call, 3, 3);
    const [to, from] = [arg(call, 0, env), arg(call, 1, env)];
    let word = unitIn(call.args[2], call.at);
    let sunday = true;
    if (word === 'isoweek' || word === 'week(monday)') [word, sunday] = ['week', false];
    if (word === 'week(sunday)') word = 'week';
    const unit = unitOf(word, call.at);
    if (dates === true)
      return boundaries(toDate(from, call.at, false), toDate(to, call.at, false), unit, sunday, call.at);
    const pair = [toTimestamp(from, call.at), toTimestamp(to, call.at)] as const;
    if (dates === null) return boundaries(...pair, unit, sunday, call.at);
    if (['week', 'month', 'quarter', 'year'].includes(unit))
      unsupported(call.at, `TIMESTAMP_DIFF in ${unit}s`, 'Write DATE_DIFF of two dates.');
    return whole(...pair, unit, call.at);
  };
}

export const snowflakeDiff: Rule = (call, env) => {
  count(call, 3, 3);
  const unit = unitOf(unitIn(call.args[0], call.at), call.at);
  return boundaries(
    toTimestamp(arg(call, 1, env), call.at),
    toTimestamp(arg(call, 2, env), call.at),
    unit,
    false,
    call.at,
  );
};

export const wholeDiff: Rule = (call, env) => {
  if (call.args.length === 2 && env.home === 'spark') {
    const [to, from] = [toDate(arg(call, 0, env), call.at, false), toDate(arg(call, 1, env), call.at, false)];
    return boundaries(from, to, 'day', false, call.at);
  }
  count(call, 3, 3);
  const unit = unitOf(unitIn(call.args[0], call.at), call.at);
  return whole(time(arg(call, 1, env), call.at), time(arg(call, 2, env), call.at), unit, call.at);
};

import { toDate } from '../../coerce.ts';
import { type Env, mark } from '../../env.ts';
import { typed, type Typed } from '../../typed.ts';
import { unsupported } from '../../unsupported.ts';
import { count, type Rule } from '../rule.ts';
import { arg, time, unitIn } from './units.ts';

const PARTS: Readonly<Record<string, string>> = {
  year: '%Y',
  month: '%m',
  day: '%d',
  hour: '%H',
  minute: '%M',
  second: '%S',
  dayofyear: '%j',
  doy: '%j',
  isoyear: '%G',
  isoweek: '%V',
};

function part(word: string, given: Typed, at: number, env: Env): Typed {
  const value = time(given, at);
  const number = (format: string) =>
    typed(`CAST(${mark(at)}strftime('${format}', ${value.sql}) AS INTEGER)`, 'integer');
  const plain = PARTS[word] ?? PARTS[word.replace(/s$/, '')];
  if (plain && !(env.home === 'trino' && word === 'isoyear')) {
    if (value.kind === 'date' && ['%H', '%M', '%S'].includes(plain)) unsupported(at, `the ${word} of a date`);
    return number(plain);
  }
  switch (word) {
    case 'quarter':
      return typed(`((${number('%m').sql} + 2) / 3)`, 'integer');
    case 'week':
      return number(env.home === 'bigquery' ? '%U' : '%V');
    case 'weekiso':
    case 'weekofyear':
    case 'week_of_year':
      if (env.home === 'bigquery') break;
      return number('%V');
    case 'dayofweek':
    case 'dow':
    case 'day_of_week':
      if (env.home === 'trino') return number('%u');
      if (env.home === 'snowflake') return number('%w');
      return typed(`(${number('%w').sql} + 1)`, 'integer');
    case 'dayofweekiso':
    case 'dayofweek_iso':
      return number('%u');
    case 'date':
      return toDate(value, at, false);
    case 'epoch':
    case 'epoch_second':
      if (env.home !== 'snowflake') break;
      return typed(`${mark(at)}unixepoch(${value.sql})`, 'integer');
    default:
      break;
  }
  return unsupported(at, `the part ${word} of a time`);
}

export const extract: Rule = (call, env) =>
  part(unitIn(call.args[0], call.at), arg(call, 1, env), call.at, env);

export const partOf =
  (word: string): Rule =>
  (call, env) => {
    count(call, 1, 1);
    return part(word, arg(call, 0, env), call.at, env);
  };

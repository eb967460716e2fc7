import { a } from '../../coerce.ts';
import { mark, text } from '../../env.ts';
import { expression } from '../../recur.ts';
import { isTime, typed } from '../../typed.ts';
import { unsupported } from '../../unsupported.ts';
import { count, type Rule } from '../rule.ts';

/** Pieces of a dialect's format, longest first, as strftime has them. */
const FORMATS: Readonly<
  Record<'percent' | 'mysql' | 'oracle' | 'java', readonly (readonly [string, string])[]>
> = {
  percent: [
    ['%Y', '%Y'],
    ['%m', '%m'],
    ['%d', '%d'],
    ['%H', '%H'],
    ['%M', '%M'],
    ['%S', '%S'],
    ['%j', '%j'],
    ['%F', '%F'],
    ['%T', '%T'],
    ['%G', '%G'],
    ['%V', '%V'],
  ],
  mysql: [
    ['%Y', '%Y'],
    ['%m', '%m'],
    ['%d', '%d'],
    ['%H', '%H'],
    ['%i', '%M'],
    ['%s', '%S'],
    ['%S', '%S'],
    ['%T', '%T'],
    ['%j', '%j'],
  ],
  oracle: [
    ['YYYY', '%Y'],
    ['HH24', '%H'],
    ['MM', '%m'],
    ['DD', '%d'],
    ['MI', '%M'],
    ['SS', '%S'],
  ],
  java: [
    ['yyyy', '%Y'],
    ['MM', '%m'],
    ['dd', '%d'],
    ['HH', '%H'],
    ['mm', '%M'],
    ['ss', '%S'],
  ],
};

export function format(kind: keyof typeof FORMATS, formatFirst: boolean): Rule {
  return (call, env) => {
    count(call, 2, 2);
    const [time_, pattern] = formatFirst ? [call.args[1], call.args[0]] : [call.args[0], call.args[1]];
    if (!time_ || pattern?.node !== 'text') return unsupported(call.at, 'a computed format');
    let left = kind === 'oracle' ? pattern.value.toUpperCase() : pattern.value;
    let sql = '';
    while (left !== '') {
      const piece = FORMATS[kind].find(([from]) => left.startsWith(from));
      const plain = /^[-/:. _]/.exec(left)?.[0];
      if (!piece && plain === undefined)
        unsupported(pattern.at, `the format '${pattern.value}' from ${left} on`);
      sql += piece ? piece[1] : plain;
      left = left.slice((piece ? piece[0] : (plain ?? ' ')).length);
    }
    const value = expression(time_, env);
    if (!isTime(value.kind))
      return unsupported(call.at, `${call.name.toUpperCase()} of ${a(value.kind)}`, 'CAST it to a time.');
    return typed(`${mark(call.at)}strftime(${text(sql)}, ${value.sql})`, 'text');
  };
}

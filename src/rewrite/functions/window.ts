import { a } from '../coerce.ts';
import { mark } from '../env.ts';
import { overSql } from '../order.ts';
import { expression } from '../recur.ts';
import { type Kind, typed } from '../typed.ts';
import { unsupported } from '../unsupported.ts';
import { argument, plain } from './aggregate-form.ts';
import { count, type Rule } from './rule.ts';

const ranking =
  (kind: Kind): Rule =>
  (call, env) => {
    plain(call);
    count(call, 0, 0);
    if (call.over === null || call.filter)
      return unsupported(call.at, `${call.name.toUpperCase()} without OVER`);
    return typed(`${mark(call.at)}${call.name}()${overSql(call, env, null)}`, kind);
  };
const ntile: Rule = (call, env) => {
  plain(call);
  const value = argument(call, env);
  if (call.over === null || value.kind !== 'integer') return unsupported(call.at, 'this NTILE');
  return typed(`${mark(call.at)}ntile(${value.sql})${overSql(call, env, null)}`, 'integer');
};
/** The value of another row. Snowflake's frame is the whole partition where none is given. */
const beside: Rule = (call, env) => {
  if (call.nulls === 'ignore')
    unsupported(
      call.at,
      `IGNORE NULLS in ${call.name.toUpperCase()}`,
      'Take the rows that have a value in a subquery first.',
    );
  if (call.over === null || call.filter || call.distinct || call.order.length > 0)
    return unsupported(call.at, `this form of ${call.name.toUpperCase()}`);
  const shift = call.name === 'lag' || call.name === 'lead';
  count(call, call.name === 'nth_value' ? 2 : 1, shift ? 3 : call.name === 'nth_value' ? 2 : 1);
  const [value, ...rest] = call.args.map((each) => expression(each, env));
  if (!value) return unsupported(call.at, call.name);
  const sql = [value.sql, ...rest.map((each) => each.sql)];
  if (rest[0] && !/^\d+$/.test(rest[0].sql))
    unsupported(call.at, `${call.name.toUpperCase()} by a computed number`);
  if (rest[1] && rest[1].kind !== value.kind && rest[1].kind !== 'null')
    unsupported(call.at, `a default that is ${a(rest[1].kind)} for ${a(value.kind)}`, 'CAST it.');
  const whole = 'ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING';
  return typed(
    `${mark(call.at)}${call.name}(${sql.join(', ')})${overSql(call, env, env.home === 'snowflake' && !shift ? whole : null)}`,
    value.kind,
    value.scale,
  );
};

/** Functions that only a window has; all dialects spell them alike. */
export const EVERYWHERE: Readonly<Record<string, Rule>> = {
  row_number: ranking('integer'),
  rank: ranking('integer'),
  dense_rank: ranking('integer'),
  percent_rank: ranking('float'),
  cume_dist: ranking('float'),
  ntile,
  lag: beside,
  lead: beside,
  first_value: beside,
  last_value: beside,
  nth_value: beside,
};

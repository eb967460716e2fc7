import type { Call } from '../ast.ts';
import type { Env } from '../env.ts';
import type { Home } from '../home.ts';
import { HOME_NAMES } from '../home.ts';
import type { Typed } from '../typed.ts';
import { unsupported } from '../unsupported.ts';
import * as aggregate from './aggregate.ts';
import * as json from './json.ts';
import * as plain from './plain.ts';
import type { Rule } from './rule.ts';
import * as text from './text.ts';
import * as time from './time.ts';
import * as window from './window.ts';

const EVERYWHERE = {
  ...plain.EVERYWHERE,
  ...text.EVERYWHERE,
  ...time.EVERYWHERE,
  ...aggregate.EVERYWHERE,
  ...window.EVERYWHERE,
};

/** Every function that a dialect may call, by its name in lower case. */
export const FUNCTIONS: Readonly<Record<Home, ReadonlyMap<string, Rule>>> = {
  bigquery: table(plain.BIGQUERY, text.BIGQUERY, time.BIGQUERY, aggregate.BIGQUERY, json.BIGQUERY),
  snowflake: table(plain.SNOWFLAKE, text.SNOWFLAKE, time.SNOWFLAKE, aggregate.SNOWFLAKE, json.SNOWFLAKE),
  trino: table(plain.TRINO, text.TRINO, time.TRINO, aggregate.TRINO, json.TRINO),
  spark: table(plain.SPARK, text.SPARK, time.SPARK, aggregate.SPARK, json.SPARK),
};

function table(...own: readonly Readonly<Record<string, Rule>>[]): ReadonlyMap<string, Rule> {
  return new Map(Object.entries(Object.assign({}, EVERYWHERE, ...own)));
}

/** @throws Unsupported where the function, or what it is given, is not known to mean the same here. */
export function callFunction(call: Call, env: Env): Typed {
  const rule = FUNCTIONS[env.home].get(call.name);
  if (!rule)
    return unsupported(
      call.at,
      `the function ${call.name.toUpperCase()}`,
      `docs/dialects.md lists the functions of ${HOME_NAMES[env.home]} that run here.`,
    );
  const aggregates =
    aggregate.EVERYWHERE[call.name] ??
    window.EVERYWHERE[call.name] ??
    Object.values([aggregate.BIGQUERY, aggregate.SNOWFLAKE, aggregate.TRINO, aggregate.SPARK]).find(
      (each) => each[call.name],
    );
  if (
    !aggregates &&
    (call.distinct || call.order.length > 0 || call.limit || call.nulls || call.filter || call.over !== null)
  )
    unsupported(call.at, `this form of ${call.name.toUpperCase()}`);
  return rule(call, env);
}

import type { Rule } from './rule.ts';
import { bigqueryAdd, sparkAdd, unitFirstAdd } from './time/add.ts';
import { date, fromSeconds, lastDay, now, seconds, timestamp, today } from './time/convert.ts';
import { bigqueryDiff, snowflakeDiff, wholeDiff } from './time/difference.ts';
import { format } from './time/format.ts';
import { extract, partOf } from './time/part.ts';
import { bigqueryTrunc, dateTrunc } from './time/truncate.ts';

export const EVERYWHERE: Readonly<Record<string, Rule>> = {
  extract,
  date,
  current_timestamp: now,
  current_date: today,
};

const PART_CALLS = Object.fromEntries(
  ['year', 'month', 'day', 'hour', 'minute', 'second', 'quarter', 'week'].map((word) => [word, partOf(word)]),
);

export const BIGQUERY: Readonly<Record<string, Rule>> = {
  timestamp,
  datetime: timestamp,
  timestamp_diff: bigqueryDiff(false),
  datetime_diff: bigqueryDiff(null),
  date_diff: bigqueryDiff(true),
  timestamp_add: bigqueryAdd(false, 'timestamp'),
  timestamp_sub: bigqueryAdd(true, 'timestamp'),
  datetime_add: bigqueryAdd(false, 'datetime'),
  datetime_sub: bigqueryAdd(true, 'datetime'),
  date_add: bigqueryAdd(false, 'date'),
  date_sub: bigqueryAdd(true, 'date'),
  timestamp_trunc: bigqueryTrunc('timestamp'),
  datetime_trunc: bigqueryTrunc('timestamp'),
  date_trunc: bigqueryTrunc(null),
  unix_seconds: seconds(1),
  unix_millis: seconds(1000),
  unix_micros: seconds(1_000_000),
  timestamp_seconds: fromSeconds,
  format_timestamp: format('percent', true),
  format_date: format('percent', true),
  format_datetime: format('percent', true),
  last_day: lastDay,
};

export const SNOWFLAKE: Readonly<Record<string, Rule>> = {
  ...PART_CALLS,
  datediff: snowflakeDiff,
  timestampdiff: snowflakeDiff,
  timediff: snowflakeDiff,
  dateadd: unitFirstAdd,
  timestampadd: unitFirstAdd,
  timeadd: unitFirstAdd,
  date_trunc: dateTrunc,
  date_part: extract,
  dayofweek: partOf('dayofweek'),
  dayofweekiso: partOf('dayofweekiso'),
  dayofyear: partOf('dayofyear'),
  weekofyear: partOf('weekofyear'),
  to_date: date,
  to_timestamp: timestamp,
  to_timestamp_ntz: timestamp,
  to_char: format('oracle', false),
  to_varchar: format('oracle', false),
  last_day: lastDay,
  sysdate: now,
  getdate: now,
};

export const TRINO: Readonly<Record<string, Rule>> = {
  ...PART_CALLS,
  date_diff: wholeDiff,
  date_add: unitFirstAdd,
  date_trunc: dateTrunc,
  day_of_week: partOf('day_of_week'),
  dow: partOf('dow'),
  day_of_year: partOf('doy'),
  week_of_year: partOf('week_of_year'),
  date_format: format('mysql', false),
  format_datetime: format('java', false),
  from_unixtime: fromSeconds,
  to_unixtime: (call, env) => ({
    ...seconds(1)(call, env),
    sql: `CAST(${seconds(1)(call, env).sql} AS REAL)`,
    kind: 'float',
  }),
  last_day_of_month: lastDay,
  from_iso8601_timestamp: timestamp,
  now,
};

export const SPARK: Readonly<Record<string, Rule>> = {
  ...PART_CALLS,
  week: partOf('weekofyear'),
  weekofyear: partOf('weekofyear'),
  dayofweek: partOf('dayofweek'),
  dayofmonth: partOf('day'),
  dayofyear: partOf('dayofyear'),
  datediff: wholeDiff,
  date_diff: wholeDiff,
  timestampdiff: wholeDiff,
  timestampadd: unitFirstAdd,
  date_add: sparkAdd(false, 'day'),
  dateadd: sparkAdd(false, 'day'),
  date_sub: sparkAdd(true, 'day'),
  add_months: sparkAdd(false, 'month'),
  date_trunc: dateTrunc,
  date_format: format('java', false),
  to_date: date,
  to_timestamp: timestamp,
  timestamp,
  unix_timestamp: seconds(1),
  from_unixtime: fromSeconds,
  last_day: lastDay,
  now,
  date_part: extract,
};

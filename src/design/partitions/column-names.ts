import type { LogicalType } from '../../domain/design.ts';
import type { Dimension, KeyMeaning, TimeUnit } from '../../domain/workload.ts';
import { BUCKETS_TAKEN } from './limits.ts';

/** What a column means, and what was taken for granted, in words. */
export type ColumnGuess = { readonly meaning: KeyMeaning; readonly taken: string | null };

/** What is stated of a design: dimensions by `table.column`, types of events by table; names in lower case. */
export type Said = {
  readonly columns: ReadonlyMap<string, Dimension>;
  readonly types: ReadonlyMap<string, readonly string[]>;
};

export const NOTHING_SAID: Said = { columns: new Map(), types: new Map() };

/** Columns that BigQuery adds to a table that is partitioned by the time of loading. */
const LOADING_TIME = /^_partition(?:time|date)$/;
const BUCKET = /(?:^|_)(?:bucket|hash|shard|mod)(?:$|_)/;
const TIME_WORDS = /(?:^|_)(?:ts|time|timestamp|datetime|at|date|day|dt|ds|hour|week|month|year)$/;

/**
 * What a column means by its name and type, where nothing is loaded.
 * @param said what it is stated to be; it goes before its name.
 */
export function guessColumn(
  written: string,
  type: LogicalType | null,
  dimensions: readonly Dimension[],
  said: Dimension | null,
): ColumnGuess {
  const name = written.toLowerCase();
  const named = said ?? dimensions.find(({ names }) => names.includes(name));
  if (named?.kind === 'value') return sure({ kind: 'value', dimension: named.id, buckets: null });
  if (named) return sure(timeOf(name, type, named.clock));
  if (LOADING_TIME.test(name)) return sure({ kind: 'time', clock: 'arrived', unit: 'day', slackDays: 0 });
  if (BUCKET.test(name)) return bucketOf(name, dimensions);
  // Some time of the event, most likely: what it is called is no reason to take points away.
  if (type?.kind === 'date' || type?.kind === 'timestamp' || TIME_WORDS.test(name))
    return {
      meaning: timeOf(name, type, 'happened'),
      taken: `${written} is taken for the time of the event`,
    };
  return sure({ kind: 'unknown' });
}

function sure(meaning: KeyMeaning): ColumnGuess {
  return { meaning, taken: null };
}

function bucketOf(name: string, dimensions: readonly Dimension[]): ColumnGuess {
  const values = dimensions.filter((one) => one.kind === 'value');
  const words = name.split('_');
  const of = values.find(({ id }) => words.includes(id)) ?? values.find(({ erased }) => erased);
  if (!of) return sure({ kind: 'unknown' });
  return {
    meaning: { kind: 'value', dimension: of.id, buckets: BUCKETS_TAKEN },
    taken: `${BUCKETS_TAKEN} buckets are taken, as it does not say how many`,
  };
}

function timeOf(name: string, type: LogicalType | null, clock: 'happened' | 'arrived'): KeyMeaning {
  // In Hive's way, a part of the time stands in each of several columns.
  const part = CYCLES.find(({ names }) => names.includes(name))?.part;
  const whole = type?.kind === 'timestamp' || type?.kind === 'date';
  if ((part && !whole) || (/_hour$/.test(name) && type?.kind === 'integer'))
    return { kind: 'cycle', clock, part: part ?? 'hour' };
  return { kind: 'time', clock, unit: unitOf(name, type), slackDays: 0 };
}

const CYCLES: readonly { readonly part: 'month' | 'day' | 'hour'; readonly names: readonly string[] }[] = [
  { part: 'month', names: ['month', 'mm', 'mon'] },
  { part: 'day', names: ['day', 'dd'] },
  { part: 'hour', names: ['hour', 'hr', 'hh'] },
];

function unitOf(name: string, type: LogicalType | null): TimeUnit {
  const words = name.split('_');
  const has = (...some: string[]) => some.some((word) => words.includes(word));
  if (has('hour', 'hr')) return 'hour';
  if (has('week')) return 'week';
  if (has('month')) return 'month';
  if (has('year')) return 'year';
  if (type?.kind === 'date' || has('date', 'day', 'dt', 'ds', 'on')) return 'day';
  return 'second';
}

import type { LayoutKey } from '../../domain/design.ts';
import type { KeyMeaning, LayoutMeaning, TimeUnit } from '../../domain/workload.ts';
import { coarser, UNIT_DAYS } from './axes.ts';
import type { ColumnGuess } from './column-names.ts';
import { BUCKETS_TAKEN } from './limits.ts';

/** What a column means, and whether rows or its name say so. */
export type ColumnMeaning = ColumnGuess & { readonly from: LayoutMeaning['from'] };

/** What a key of a layout means: that of its column, behind its transformation. */
export function keyMeaning(key: LayoutKey, columnOf: (name: string) => ColumnMeaning): LayoutMeaning {
  // A column that the engine adds itself, as BigQuery does, stands in the text alone.
  const added = /_partition(?:time|date)\b/i.exec(key.text)?.[0] ?? key.text;
  const columns = (key.columns.length > 0 ? key.columns : [added]).map(columnOf);
  const known = columns.filter(({ meaning }) => meaning.kind !== 'unknown');
  const column = known[0] ?? columns[0];
  if (!column || known.length > 1)
    return { text: key.text, meaning: { kind: 'unknown' }, from: column?.from ?? 'name', taken: null };
  const { meaning, taken } = transformed(key, column);
  return { text: key.text, meaning, from: column.from, taken: taken ?? column.taken };
}

function transformed(key: LayoutKey, { meaning }: ColumnMeaning): ColumnGuess {
  if (meaning.kind === 'time') return timeKey(key, meaning);
  if (meaning.kind === 'value') return valueKey(key, meaning);
  return { meaning, taken: null };
}

type Time = Extract<KeyMeaning, { kind: 'time' }>;
type Value = Extract<KeyMeaning, { kind: 'value' }>;

function timeKey({ text, transform }: LayoutKey, meaning: Time): ColumnGuess {
  const atLeast = (unit: TimeUnit, taken: string | null = null) => ({
    meaning: { ...meaning, unit: coarser(meaning.unit, unit) },
    taken: UNIT_DAYS[meaning.unit] < UNIT_DAYS[unit] ? taken : null,
  });
  switch (transform.kind) {
    case 'value':
      return { meaning, taken: null };
    case 'time':
      return atLeast(transform.unit);
    case 'range': {
      const unit = unitOfBounds(transform.bounds);
      return unit ? atLeast(unit) : atLeast('day', 'ranges of a day are taken');
    }
    case 'list':
      return atLeast('day', 'lists of a day are taken');
    case 'expression': {
      const unit = unitIn(text);
      return unit ? atLeast(unit) : atLeast('day', 'a day is taken for the expression');
    }
    case 'hash':
      return { meaning: { kind: 'unknown' }, taken: null };
  }
}

function valueKey({ text, transform }: LayoutKey, meaning: Value): ColumnGuess {
  const into = (buckets: number | null): ColumnGuess => ({
    meaning: { ...meaning, buckets: buckets ?? BUCKETS_TAKEN },
    taken: buckets ? null : `${BUCKETS_TAKEN} buckets are taken, as it does not say how many`,
  });
  switch (transform.kind) {
    case 'value':
    case 'list':
      return { meaning, taken: null };
    case 'hash':
      return into(transform.buckets);
    case 'range':
      return into(transform.bounds.length > 1 ? transform.bounds.length : null);
    case 'expression': {
      const number = /\b(\d{1,6})\b/.exec(text)?.[1];
      const hashes = /mod|hash|bucket|%|abs|crc|md5|farm|xx|murmur/i.test(text);
      return hashes ? into(number ? Number(number) : null) : { meaning: { kind: 'unknown' }, taken: null };
    }
    case 'time':
      return { meaning: { kind: 'unknown' }, taken: null };
  }
}

const WORDS: readonly (readonly [RegExp, TimeUnit])[] = [
  [/hour/i, 'hour'],
  [/yyyymmdd|to_?date|to_?days|\bdate\s*\(|\bday/i, 'day'],
  [/week/i, 'week'],
  [/month|yyyymm\b|yyyy-?mm'/i, 'month'],
  [/year/i, 'year'],
];

function unitIn(text: string): TimeUnit | null {
  return WORDS.find(([pattern]) => pattern.test(text))?.[1] ?? null;
}

const UNITS: readonly TimeUnit[] = ['hour', 'day', 'week', 'month', 'year'];

/** The unit whose length comes nearest to the distance of two bounds; null where no two are dates. */
function unitOfBounds(bounds: readonly string[]): TimeUnit | null {
  const times = bounds
    .flatMap((bound) => {
      const [, y, m, d, h] = /(\d{4})-?(\d{2})-?(\d{2})(?:[T ](\d{2}))?/.exec(bound) ?? [];
      return y && m && d ? [Date.UTC(+y, +m - 1, +d, +(h ?? 0)) / 86_400_000] : [];
    })
    .sort((a, b) => a - b);
  const gaps = times.slice(1).map((time, at) => time - (times[at] ?? time));
  const gap = gaps.filter((days) => days > 0).sort((a, b) => a - b)[0];
  if (gap === undefined) return null;
  const distance = (unit: TimeUnit) => Math.abs(Math.log(UNIT_DAYS[unit] / gap));
  return UNITS.reduce((best, unit) => (distance(unit) < distance(best) ? unit : best));
}

import { byName } from '../../domain/by-name.ts';
import type { Transform } from '../../domain/design.ts';
import {
  claim,
  inside,
  parts,
  past,
  type Source,
  type Span,
  symbol,
  textOf,
  words,
} from '../../sql/source.ts';
import { unquoted } from '../../sql/token.ts';

type Unit = Extract<Transform, { kind: 'time' }>['unit'];

const UNITS = byName<Unit>({
  minute: 'minute',
  hour: 'hour',
  day: 'day',
  date: 'day',
  week: 'week',
  isoweek: 'week',
  month: 'month',
  year: 'year',
  isoyear: 'year',
});

/** The unit of a word such as `days`, `MONTH`, `daily`; null where it is none. */
export function unitOf(word: string): Unit | null {
  const folded = word.toLowerCase();
  const adverb = { hourly: 'hour', daily: 'day', weekly: 'week', monthly: 'month', yearly: 'year' }[folded];
  return UNITS.get(adverb ?? folded.replace(/s$/, '')) ?? null;
}

/** Functions of a time whose value is the time cut down to a unit. */
const CUTS = byName<Unit>({
  date: 'day',
  to_date: 'day',
  todate: 'day',
  todate32: 'day',
  days: 'day',
  day: 'day',
  to_days: 'day',
  toyyyymmdd: 'day',
  tostartofday: 'day',
  hours: 'hour',
  hour: 'hour',
  tostartofhour: 'hour',
  tostartofminute: 'minute',
  tostartofweek: 'week',
  tomonday: 'week',
  yearweek: 'week',
  week: 'week',
  weeks: 'week',
  month: 'month',
  months: 'month',
  toyyyymm: 'month',
  tostartofmonth: 'month',
  year: 'year',
  years: 'year',
  toyear: 'year',
  tostartofyear: 'year',
});

/** Functions that take a unit, as a word or a text. */
const CUT_BY = new Set([
  'date_trunc', 'timestamp_trunc', 'datetime_trunc', 'trunc', 'time_bucket', 'time_slice', 'date_bin', 'datetrunc',
]); // biome-ignore format: a list of words
const FORMATS = new Set([
  'to_char',
  'date_format',
  'strftime',
  'format_date',
  'format_timestamp',
  'formatdatetime',
  'to_varchar',
]);
const HASHES = new Set([
  'hash', 'bucket', 'farm_fingerprint', 'murmurhash', 'murmur_hash', 'murmurhash3_32', 'cityhash64', 'siphash64',
  'xxhash64', 'md5', 'sha1', 'sha256', 'crc32', 'fnv_hash', 'hashtext', 'inthash32', 'inthash64', 'abs', 'mod', 'pmod',
]); // biome-ignore format: a list of words

/** What an expression makes of its columns. */
export function transformOf(source: Source, { from, to }: Span): Transform {
  const head = source.tokens[from];
  if (!head) return { kind: 'expression' };
  if (/^_partition(?:date|time)$/.test(head.word)) return { kind: 'time', unit: 'day' };
  const end = past(source, from + 1, to);
  if (from + 1 < to && symbol(source, from + 1, '(') && end >= to)
    return ofCall(source, head.word, inside(source, from + 1, to), to);
  if (to - from === 1) return { kind: 'value' };
  const unit = words(source, from + 1, 'of') ? unitOf(head.word) : null;
  if (unit) return { kind: 'time', unit };
  const type = symbol(source, to - 2, '::') ? source.tokens[to - 1]?.word : null;
  if (type === 'date') return { kind: 'time', unit: 'day' };
  if (words(source, end, 'into')) {
    const inner = ofCall(source, head.word, inside(source, from + 1, to), end);
    return inner.kind === 'hash' ? { kind: 'hash', buckets: numberAt(source, end + 1) } : inner;
  }
  const modulo = [...range(from + 1, to)].find((at) => symbol(source, at, '%'));
  if (modulo) return { kind: 'hash', buckets: numberAt(source, modulo + 1) };
  if (path(source, { from, to })) return { kind: 'value' };
  return { kind: 'expression' };
}

function ofCall(source: Source, name: string, group: Span | null, to: number): Transform {
  const args = group ? parts(source, group) : [];
  if (name === 'identity' && args.length === 1) return { kind: 'value' };
  if (name === 'range_bucket') {
    const bounds = args.slice(1).map((arg) => textOf(source, arg));
    return { kind: 'range', bounds };
  }
  if (name === 'cast' || name === 'try_cast' || name === 'safe_cast') {
    const type = source.tokens[(group?.to ?? to) - 1]?.word;
    return type === 'date' ? { kind: 'time', unit: 'day' } : { kind: 'expression' };
  }
  if (HASHES.has(name)) return { kind: 'hash', buckets: buckets(source, name, args, group) };
  if (CUT_BY.has(name)) {
    const unit = args.flatMap((arg) => argumentUnit(source, arg) ?? [])[0];
    return unit ? { kind: 'time', unit } : { kind: 'expression' };
  }
  if (FORMATS.has(name)) {
    const format = args.flatMap(({ from: at }) =>
      source.tokens[at]?.kind === 'string' ? [source.tokens[at]?.text ?? ''] : [],
    )[0];
    const unit = format ? formatUnit(format) : null;
    return unit ? { kind: 'time', unit } : { kind: 'expression' };
  }
  if (['substr', 'substring', 'left'].includes(name)) {
    const unit = { 4: 'year', 7: 'month', 10: 'day', 13: 'hour', 16: 'minute' }[
      numberAt(source, args.at(-1)?.from ?? -1) ?? 0
    ];
    const starts = name === 'left' || numberAt(source, args[1]?.from ?? -1) === 1;
    // The first ten letters of a time are its day; of anything else they are ten letters.
    const time = args[0] && TIMES.test(textOf(source, args[0]));
    return unit && starts && time ? { kind: 'time', unit: UNITS.get(unit) ?? 'day' } : { kind: 'expression' };
  }
  const cut = CUTS.get(name);
  return cut && args.length > 0 ? { kind: 'time', unit: cut } : { kind: 'expression' };
}

/** `'day'`, `DAY`, `INTERVAL '1 day'`, `WEEK(MONDAY)`. */
function argumentUnit(source: Source, { from, to }: Span): Unit | null {
  if (words(source, from, 'interval')) {
    const text = textOf(source, { from: from + 1, to }).replaceAll(/['"]/g, '');
    return intervalUnit(text);
  }
  const token = source.tokens[from];
  if (!token || (to - from > 1 && !symbol(source, from + 1, '('))) return null;
  const text = unquoted(token);
  if (token.kind === 'string')
    return unitOf(text) ?? intervalUnit(text) ?? ORACLE.get(text.toUpperCase()) ?? null;
  return unitOf(text);
}

const TIMES = /(?:^|_|\b)(?:ts|time|timestamp|date|datetime|at|on|day|when)(?:$|_|\b)|time$|date$/i;

const ORACLE = byName<Unit>({
  MM: 'month',
  MON: 'month',
  YYYY: 'year',
  YY: 'year',
  DD: 'day',
  HH: 'hour',
});

/** The unit of an interval of one: `1 day`, `7 days` is a week; null for any other. */
function intervalUnit(text: string): Unit | null {
  const found = /^\s*(\d+)\s*([a-z]+)/i.exec(text);
  if (!found) return null;
  const unit = unitOf(found[2] ?? '');
  if (found[1] === '1') return unit;
  if (found[1] === '7' && unit === 'day') return 'week';
  if (found[1] === '24' && unit === 'hour') return 'day';
  return null;
}

function formatUnit(format: string): Unit | null {
  if (/min|mi\b|%M|mm:|:mm/i.test(format.replace(/%m/g, '')) && /h/i.test(format)) return 'minute';
  if (/HH|%H|hh/.test(format)) return 'hour';
  if (/dd|%d|%F|%e|%j/i.test(format) && !/%D$/.test(format)) return 'day';
  if (/iw|ww|%W|%V|%U/.test(format)) return 'week';
  if (/mm|%m/i.test(format)) return 'month';
  return /yy|%y/i.test(format) ? 'year' : null;
}

/** How many buckets a hash has: its number, or that of the modulo within. */
function buckets(source: Source, name: string, args: readonly Span[], group: Span | null): number | null {
  if (name === 'abs') {
    const inner = group ? transformOf(source, group) : null;
    return inner?.kind === 'hash' ? inner.buckets : null;
  }
  if (!['bucket', 'mod', 'pmod', 'hash'].includes(name)) return null;
  const numbers = args.flatMap(({ from, to }) => (to - from === 1 ? (numberAt(source, from) ?? []) : []));
  return numbers[0] ?? null;
}

export function numberAt(source: Source, at: number): number | null {
  const token = source.tokens[at];
  if (token?.kind !== 'number') return null;
  claim(source, at);
  return Number(token.text);
}

/** `payload.user_id`, `"a"."b"` */
function path(source: Source, { from, to }: Span): boolean {
  for (let at = from; at < to; at++) {
    const wanted = (at - from) % 2 === 1;
    if (symbol(source, at, '.') !== wanted) return false;
  }
  return (to - from) % 2 === 1;
}

function* range(from: number, to: number): Generator<number> {
  for (let at = from; at < to; at++) yield at;
}

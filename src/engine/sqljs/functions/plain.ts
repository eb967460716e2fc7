import { type Scalar, type Value, whole } from './value.ts';

const isNull = (values: readonly (Value | undefined)[]): boolean =>
  values.some((value) => value === null || value === undefined);

/** What is said of a NULL is NULL. */
const strict =
  (of: (...args: readonly Value[]) => Value): Scalar =>
  (...args) =>
    isNull(args) ? null : of(...args);

function tried(safe: Value | undefined, message: string): null {
  if (safe) return null;
  throw new Error(message);
}

/** As a text, which may be longer than a number of JavaScript's: it is cast to an INTEGER. */
const integer: Scalar = (value, safe) => {
  if (value === null) return null;
  const text = String(value).trim();
  const isWhole = /^[+-]?\d{1,19}$/.test(text) && BigInt.asIntN(64, BigInt(text)) === BigInt(text);
  return isWhole ? text : tried(safe, `'${String(value)}' is no whole number`);
};

const float: Scalar = (value, safe) => {
  if (value === null) return null;
  const text = String(value).trim();
  if (/^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/.test(text)) return Number(text);
  return tried(safe, `'${String(value)}' is no number`);
};

const boolean: Scalar = (value, safe) => {
  if (value === null) return null;
  const text = String(value).trim().toLowerCase();
  if (text === 'true' || text === 'false') return text === 'true' ? 1 : 0;
  return tried(safe, `'${String(value)}' is neither true nor false`);
};

const patterns = new Map<string, RegExp>();

/** A LIKE pattern as a regular expression; `_` is one character, `%` any number of them. */
function patternOf(pattern: string, before: string, fold: boolean): RegExp {
  const key = `${fold}${before}\n${pattern}`;
  const known = patterns.get(key);
  if (known) return known;
  let source = '';
  const signs = [...pattern];
  for (let at = 0; at < signs.length; at++) {
    const sign = signs[at] ?? '';
    if (before !== '' && sign === before) {
      const next = signs[++at];
      if (next === undefined) throw new Error('a LIKE pattern ends with its escape character');
      if (next !== '%' && next !== '_' && next !== before)
        throw new Error(`the escape character in a LIKE pattern stands before ${next}`);
      source += quoted(next);
    } else source += sign === '%' ? '[\\s\\S]*' : sign === '_' ? '[\\s\\S]' : quoted(sign);
  }
  if (patterns.size > 256) patterns.clear();
  const made = new RegExp(`^${source}$`, fold ? 'iu' : 'u');
  patterns.set(key, made);
  return made;
}

const quoted = (sign: string): string => sign.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');

const substring = strict((of, from, length) => {
  const [start, most] = [whole(from ?? 1), length === undefined ? Number.POSITIVE_INFINITY : whole(length)];
  if (start < 1)
    throw new Error(`SUBSTR from place ${start}: places below 1 mean different things in each dialect`);
  if (most < 0) throw new Error('SUBSTR of a negative length');
  return [...String(of)].slice(start - 1, start - 1 + most).join('');
});

function length(value: Value | undefined): number {
  const most = whole(value ?? 0);
  if (most < 0) throw new Error('a negative length');
  return most;
}

const SPACE = { start: /^\s+/u, end: /\s+$/u };

function split(of: Value, by: Value | undefined): string[] {
  if (by === '') throw new Error('SPLIT by an empty text');
  return String(of).split(String(by));
}

/** Functions of texts and numbers. */
export const PLAIN: Readonly<Record<string, Scalar>> = {
  gc_integer: integer,
  gc_float: float,
  gc_boolean: boolean,
  gc_nonzero: strict((value) => {
    if (Number(value) === 0) throw new Error('division by zero');
    return value ?? null;
  }),
  gc_fail: (message) => {
    throw new Error(String(message));
  },
  gc_like: (of, pattern, before, fold) =>
    isNull([of, pattern])
      ? null
      : Number(patternOf(String(pattern), String(before), fold === 1).test(String(of))),
  gc_lower: strict((of) => String(of).toLowerCase()),
  gc_upper: strict((of) => String(of).toUpperCase()),
  gc_trim: strict((of) => String(of).replace(SPACE.start, '').replace(SPACE.end, '')),
  gc_ltrim: strict((of) => String(of).replace(SPACE.start, '')),
  gc_rtrim: strict((of) => String(of).replace(SPACE.end, '')),
  gc_substring: (of, from, most) =>
    most === undefined ? substring(of ?? null, from ?? null) : substring(of ?? null, from ?? null, most),
  gc_left: strict((of, most) => [...String(of)].slice(0, length(most)).join('')),
  gc_right: strict((of, most) => {
    const signs = [...String(of)];
    return signs.slice(Math.max(0, signs.length - length(most))).join('');
  }),
  gc_ends_with: strict((of, end) => Number(String(of).endsWith(String(end)))),
  gc_split: strict((of, by) => JSON.stringify(split(of ?? '', by))),
  gc_split_part: strict((of, by, index, beyond) => {
    const at = whole(index ?? 0);
    if (at < 1) throw new Error(`part ${at} of a text: parts are counted from 1 here`);
    return split(of ?? '', by)[at - 1] ?? (beyond ? null : '');
  }),
  gc_item: strict((array, index) => {
    const items: unknown = JSON.parse(String(array));
    const item: unknown = Array.isArray(items) ? items[whole(index ?? 0)] : undefined;
    if (item === undefined) throw new Error('a place outside of the array');
    return typeof item === 'string' || typeof item === 'number' ? item : null;
  }),
  gc_power: strict((base, power) => {
    const value = Number(base) ** Number(power);
    if (!Number.isFinite(value)) throw new Error('a power that is no number');
    return value;
  }),
  gc_sqrt: strict((value) => {
    if (Number(value) < 0) throw new Error('the square root of a negative number');
    return Math.sqrt(Number(value));
  }),
};

import { notRun, type Scalar, type Value, whole } from './value.ts';

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
  if (/^[+-]?(?:nan|inf(?:inity)?)$/i.test(text)) return notRun(`'${text}' as a number`);
  return tried(safe, `'${String(value)}' is no number`);
};

const boolean: Scalar = (value, safe) => {
  if (value === null) return null;
  const text = String(value).trim().toLowerCase();
  if (text === 'true' || text === 'false') return text === 'true' ? 1 : 0;
  if (/^(?:t|f|yes|no|y|n|on|off|1|0)$/.test(text)) return notRun(`'${text}' as a BOOLEAN`);
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

/**
 * @param zero what place 0 is: the first sign, or none
 * @param before what begins before the first sign: it begins there, is cut off there, is empty, or is not run
 * @param shorter what a negative length is: an error, or empty
 */
const substring = strict((zero, before, shorter, of, from, length) => {
  const signs = [...String(of)];
  const [place, most] = [whole(from ?? 1), length === undefined ? Number.POSITIVE_INFINITY : whole(length)];
  if (most < 0 && shorter === 'error') throw new Error('SUBSTR of a negative length');
  let start = place > 0 ? place - 1 : place < 0 ? signs.length + place : 0;
  if (most <= 0 || (place === 0 && zero === 'none')) return '';
  if (start < 0) {
    if (before === 'not run') return notRun(`SUBSTR from place ${place} of ${signs.length} signs`);
    if (before === 'none') return '';
    if (before === 'first') start = 0;
  }
  return signs.slice(Math.max(start, 0), Math.max(start + most, 0)).join('');
});

function length(value: Value | undefined, shorter: Value | undefined): number {
  const most = whole(value ?? 0);
  if (most < 0 && shorter === 'error') throw new Error('a negative length');
  return Math.max(most, 0);
}

const SPACE = { start: /^\s+/u, end: /\s+$/u };

function split(of: Value, by: Value | undefined): string[] {
  if (by === '') throw new Error('SPLIT by an empty text');
  return String(of).split(String(by));
}

/** Some dialects have a value for what is no number, which is not run here. */
function finite(value: number, beyond: Value | undefined, what: string): number {
  if (Number.isFinite(value)) return value;
  if (beyond === 'error') throw new Error(what);
  return notRun(what);
}

/** Functions of texts and numbers. */
export const PLAIN: Readonly<Record<string, Scalar>> = {
  gc_integer: integer,
  gc_float: float,
  gc_boolean: boolean,
  gc_nonzero: (value, infinite) => {
    if (value === null) return null;
    if (Number(value) === 0 && infinite) return notRun('a division by zero, which is infinite');
    if (Number(value) === 0) throw new Error('division by zero');
    return value ?? null;
  },
  gc_not_run: (what) => notRun(String(what)),
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
  gc_substring: (...args) => (args.some((each) => each === null) ? null : substring(...args)),
  gc_left: strict((of, most, shorter) => [...String(of)].slice(0, length(most, shorter)).join('')),
  gc_right: strict((of, most, shorter) => {
    const signs = [...String(of)];
    return signs.slice(Math.max(0, signs.length - length(most, shorter))).join('');
  }),
  gc_reverse: strict((of) => [...String(of)].toReversed().join('')),
  gc_repeat: strict((of, times) => {
    const text = String(of).repeat(Math.max(0, whole(times ?? 0)));
    return text.length > 1_000_000 ? notRun('a text of over a million signs') : text;
  }),
  /** Each word with a capital, where white space alone parts words. */
  gc_initcap: strict((of) =>
    String(of)
      .toLowerCase()
      .replace(
        /(^|[^\p{L}\p{N}])(\p{L})/gu,
        (_, before: string, sign: string) => before + sign.toUpperCase(),
      ),
  ),
  /** To a length, filled or cut. */
  gc_pad: strict((side, of, most, by) => {
    const [signs, length] = [[...String(of)], whole(most ?? 0)];
    if (signs.length >= length) return signs.slice(0, Math.max(0, length)).join('');
    if (by === '') return String(of);
    const fill = [...String(by).repeat(length)].slice(0, length - signs.length).join('');
    return side === 'left' ? fill + String(of) : String(of) + fill;
  }),
  gc_ends_with: strict((of, end) => Number(String(of).endsWith(String(end)))),
  gc_split: strict((of, by) => JSON.stringify(split(of ?? '', by))),
  /** Parts count from 1, or from the end with -1. @param zero what part 0 is: the first, or an error */
  gc_split_part: strict((of, by, index, fromEnd, zero) => {
    const place = whole(index ?? 0);
    const at = place === 0 && zero === 'first' ? 1 : place;
    if (at === 0 || (at < 0 && !fromEnd)) throw new Error(`part ${at} of a text`);
    return split(of ?? '', by).at(at > 0 ? at - 1 : at) ?? (fromEnd ? '' : null);
  }),
  /** Sorted; those of an object in an object have its key and a point before them. */
  gc_json_keys: (value, most) => {
    if (value === null) return null;
    const keys: string[] = [];
    const visit = (of: unknown, before: string, depth: number): void => {
      if (typeof of !== 'object' || of === null || Array.isArray(of)) return;
      for (const [key, each] of Object.entries(of)) {
        if (!/^[A-Za-z_]\w*$/.test(key)) notRun(`JSON_KEYS of an object with the key '${key}'`);
        keys.push(before + key);
        if (typeof most !== 'number' || depth < most) visit(each, `${before}${key}.`, depth + 1);
      }
    };
    visit(JSON.parse(String(value)), '', 1);
    return JSON.stringify(keys.toSorted());
  },
  gc_whole_quotient: strict((value, by) => {
    const quotient = Number(value) / Number(by);
    return Number.isInteger(quotient) ? quotient : notRun('a time with a fraction of a second');
  }),
  gc_item: strict((array, index) => {
    const items: unknown = JSON.parse(String(array));
    const item: unknown = Array.isArray(items) ? items[whole(index ?? 0)] : undefined;
    if (item === undefined) throw new Error('a place outside of the array');
    return typeof item === 'string' || typeof item === 'number' ? item : null;
  }),
  /** A float as Trino spells it: one digit before the point, `1.25E1`. */
  gc_scientific: strict((value) => {
    const [digits = '', power = '0'] = Number(value).toExponential().split('e');
    return `${digits.includes('.') ? digits : `${digits}.0`}E${Number(power)}`;
  }),
  gc_power: strict((base, power, beyond) =>
    finite(Number(base) ** Number(power), beyond, 'a power that is no number'),
  ),
  gc_sqrt: strict((value, beyond) =>
    finite(Math.sqrt(Number(value)), beyond, 'the square root of a negative number'),
  ),
};

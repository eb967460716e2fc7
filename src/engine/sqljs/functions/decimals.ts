import { notRun, type Scalar, type Value } from './value.ts';

/*
 * Decimals are kept as the nearest binary number, which stands for one decimal of up to 15 digits alone. Each step is
 * worked out on that decimal, exactly; a result that has more digits is none that can be kept.
 */

/** `units / 10 ** scale` */
type Exact = { readonly units: bigint; readonly scale: number };

const MOST_DIGITS = 15;
/** Places of a quotient before it is cut to the digits that are kept. */
const AMPLE = 60;
const FORM = /^([+-]?)(\d+\.?\d*|\.\d+)(?:[eE]([+-]?\d{1,3}))?$/;

/** Null where a text is no number. */
function parsed(text: string): Exact | null {
  const [, sign, digits, power = '0'] = FORM.exec(text.trim()) ?? [];
  if (digits === undefined) return null;
  const [before = '', behind = ''] = digits.split('.');
  const units = BigInt(`${before}${behind}`);
  const scale = behind.length - Number(power);
  const signed = sign === '-' ? -units : units;
  return scale < 0 ? { units: signed * 10n ** BigInt(-scale), scale: 0 } : { units: signed, scale };
}

function exact(value: Value | undefined): Exact {
  const read = parsed(String(value));
  if (!read) throw new Error(`'${String(value)}' is no number`);
  if (typeof value === 'number' && Number.isInteger(value) && !Number.isSafeInteger(value)) tooLong();
  return read;
}

const tooLong = (): never => notRun(`a decimal of more than ${MOST_DIGITS} digits`);

/** A quotient, half away from zero. */
function divided(units: bigint, by: bigint): bigint {
  const [top, bottom] = [units < 0n ? -units : units, by < 0n ? -by : by];
  const quotient = (top * 2n + bottom) / (bottom * 2n);
  return units < 0n === by < 0n ? quotient : -quotient;
}

/** @param scale may be below zero: hundreds are -2 */
function rounded({ units, scale: own }: Exact, scale: number): Exact {
  if (own <= scale) return { units, scale: own };
  const kept = divided(units, 10n ** BigInt(own - scale));
  return scale < 0 ? { units: kept * 10n ** BigInt(-scale), scale: 0 } : { units: kept, scale };
}

/** Digits from the first to the last that is not zero. */
const digitsOf = ({ units }: Exact): string => String(units).replace('-', '').replace(/0+$/, '');

function spelt({ units, scale }: Exact, places: number): string {
  const digits = String(units < 0n ? -units : units).padStart(scale + 1, '0');
  const [before, behind] = [digits.slice(0, digits.length - scale), digits.slice(digits.length - scale)];
  const fraction = behind.padEnd(places, '0');
  return `${units < 0n ? '-' : ''}${before}${fraction === '' ? '' : `.${fraction}`}`;
}

function kept(value: Exact): number {
  if (digitsOf(value).length > MOST_DIGITS) tooLong();
  return Number(spelt(value, value.scale));
}

/** To so many places, or to as many digits as can be kept. */
function fitted(value: Exact, scale: Value | undefined): number {
  if (typeof scale === 'number') return kept(rounded(value, scale));
  const before = String(value.units < 0n ? -value.units : value.units).length - value.scale;
  return kept(rounded(value, MOST_DIGITS - before));
}

/** Both with the same scale. */
function aligned(left: Exact, right: Exact): readonly [bigint, bigint, number] {
  const scale = Math.max(left.scale, right.scale);
  const units = (each: Exact) => each.units * 10n ** BigInt(scale - each.scale);
  return [units(left), units(right), scale];
}

const isNull = (value: Value | undefined): boolean => value === null || value === undefined;

const ofTwo =
  (of: (left: Exact, right: Exact, scale: Value | undefined) => number): Scalar =>
  (left, right, scale) =>
    isNull(left) || isNull(right) ? null : of(exact(left), exact(right), scale);

/** Whether a number has no more digits than a type takes, of which so many are behind the point. */
function fits(value: Exact, digits: number, scale: number): boolean {
  const [units] = aligned(value, { units: 0n, scale });
  return String(units).replace('-', '').length <= digits;
}

/**
 * What a CAST reads, half away from zero to a scale; NULL: as many places as there are.
 * @param digits it may have at most; NULL: any
 * @param safe whether NULL comes of what is no such number
 */
function read(
  value: Value,
  scale: number | null,
  digits: Value | undefined,
  safe: Value | undefined,
): Exact | null {
  const told = (message: string): null => {
    if (safe) return null;
    throw new Error(message);
  };
  const number = typeof value === 'string' ? parsed(value) : exact(value);
  if (!number) return told(`'${String(value)}' is no number`);
  const result = scale === null ? number : rounded(number, scale);
  return typeof digits === 'number' && scale !== null && !fits(result, digits, scale)
    ? told(`${spelt(number, 0)} does not fit a decimal of ${digits} digits, ${scale} behind the point`)
    : result;
}

const LARGEST = 2n ** 63n - 1n;

/** Exact arithmetic of decimals, which are numbers of SQLite's. A scale of NULL keeps 15 digits. */
export const DECIMALS: Readonly<Record<string, Scalar>> = {
  gc_decimal: (value, scale, digits, safe) => {
    if (value === null || value === undefined) return null;
    const number = read(value, typeof scale === 'number' ? scale : null, digits, safe);
    return number && fitted(number, scale);
  },
  /** A whole number, as a text: one of SQLite's may be longer than a number of JavaScript's. */
  gc_whole: (value, digits, safe) => {
    if (value === null || value === undefined) return null;
    const number = read(value, 0, digits, safe);
    if (number && (number.units > LARGEST || number.units < -LARGEST))
      notRun('a whole number of more than 64 bits');
    return number && spelt(number, 0);
  },
  gc_decimal_plus: ofTwo((left, right, scale) => {
    const [a, b, common] = aligned(left, right);
    return fitted({ units: a + b, scale: common }, scale);
  }),
  gc_decimal_minus: ofTwo((left, right, scale) => {
    const [a, b, common] = aligned(left, right);
    return fitted({ units: a - b, scale: common }, scale);
  }),
  gc_decimal_times: ofTwo((left, right, scale) =>
    fitted({ units: left.units * right.units, scale: left.scale + right.scale }, scale),
  ),
  gc_decimal_quotient: ofTwo((left, right, scale) => {
    if (right.units === 0n) throw new Error('division by zero');
    const [a, b] = aligned(left, right);
    const places = typeof scale === 'number' ? scale : AMPLE;
    return fitted({ units: divided(a * 10n ** BigInt(places), b), scale: places }, scale);
  }),
  gc_decimal_rest: ofTwo((left, right, scale) => {
    if (right.units === 0n) throw new Error('division by zero');
    const [a, b, common] = aligned(left, right);
    return fitted({ units: a % b, scale: common }, scale);
  }),
  /** As a text with so many places; NULL: no more than it needs. */
  gc_decimal_text: (value, places) => {
    if (isNull(value)) return null;
    return typeof places === 'number' ? spelt(rounded(exact(value), places), places) : spelt(exact(value), 0);
  },
};

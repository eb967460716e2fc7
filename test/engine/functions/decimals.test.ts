import fc from 'fast-check';
import { expect, test } from 'vitest';
import { DECIMALS } from '../../../src/engine/sqljs/functions/decimals.ts';
import type { Value } from '../../../src/engine/sqljs/functions/value.ts';

const call = (name: string, ...args: readonly Value[]): Value => {
  const of = DECIMALS[name];
  if (!of) throw new Error(name);
  return of(...args);
};

/** A decimal of so many digits, and the same in units. */
const decimals = (most: number) =>
  fc.tuple(fc.integer({ min: -most, max: most }), fc.integer({ min: 0, max: 6 })).map(([units, scale]) => ({
    units,
    scale,
    number: Number(`${units}e-${scale}`),
  }));

test('what is worked out is what whole numbers give', () => {
  fc.assert(
    fc.property(decimals(9_999_999), decimals(9_999_999), (a, b) => {
      const scale = Math.max(a.scale, b.scale);
      const [x, y] = [a, b].map(({ units, scale: own }) => units * 10 ** (scale - own));
      if (x === undefined || y === undefined) throw new Error('two numbers are two');
      const total = (units: number, places: number) => Number(`${units}e-${places}`) + 0;
      expect(call('gc_decimal_plus', a.number, b.number, scale)).toBe(total(x + y, scale));
      expect(call('gc_decimal_minus', a.number, b.number, scale)).toBe(total(x - y, scale));
      const product = a.scale + b.scale;
      expect(call('gc_decimal_times', a.number, b.number, product)).toBe(total(a.units * b.units, product));
    }),
  );
});

test('half goes away from zero at every place', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 999_999_999 }), fc.integer({ min: 0, max: 5 }), (whole, scale) => {
      const half = Number(`${whole}5e-${scale + 1}`);
      const up = Number(`${whole + 1}e-${scale}`);
      expect(call('gc_decimal', half, scale)).toBe(up);
      expect(call('gc_decimal', -half, scale)).toBe(-up);
      expect(call('gc_decimal', String(half), scale)).toBe(up);
    }),
  );
});

test('a quotient times its divisor differs by no more than the divisor has halves of its last place', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 99_999 }), fc.integer({ min: 1, max: 99_999 }), (a, b) => {
      const quotient = Number(call('gc_decimal_quotient', a, b, 6));
      expect(Math.abs(quotient * b - a)).toBeLessThanOrEqual(b * 0.5e-6 + 1e-9);
    }),
  );
});

test.each([
  ['gc_decimal', ['1.005', 2], 1.01],
  ['gc_decimal', [' 1e3 ', 2], 1000],
  ['gc_decimal', [1e-7, 7], 1e-7],
  ['gc_decimal', [155, -1], 160],
  ['gc_decimal', [null, 2], null],
  ['gc_decimal', ['x', 2, null, 1], null],
  ['gc_decimal', ['999.995', 2, 5, 1], null],
  ['gc_decimal_quotient', [2, 3, null], 0.666666666666667],
  ['gc_decimal_quotient', [200, 3, null], 66.6666666666667],
  ['gc_decimal_quotient', [1, 1e6, null], 1e-6],
  ['gc_decimal_rest', [-7.5, 2, 1], -1.5],
  ['gc_decimal_text', [0.1, 2], '0.10'],
  ['gc_decimal_text', [-12, 0], '-12'],
  ['gc_decimal_text', [1.5, null], '1.5'],
  ['gc_whole', ['9223372036854775807', null, 0], '9223372036854775807'],
  ['gc_whole', ['-2.5', null, 0], '-3'],
])('%s of %j', (name, args, expected) => {
  expect(call(name, ...args)).toBe(expected);
});

test.each([
  ['gc_decimal', ['1234567890123456.7', 1], 'more than 15 digits'],
  ['gc_decimal_times', [123456789.1, 98765432.1, 2], 'more than 15 digits'],
  ['gc_decimal_plus', [2 ** 60, 0.5, 1], 'more than 15 digits'],
  ['gc_decimal', ['x', 2], 'no number'],
  ['gc_decimal', ['1000', 2, 5, 0], 'does not fit'],
  ['gc_decimal_quotient', [1, 0, 2], 'division by zero'],
  ['gc_whole', ['9223372036854775808', null, 0], '64 bits'],
])('%s of %j is told', (name, args, message) => {
  expect(() => call(name, ...args)).toThrow(message);
});

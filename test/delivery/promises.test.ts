import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { generate } from '../../src/delivery/generate.ts';
import { fixture, told } from './support/fixture.ts';
import { broken } from './support/promises.ts';

describe('what the data promise', () => {
  test.each(fixture.stories)('story $name', ({ docs }) => {
    expect(broken(docs)).toEqual([]);
  });

  test('all stories together', () => {
    expect(broken(told)).toEqual([]);
  });

  test('generated streams, whatever the seed and the size', () => {
    const size = {
      seed: fc.nat(),
      users: fc.integer({ min: 0, max: 60 }),
      days: fc.integer({ min: 1, max: 12 }),
    };
    fc.assert(
      fc.property(fc.record(size), (options) => {
        expect(broken(generate(fixture, options))).toEqual([]);
      }),
      { numRuns: 12 },
    );
  });
});

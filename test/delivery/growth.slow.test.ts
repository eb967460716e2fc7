import { expect, test } from 'vitest';
import { documents } from '../../src/delivery/stream.ts';
import { processorMs } from '../support/processor.ts';
import { fixture } from './support/fixture.ts';

test('time grows with the size of a stream, and no faster', async () => {
  const small = { ...fixture, stories: [] };
  /** Of one document, the best of three. */
  const cost = async (users: number) => {
    const costs: number[] = [];
    for (const seed of [1, 2, 3]) {
      let count = 0;
      const ms = await processorMs(() => {
        count = [...documents(small, { users, days: 8, seed })].length;
      });
      costs.push(ms / count);
    }
    return Math.min(...costs);
  };
  // Both are measured on code that has been compiled by then.
  await cost(300);
  expect(await cost(300)).toBeLessThan(4 * (await cost(30)));
});

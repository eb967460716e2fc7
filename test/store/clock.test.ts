import { setTimeout } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { elapse } from '../../src/sitting/advance.ts';
import { readClock } from '../../src/store/clock.ts';

test('the clocks of this machine agree with each other', async () => {
  const first = readClock();
  await setTimeout(60);
  const { running, ...rest } = elapse(first, readClock());
  expect(running).toBeGreaterThanOrEqual(55);
  expect(running).toBeLessThan(2000);
  expect(rest).toEqual({ suspended: 0, away: 0, wallShift: 0 });
  expect(
    Object.values(first).filter((value) => typeof value === 'number' && !Number.isInteger(value)),
  ).toEqual([]);
});

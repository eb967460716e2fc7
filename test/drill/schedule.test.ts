import { expect, test } from 'vitest';
import { drillId } from '../../src/domain/drill.ts';
import { nextDrill, scheduleOf } from '../../src/drill/schedule.ts';
import { casesIn } from '../cases/read.ts';
import { problems, review } from './support.ts';

type Case = { readonly name: string; readonly reviews: readonly string[]; readonly order: readonly string[] };

const noon = Date.parse('2026-03-20T12:00:00Z');

test.each(casesIn<Case>('drill/orders.yaml'))('$name', ({ reviews, order }) => {
  const { drills } = scheduleOf(problems, reviews.map(review), noon);
  expect(drills.map((drill) => `${drillId(drill)} ${drill.standing}`)).toEqual(order);
});

test('the next drill is never the one that has just ended', () => {
  const schedule = scheduleOf(problems, [review('one.a again 0 2026-03-10T10:00:00Z')], noon);
  expect(nextDrill(schedule, null)?.task).toBe('a');
  expect(nextDrill(schedule, 'one.a')?.task).toBe('b');
  expect(nextDrill({ ...schedule, drills: schedule.drills.slice(0, 1) }, 'one.a')).toBeNull();
});

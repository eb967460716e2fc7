import { expect, test } from 'vitest';
import type { Rating } from '../../src/domain/drill.ts';
import { ratingOf } from '../../src/drill/rating.ts';
import { casesIn } from '../cases/read.ts';

type Case = {
  readonly name: string;
  readonly score: number;
  readonly of: number;
  readonly late?: number;
  readonly used?: number;
  readonly budget?: number;
  readonly paused?: boolean;
  readonly rating: Rating;
};

test.each(casesIn<Case>('drill/ratings.yaml'))('$name: $rating', (given) => {
  const { score, of: maxScore, late, used, budget, paused = false, rating } = given;
  const time =
    used === undefined || budget === undefined
      ? null
      : { usedMs: used * 1000, budgetMs: budget * 1000, paused };
  const afterOvertime = late === undefined ? null : { score: late, open: 0, maxScore };
  expect(ratingOf({ score: { score, open: 0, maxScore }, afterOvertime, time })).toBe(rating);
});

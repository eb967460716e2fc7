import { compare } from '../../../domain/compare.ts';
import { shareOf } from '../../../domain/scorecard.ts';
import type { ProblemSummary } from '../problem-list.ts';
import { type Graded, satChecks } from './graded.ts';
import type { WeakCheck } from './nouns.ts';

/** So many attempts count; what was lost before that may be learnt by now. */
const LAST_ATTEMPTS = 5;

/** The checks that lost points in the last graded attempts, those with the largest share first. */
export function weakChecks(graded: readonly Graded[], problem: ProblemSummary | null): WeakCheck[] {
  const results = graded.toReversed().flatMap((one) => satChecks(one, problem));
  const byCheck = Map.groupBy(results, ({ id }) => id);
  return [...byCheck.values()]
    .flatMap((all): WeakCheck[] => {
      const last = all.slice(0, LAST_ATTEMPTS);
      const [latest] = last;
      if (!latest) return [];
      const lost = last.map((result) => 1 - (shareOf(result) ?? 1));
      const { id, title, part, task, maxScore } = latest;
      return [
        {
          id,
          title,
          part,
          task,
          maxScore,
          lost: lost.reduce((sum, share) => sum + share, 0) / lost.length,
          times: lost.filter((share) => share > 0).length,
          of: lost.length,
        },
      ];
    })
    .filter(({ times }) => times > 0)
    .toSorted((a, b) => b.lost - a.lost || b.maxScore - a.maxScore || compare(a.id, b.id));
}

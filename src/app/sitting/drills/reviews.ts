import type { Attempt } from '../../../domain/attempt.ts';
import { drillNamed, type Review } from '../../../domain/drill.ts';
import { type CheckResult, shareOf } from '../../../domain/scorecard.ts';
import { ratingOf } from '../../../drill/rating.ts';
import { tally } from '../../../grade/score.ts';
import { type Graded, gradedOf, satChecks } from '../../looking/history/graded.ts';
import type { ProblemSummary } from '../../looking/problem-list.ts';

/** What graded attempts say of single tasks: a drill of its own, a sitting of every task that was sat. */
export function reviewsOf(
  attempts: readonly Attempt[],
  problems: readonly ProblemSummary[],
): readonly Review[] {
  return gradedOf(attempts).flatMap((graded) => {
    const { id } = graded.attempt.plan.problem;
    return drillNamed(id)
      ? ofDrill(graded)
      : ofSitting(graded, problems.find((one) => one.id === id) ?? null);
  });
}

function ofDrill({ attempt, card }: Graded): readonly Review[] {
  const name = drillNamed(attempt.plan.problem.id);
  const { plan, time, afterOvertime } = attempt;
  // What could not be judged says nothing, nor does what waits for a mark.
  if (!name || shareOf(card.total) === null) return [];
  const usedMs = time.total + time.overtime;
  const rating = ratingOf({
    score: card.total,
    afterOvertime: afterOvertime?.total ?? null,
    time: plan.totalMs === null ? null : { usedMs, budgetMs: plan.totalMs, paused: time.paused > 0 },
  });
  return [
    { ...name, attempt: attempt.id, from: 'drill', at: endOf(attempt), score: card.total, usedMs, rating },
  ];
}

function ofSitting(graded: Graded, problem: ProblemSummary | null): readonly Review[] {
  const { attempt } = graded;
  const byTask = Map.groupBy(satChecks(graded, problem), ({ task }) => task);
  return [...byTask].flatMap(([task, checks]): readonly Review[] => {
    const score = tally(checks);
    if (shareOf(score) === null || !wasTried(checks, problem)) return [];
    return [
      {
        problem: attempt.plan.problem.id,
        task,
        attempt: attempt.id,
        from: 'sitting',
        at: endOf(attempt),
        score,
        usedMs: null,
        rating: ratingOf({ score, afterOvertime: null, time: null }),
      },
    ];
  });
}

/** In a part that nobody times one does what one likes: what was left out there was not tried. */
function wasTried(checks: readonly CheckResult[], problem: ProblemSummary | null): boolean {
  const untimed = new Set(problem?.parts.filter(({ minutes }) => minutes === null).map(({ id }) => id));
  return checks.some(({ part, verdict }) => !untimed.has(part) || verdict !== 'missing');
}

/** Of what the clocks say, the time at work counts: an attempt may have been left for days before it was handed in. */
function endOf({ startedAt, time }: Attempt): string {
  return new Date(Date.parse(startedAt) + time.total + time.overtime).toISOString();
}

import { compare } from '../../../domain/compare.ts';
import type { ProblemSummary } from '../problem-list.ts';
import { type Graded, shareIn } from './graded.ts';
import type { Practice, ProblemHistory, WeakCheck } from './nouns.ts';

/** From this share of the points on, another problem teaches more. */
const MASTERED = 0.9;

/**
 * The part that costs most points of the problem that was sat last; where that goes well, a problem that was never
 * sat; then the one whose last score is lowest.
 */
export function nextOf(
  problems: readonly ProblemSummary[],
  histories: readonly ProblemHistory[],
  graded: readonly Graded[],
): Practice | null {
  const here = problems.flatMap((problem) => {
    const history = histories.find((one) => one.problem === problem.id);
    return history ? [{ problem, history }] : [];
  });
  const latest = graded.at(-1)?.attempt.plan.problem.id;
  const last = here.find(({ problem }) => problem.id === latest);
  if (last && !isMastered(last.history)) return practiceOf(last.problem, last.history);
  const fresh = here.find(({ history }) => history.attempts === 0);
  if (fresh) return whole(fresh.problem, 'You have not sat it yet.');
  const [lowest] = here.toSorted((a, b) => lastShare(a.history) - lastShare(b.history));
  if (!lowest) return null;
  if (lastShare(lowest.history) >= MASTERED)
    return whole(lowest.problem, 'Your scores are high everywhere: sit the whole again, and keep the time.');
  return practiceOf(lowest.problem, lowest.history);
}

function lastShare({ last }: ProblemHistory): number {
  return last ? shareIn(last) : 0;
}

/** Never by the whole score alone: a part that was practised since may still be weak. */
function isMastered(history: ProblemHistory): boolean {
  return lastShare(history) >= MASTERED && history.weakest.every(({ lost }) => lost < 0.5);
}

function practiceOf(problem: ProblemSummary, history: ProblemHistory): Practice {
  const { id } = problem;
  if (history.weakest.length === 0) {
    return history.last
      ? whole(problem, 'No point was lost lately: sit the whole again, and keep the time.')
      : whole(problem, 'No whole sitting of it has a score yet.');
  }
  const byPart = [...Map.groupBy(history.weakest, ({ part }) => part)].map(([part, checks]) => ({
    part,
    checks,
  }));
  const [worst] = byPart.toSorted((a, b) => points(b.checks) - points(a.checks) || compare(a.part, b.part));
  const [check] = worst?.checks.toSorted((a, b) => points([b]) - points([a]) || compare(a.id, b.id)) ?? [];
  if (!worst || !check) return whole(problem, 'No whole sitting of it has a score yet.');
  const part = problem.parts.find((one) => one.id === worst.part);
  const why = reason(part?.title ?? worst.part, worst.checks, check);
  const practice = { problem: id, part: worst.part, check: check.id, why };
  // A part without a clock is practised by its hints: there is nothing to sit.
  if (!part || part.minutes === null)
    return { ...practice, command: `graincheck show ${id} --hints ${check.task}` };
  return { ...practice, command: `graincheck start ${id} --part ${part.id}` };
}

function whole({ id }: ProblemSummary, why: string): Practice {
  return { problem: id, part: null, check: null, why, command: `graincheck start ${id}` };
}

/** Points that checks lose on average, together. */
function points(checks: readonly WeakCheck[]): number {
  return checks.reduce((sum, { lost, maxScore }) => sum + lost * maxScore, 0);
}

function reason(part: string, checks: readonly WeakCheck[], { id, times, of }: WeakCheck): string {
  const lost = Number(points(checks).toFixed(1));
  const often = of === 1 ? 'the last time' : `${times} of the last ${of} times`;
  const many = lost === 1 ? 'point' : 'points';
  return `${part} costs you ${lost} ${many} on average, most of them by ${id} (${often}).`;
}

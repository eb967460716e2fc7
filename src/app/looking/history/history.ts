import { compare } from '../../../domain/compare.ts';
import type { Attempt } from '../../../domain/attempt.ts';
import { drillNamed } from '../../../domain/drill.ts';
import { type Graded, gradedOf, isWhole, shareIn } from './graded.ts';
import { nextOf } from './next.ts';
import type { History, PastScore, ProblemHistory } from './nouns.ts';
import { trendOf } from './trend.ts';
import { weakChecks } from './weak.ts';
import type { ProblemSummary } from '../problem-list.ts';

export type {
  History,
  Practice,
  Trend,
} from './nouns.ts';

/** What past attempts say: a function of them and of the problems that there are. */
export function historyOf(attempts: readonly Attempt[], problems: readonly ProblemSummary[]): History {
  // Drills have a schedule of their own, and are no sittings of a problem.
  const sittings = attempts.filter(({ plan }) => drillNamed(plan.problem.id) === null);
  const sorted = sittings.toSorted(
    (a, b) => compare(a.startedAt, b.startedAt) || a.number - b.number || compare(a.id, b.id),
  );
  const byProblem = Map.groupBy(sorted, ({ plan }) => plan.problem.id);
  const known = problems.map((problem) => [problem.id, problem] as const);
  const gone = [...byProblem.keys()].filter((id) => !problems.some((problem) => problem.id === id));
  const all = [...known, ...gone.toSorted().map((id) => [id, null] as const)];
  const histories = all.map(([id, problem]) => oneOf(id, problem, byProblem.get(id) ?? []));
  return { problems: histories, next: nextOf(problems, histories, gradedOf(sorted)) };
}

function oneOf(id: string, problem: ProblemSummary | null, attempts: readonly Attempt[]): ProblemHistory {
  const graded = gradedOf(attempts);
  const whole = graded.filter((one) => isWhole(one.attempt, problem));
  const scores = whole.map(({ card }) => shareIn(card.total));
  const best = whole.toSorted((a, b) => shareIn(b.card.total) - shareIn(a.card.total))[0];
  const last = whole.at(-1);
  return {
    problem: id,
    title: problem?.title ?? attempts.at(-1)?.plan.problem.title ?? id,
    attempts: attempts.length,
    lastAt: attempts.at(-1)?.startedAt ?? null,
    best: best ? scoreOf(best) : null,
    last: last ? scoreOf(last) : null,
    scores,
    trend: trendOf(scores),
    weakest: weakChecks(graded, problem),
  };
}

function scoreOf({ attempt, card }: Graded): PastScore {
  return { ...card.total, attempt: attempt.id, startedAt: attempt.startedAt };
}

import type { Part, Problem } from '../domain/problem.ts';
import { type CheckResult, isJudged, type Scorecard, type Tally } from '../domain/scorecard.ts';

/** Adds up; what could not be judged is in neither number. */
export function tally(checks: readonly CheckResult[]): Tally {
  const judged = checks.filter(isJudged);
  const sum = (pick: (check: CheckResult) => number) =>
    Math.round(judged.reduce((all, check) => all + pick(check), 0) * 100) / 100;
  return { score: sum(({ score }) => score), maxScore: sum(({ maxScore }) => maxScore) };
}

/** The points that pass: the problem's share of what could be earned, rounded up to a whole point. */
export function passScoreOf(problem: Problem, { maxScore }: Tally): number {
  return Math.ceil(Math.round(problem.pass * maxScore * 1000) / 1000);
}

/** Adds the results of checks up to a scorecard. */
export function scoreUp(
  problem: Problem,
  checks: readonly CheckResult[],
  rest: Pick<Scorecard, 'submission' | 'notes' | 'advice' | 'engine' | 'seeds'>,
  minScore: number | null,
): Scorecard {
  const total = tally(checks);
  const open = checks.reduce((all, check) => all + (check.open ?? 0), 0);
  // What cannot be run costs nothing; but nobody passes by writing what cannot be run.
  const passScore = minScore ?? passScoreOf(problem, { ...total, maxScore: total.maxScore + open });
  const passed = total.score >= passScore;
  const byPart = (part: Part) => ({
    id: part.id,
    title: part.title,
    ...tally(checks.filter((check) => check.part === part.id)),
  });
  return {
    problem: { id: problem.id, version: problem.version, title: problem.title },
    ...rest,
    total,
    passScore,
    passed,
    open,
    undecided: !passed && total.score + open >= passScore,
    parts: problem.parts.map(byPart).filter(({ id }) => checks.some((check) => check.part === id)),
    scales: {
      design: tally(checks.filter(({ scale }) => scale === 'design')),
      proof: tally(checks.filter(({ scale }) => scale === 'proof')),
    },
    checks,
  };
}

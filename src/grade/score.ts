import type { Problem } from '../domain/problem.ts';
import {
  type CheckResult,
  isJudged,
  type OpenCause,
  type Scorecard,
  type Tally,
} from '../domain/scorecard.ts';

/** Adds up; what could not be judged is in no sum. */
export function tally(checks: readonly CheckResult[]): Tally {
  const judged = checks.filter(isJudged);
  const sum = (pick: (check: CheckResult) => number) =>
    Math.round(judged.reduce((all, check) => all + pick(check), 0) * 100) / 100;
  return {
    score: sum(({ score }) => score),
    open: sum(({ open }) => open),
    maxScore: sum(({ maxScore }) => maxScore),
  };
}

/** What of a problem a scorecard tells, and adds up by. */
export type ProblemHead = Pick<Problem, 'id' | 'version' | 'title' | 'parts' | 'pass'>;

/** The points that pass: the problem's share of all, rounded up to a whole point. */
export function passScoreOf(problem: Pick<Problem, 'pass'>, { maxScore }: Pick<Tally, 'maxScore'>): number {
  return Math.ceil(Math.round(problem.pass * maxScore * 1000) / 1000);
}

/** Adds the results of checks up to a scorecard. */
export function scoreUp(
  problem: ProblemHead,
  checks: readonly CheckResult[],
  rest: Pick<Scorecard, 'submission' | 'notes' | 'advice' | 'engine' | 'seeds'>,
  minScore: number | null,
): Scorecard {
  const passScore = minScore ?? passScoreOf(problem, tally(checks));
  const parts = problem.parts.filter(({ id }) => checks.some((check) => check.part === id));
  return {
    problem: { id: problem.id, version: problem.version, title: problem.title },
    ...rest,
    ...sumsOf(checks, parts, passScore),
  };
}

/** A scorecard with other results of its checks; what has to be reached stays. */
export function rescored(card: Scorecard, checks: readonly CheckResult[]): Scorecard {
  return { ...card, ...sumsOf(checks, card.parts, card.passScore) };
}

/** What of a scorecard follows from the results of its checks. */
function sumsOf(
  checks: readonly CheckResult[],
  parts: readonly { readonly id: string; readonly title: string }[],
  passScore: number,
): Pick<Scorecard, 'total' | 'causes' | 'passScore' | 'passed' | 'parts' | 'scales' | 'checks'> {
  const total = tally(checks);
  const because = (cause: OpenCause) => tally(checks.filter((check) => check.cause === cause)).open;
  return {
    total,
    causes: { words: because('words'), unsupported: because('unsupported') },
    passScore,
    passed: passedWith(total, passScore),
    parts: parts.map(({ id, title }) => ({
      id,
      title,
      ...tally(checks.filter((check) => check.part === id)),
    })),
    scales: {
      design: tally(checks.filter(({ scale }) => scale === 'design')),
      proof: tally(checks.filter(({ scale }) => scale === 'proof')),
    },
    checks,
  };
}

/** Passed by what is sure, not passed even with all that is open; null: it depends on that. */
function passedWith({ score, open }: Tally, passScore: number): boolean | null {
  if (score >= passScore) return true;
  return score + open >= passScore ? null : false;
}

import type { CheckSpec } from '../domain/check.ts';
import { type Finding, findings } from '../domain/finding.ts';
import type { CheckResult, Ended, Scorecard } from '../domain/scorecard.ts';
import { type ProblemHead, passScoreOf, scoreUp } from './score.ts';

/** What was known of a grading when it ended; null: not even that. */
export type Known = {
  readonly problem: { readonly head: ProblemHead; readonly checks: readonly CheckSpec[] } | null;
  readonly submission: Pick<Scorecard, 'submission' | 'notes'> | null;
  /** Of checks that were judged. */
  readonly results: readonly CheckResult[];
};

/** What was asked for: it is told of where nothing else is known. */
export type Wanted = {
  readonly problem: string;
  readonly folder: string;
  readonly minScore: number | null;
  readonly seeds: Scorecard['seeds'];
};

/** The SHA-256 of no files. */
const NO_FILES = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';

const WORDS = findings({
  'not-finished': ({ why }: { why: string }) => ({
    message: `The grading did not come to this check, which costs nothing: ${why}`,
  }),
  failed: ({ file, why }: { file: string; why: string }) => ({ message: `${file}: ${why}` }),
});

/**
 * The scorecard of a grading that did not come to its end. What was judged stays. All else is `judge-error`, which costs
 * nobody a point; or `limit-exceeded`, where a script had what broke the limit in hand.
 * @param inHand the file of that script; null: none is to blame.
 */
export function endedCard(known: Known, ended: Ended, inHand: string | null, wanted: Wanted): Scorecard {
  const { head, checks } = known.problem ?? { head: unknownProblem(wanted.problem), checks: [] };
  const results = checks.map(
    (spec) => known.results.find(({ id }) => id === spec.id) ?? unfinished(spec, ended, inHand),
  );
  const whole = checks.reduce((sum, { points }) => sum + points, 0);
  const passScore = wanted.minScore ?? passScoreOf(head, { maxScore: whole });
  const { submission, ...rest } = known.submission ?? {
    submission: { path: wanted.folder, dialect: '', sha256: NO_FILES },
    notes: [],
  };
  const card = scoreUp(
    head,
    results,
    { submission, ...rest, advice: [], engine: { name: '', version: '' }, seeds: wanted.seeds },
    passScore,
  );
  const isDecided = inHand !== null || (checks.length > 0 && card.passed === true);
  return { ...card, passed: isDecided ? card.passed : null, ended };
}

function unknownProblem(given: string): ProblemHead {
  return { id: given, version: '', title: given, parts: [], pass: 1 };
}

function unfinished(spec: CheckSpec, { message }: Ended, inHand: string | null): CheckResult {
  const { id, title, part, task, scale, points: maxScore } = spec;
  const finding: Finding =
    inHand === null
      ? WORDS('not-finished', { why: message })
      : WORDS('failed', { file: inHand, why: message });
  const verdict = inHand === null ? 'judge-error' : 'limit-exceeded';
  const none = { score: 0, open: 0, cause: null } as const;
  return { id, title, part, task, scale, maxScore, ...none, verdict, findings: [finding] };
}

import {
  type Answers,
  type CheckContext,
  COMMON,
  type Found,
  JudgeError,
  type Judgement,
  type Need,
  nothingToJudge,
} from '../checks/check.ts';
import type { CheckSpec } from '../domain/check.ts';
import type { DiffRow, Finding } from '../domain/finding.ts';
import { LIMITS } from '../domain/limits.ts';
import type { Ask, Measured, Outcome } from '../domain/run.ts';
import type { CheckResult, Verdict } from '../domain/scorecard.ts';
import { judgementOf, needKey, type Plan } from './plan.ts';

/** What came of one planned run: outcomes of its steps and asks, in their order. */
export type RunOutcome = {
  readonly steps: readonly Outcome<null>[];
  readonly asks: readonly Outcome<Measured[keyof Measured]>[];
};

/** Gives checks access to what was measured. */
export function answersFrom(plan: Plan, outcomes: readonly RunOutcome[]): Answers {
  return {
    of<K extends Ask['kind']>(need: Need<Extract<Ask, { kind: K }>>): Outcome<Measured[K]> {
      const place = plan.places.get(needKey(need));
      const outcome = place && outcomes[place.run]?.asks[place.ask];
      if (!outcome) throw new Error(`Nothing was measured for ${needKey(need).slice(0, 200)}.`);
      // The ask's kind decides what its outcome holds.
      return outcome as Outcome<Measured[K]>;
    },
    step(scenario, index, model) {
      const run = plan.runs.findIndex(
        (each) =>
          each.whose === 'submission' &&
          each.scenario === scenario &&
          (model === undefined || each.model === model),
      );
      return outcomes[run]?.steps[index] ?? { ok: true, value: null };
    },
  };
}

/** Judges one check. Whatever is thrown is a fault of the problem or of ours, and never costs a point. */
export function judgeCheck(
  spec: CheckSpec,
  context: CheckContext,
  answers: Answers,
  loaded: boolean,
): CheckResult {
  try {
    const judgement = judgementOf(spec, context, answers);
    return resultOf(headOf(spec), spec.scale === 'proof' && !loaded ? withoutRows(judgement) : judgement);
  } catch (error) {
    if (!(error instanceof JudgeError)) throw error;
    const none = { score: 0, open: 0, cause: null } as const;
    const finding = COMMON('judge-error', { why: error.message });
    return { ...headOf(spec), ...none, verdict: 'judge-error', findings: [finding] };
  }
}

/** Nothing is earned by emptiness: no check of what runs is accepted where nothing was loaded. */
function withoutRows(judgement: Judgement): Judgement {
  if (judgement.failure) return { ...judgement, earned: 0 };
  return nothingToJudge(COMMON('nothing-loaded', {}));
}

function headOf({ id, title, part, task, scale, points }: CheckSpec) {
  return { id, title, part, task, scale, maxScore: points };
}

/** What a judgement comes to in points, `maxScore` being those of the check. */
export function resultOf(head: ReturnType<typeof headOf>, judgement: Judgement): CheckResult {
  const { earned, of, failure, cause = 'unsupported' } = judgement;
  const open = failure?.kind === 'unsupported' ? of : (judgement.open ?? 0);
  const points = (parts: number) => Math.round((head.maxScore * parts * 100) / of) / 100;
  return {
    ...head,
    verdict: verdictOf(judgement, open),
    score: points(earned),
    open: points(open),
    cause: open > 0 ? cause : null,
    findings: distinct(judgement.findings),
    ...(judgement.detail && { detail: judgement.detail }),
  };
}

function verdictOf({ earned, of, failure, cause, nothing }: Judgement, open: number): Verdict {
  if (nothing) return 'nothing-to-judge';
  if (earned === of) return 'accepted';
  // All that is decided is right, or nothing is decided.
  if (open > 0 && earned + open === of) return cause === 'words' ? 'open' : 'unsupported';
  if (earned > 0) return 'partial';
  if (!failure || failure.kind === 'blocked') return 'wrong-answer';
  return failure.kind;
}

/** Each once, as a report carries it. */
function distinct(found: readonly Found[]): Finding[] {
  const told = found.map(({ failure: _, ...finding }) => shown(finding));
  return [
    ...new Map(told.map((finding) => [JSON.stringify([finding.code, finding.message]), finding])).values(),
  ];
}

/** A finding as a report shows it: long cells are cut, and say so. */
function shown({ rows, ...finding }: Finding): Finding {
  return rows
    ? { ...finding, rows: rows.map((row) => ({ ...row, expected: cut(row.expected), got: cut(row.got) })) }
    : finding;
}

function cut(row: DiffRow['got']): DiffRow['got'] {
  const isLong = (cell: unknown) => typeof cell === 'string' && cell.length > MOST_SHOWN;
  if (row === null || !Object.values(row).some(isLong)) return row;
  return Object.fromEntries(
    Object.entries(row).map(([name, cell]) => [
      name,
      typeof cell === 'string' && isLong(cell)
        ? `${cell.slice(0, MOST_SHOWN)}… (${cell.length} characters)`
        : cell,
    ]),
  );
}

const MOST_SHOWN = LIMITS.cellShown.value;

import { join } from 'node:path';
import type { Attempt, Defence } from '../../domain/attempt.ts';
import { placeOf } from '../../domain/drill.ts';
import type { Curveball, Problem } from '../../domain/problem.ts';
import type { CheckResult, Scorecard } from '../../domain/scorecard.ts';
import type { FileTexts } from '../../domain/submission.ts';
import { UserError } from '../../domain/user-error.ts';
import { gradeSubmission, type StateName } from '../grading/grade.ts';
import type { Desktop } from './desktop.ts';
import { copiesOf, filesIn } from './texts.ts';
import { withWalkThrough } from './walk-through.ts';

export type GradingEvents = {
  readonly onCheck: (state: StateName, result: CheckResult) => void;
  readonly onProgress: (state: StateName, done: number, total: number) => void;
  /** Makes the text of a report. */
  readonly report: (card: Scorecard, durationMs: number) => string;
  /** Ends the grading, which then rejects; the attempt is as it was. */
  readonly signal: AbortSignal;
};

/** Grades what an attempt kept, and keeps the reports. One that is graded already stays as it is. */
export async function gradeAttempt(
  { store }: Desktop,
  problem: Problem,
  id: string,
  { onCheck, onProgress, report, signal }: GradingEvents,
): Promise<Attempt> {
  const attempt = store.open(id);
  try {
    // A crash may have come between the end of the sitting and the copies.
    if (!attempt.has('handed-in')) {
      const files = copiesOf(await filesIn(problem, attempt.workFolder));
      if (files.length === 0) throw nothingLeft(id, attempt.workFolder);
      const kept = await attempt.keepFiles('handed-in', files);
      if (!kept.ok) throw kept.error;
    }
    const handedIn = await filesIn(problem, join(attempt.folder, 'handed-in'));
    const rang = attempt.has('at-bell');
    const atBell = rang ? await filesIn(problem, join(attempt.folder, 'at-bell')) : handedIn;
    const { walkThrough } = store.read(id);
    const source = (files: FileTexts) =>
      ({ kind: 'files', path: id, files: withWalkThrough(problem, files, walkThrough) }) as const;
    const started = performance.now();
    const graded = await gradeSubmission({
      problem: placeOf(problem),
      atBell: source(atBell),
      afterOvertime: rang ? source(handedIn) : null,
      onCheck,
      onProgress,
      signal,
    });
    const durationMs = Math.round(performance.now() - started);
    const [first, last] = rang ? [graded.atBell, graded.afterOvertime] : [null, graded.atBell];
    for (const [of, card] of [
      ['at-bell', first],
      ['handed-in', last],
    ] as const) {
      if (!card || attempt.has(of === 'at-bell' ? 'report-at-bell' : 'report')) continue;
      const kept = await attempt.keepReport(of, report(card, durationMs));
      if (!kept.ok) throw kept.error;
    }
  } finally {
    attempt.close();
  }
  return store.read(id);
}

/** The candidate's answers to the follow-ups, as they are typed and marked. */
export async function keepDefence(
  { store }: Desktop,
  id: string,
  defence: Defence,
): Promise<UserError | null> {
  const attempt = store.open(id);
  try {
    const kept = await attempt.keepDefence(defence);
    return kept.ok ? null : kept.error;
  } finally {
    attempt.close();
  }
}

/** How a design took a curveball: the results of the checks that tell it. */
export type CurveballResult = { readonly curveball: Curveball; readonly results: readonly CheckResult[] };

/** How the design took the curveballs that came, by what was handed in. */
export function curveballsOf(
  { store }: Desktop,
  problem: Problem,
  { id, atBell, afterOvertime }: Attempt,
): CurveballResult[] {
  const card = afterOvertime ?? atBell;
  if (!card) return [];
  const came = store.journal(id).flatMap((entry) => (entry.kind === 'curveball' ? entry.id : []));
  return problem.curveballs
    .filter((curveball) => came.includes(curveball.id))
    .map((curveball) => ({
      curveball,
      results: card.checks.filter((check) => curveball.checks.includes(check.id)),
    }));
}

/** Ends a sitting without handing in; its files stay. */
export function giveUp({ store, clock }: Desktop, id: string): UserError | null {
  const attempt = store.open(id);
  try {
    const kept = attempt.append({ kind: 'given-up', at: clock() });
    return kept.ok ? null : kept.error;
  } finally {
    attempt.close();
  }
}

function nothingLeft(id: string, folder: string): UserError {
  return new UserError(
    'E_NO_FILES',
    `the files of attempt ${id} are gone, so it cannot be graded`,
    `they stood in ${folder}; put them back, and grade again`,
  );
}

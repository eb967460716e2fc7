import { nearest } from '../../design/nearest.ts';
import type { CheckSpec } from '../../domain/check.ts';
import type { Dialect } from '../../domain/dialect.ts';
import type { Problem } from '../../domain/problem.ts';
import type { CheckResult, Scorecard } from '../../domain/scorecard.ts';
import type { FileTexts, Submission } from '../../domain/submission.ts';
import { ProblemError, UserError } from '../../domain/user-error.ts';
import { scoreUp } from '../../grade/score.ts';
import { loadMarks, type Marks } from '../../load/marks.ts';
import { withheld, withheldCheck } from '../../grade/withheld.ts';
import { loadSubmission, submissionOf } from '../../load/submission.ts';
import { fileCache } from '../kit/cache.ts';
import { openEngines } from '../kit/engine.ts';
import { runChecks } from './run-checks.ts';
import { beginKit } from '../kit/kit.ts';
import { referenceAnswers } from '../kit/reference-answers.ts';
import { DEFAULT_SEED, keepsEvents } from '../kit/seed.ts';
import { readWords, type WordsMode } from './words.ts';

/** A candidate's files: in a folder, or as texts by deliverable id; `path` is what reports call them. */
export type Source =
  | { readonly kind: 'folder'; readonly folder: string }
  | {
      readonly kind: 'files';
      readonly path: string;
      readonly files: FileTexts;
    };

export type GraderOptions = {
  /** Ids of checks; all where it is not given. */
  readonly only?: readonly string[] | undefined;
  /** Goes before what the settings of a folder say. */
  readonly dialect?: Dialect | undefined;
  /** Points that pass, instead of the problem's share. */
  readonly minScore?: number | undefined;
  readonly onProgress?: ((progress: { done: number; total: number; label: string }) => void) | undefined;
  /** Each result as soon as its check can be judged; the order is that in which things are measured. */
  readonly onCheck?: ((result: CheckResult) => void) | undefined;
  /** As it becomes known: before any event is made, and any script runs. */
  readonly onOpened?: ((opened: Opened) => void) | undefined;
  /** The files of the submission whose scripts run now, as that changes. */
  readonly onHand?: ((files: readonly string[]) => void) | undefined;
  /** Processor time of all scripts of a model, in milliseconds, in place of the limit of all. */
  readonly gradingMs?: number | undefined;
  /** A file with an instructor's marks of answers in words; it may not lie in the folder that is graded. */
  readonly marks?: string | undefined;
  /** A command line that judges answers in words. */
  readonly judge?: string | undefined;
  /** What points of answers in words count as that nobody has marked; `open` where it is not given. */
  readonly words?: WordsMode | undefined;
  /** Shows all of the secret events, where `GRAINCHECK_SECRET` keeps them: for the instructor. */
  readonly feedback?: 'full' | undefined;
  /** Ends the grading, which then rejects with the signal's reason. */
  readonly signal?: AbortSignal | undefined;
};

/** What is known of a grading before it begins. */
export type Opened = {
  readonly problem: Problem;
  readonly checks: readonly CheckSpec[];
  /** Null: it is not read yet. */
  readonly submission: Submission | null;
};

/** Grades one submission after the other against one problem; its engines stay warm in between. */
export type Grader = {
  readonly problem: Problem;
  /** One at a time. @throws UserError for a folder that cannot be read, or an engine that is not installed. */
  readonly grade: (source: Source, options?: GraderOptions) => Promise<Scorecard>;
  readonly close: () => Promise<void>;
};

/**
 * Opens a grader of a problem, given by its id or the path of its folder.
 * @throws UserError for a problem that is not there, ProblemError for a broken one.
 */
export async function openGrader(given: string, seed: number = DEFAULT_SEED): Promise<Grader> {
  const engines = openEngines();
  const { close } = engines;
  try {
    const { problem, scenarios } = await beginKit(given, seed);
    const [reference] = problem.references;
    if (!reference)
      throw new ProblemError('E_PROBLEM', `${problem.id} has no reference model to compare with.`);
    const secret = problem.scenarios.filter(({ visibility }) => visibility === 'secret').map(({ id }) => id);
    const isSecret = (scenario: string) => secret.includes(scenario);
    const grade: Grader['grade'] = async (source, options = {}) => {
      const checks = selected(problem, options.only);
      options.onOpened?.({ problem, checks, submission: null });
      const submission = await read(problem, source, options.dialect ?? null);
      const model = await loadSubmission(problem, reference.folder);
      const engine = await engines.of(submission.dialect);
      const { judge = null, words: mode = 'open', signal, onCheck, onHand, gradingMs } = options;
      const { name, version } = engine;
      options.onOpened?.({ problem, checks, submission });
      const isKept = keepsEvents() && options.feedback !== 'full';
      const marks = await marksFor(problem, source, options.marks);
      const words = await readWords(problem, submission, checks, { marks, judge, mode, signal });
      const { results, advice } = await runChecks({
        problem,
        submission,
        checks,
        scenarios: await scenarios(),
        engine,
        reference: referenceAnswers(problem, model, await engines.reference(), fileCache()),
        onProgress: (done, total) => options.onProgress?.({ done, total, label: 'steps' }),
        words,
        onCheck: onCheck && ((result) => onCheck(isKept ? withheldCheck(result, isSecret) : result)),
        onHand,
        gradingMs,
        signal,
      });
      const { path, dialect, sha256, notes } = submission;
      const rest = {
        submission: { path, dialect, sha256 },
        notes,
        advice,
        engine: { name, version },
        seeds: [seed],
      };
      const card = scoreUp(problem, results, rest, options.minScore ?? null);
      return isKept ? withheld(card, isSecret) : card;
    };
    return { problem, grade, close };
  } catch (error) {
    await close();
    throw error;
  }
}

async function read(problem: Problem, source: Source, dialect: Dialect | null): Promise<Submission> {
  return source.kind === 'folder'
    ? loadSubmission(problem, source.folder, dialect)
    : submissionOf(problem, source.path, source.files);
}

/** Texts that stand in no folder cannot hold the file that marks them. */
function marksFor(problem: Problem, source: Source, file: string | undefined): Promise<Marks> {
  const folder = source.kind === 'folder' ? source.folder : null;
  return file === undefined ? Promise.resolve(new Map()) : loadMarks(problem, file, folder);
}

function selected(problem: Problem, only: readonly string[] | undefined): readonly CheckSpec[] {
  if (!only) return problem.checks;
  const ids = problem.checks.map(({ id }) => id);
  for (const id of only) {
    if (ids.includes(id)) continue;
    const meant = nearest(id, ids);
    throw new UserError(
      'E_NO_SUCH_CHECK',
      `${problem.id} has no check \`${id}\``,
      meant ? `did you mean \`${meant}\`?` : `there are ${ids.join(', ')}`,
    );
  }
  return problem.checks.filter(({ id }) => only.includes(id));
}

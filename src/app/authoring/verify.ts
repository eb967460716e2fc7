import { join } from 'node:path';
import type { Need } from '../../checks/check.ts';
import { compareAnswer } from '../../checks/compare.ts';
import { answerNeed } from '../../checks/questions.ts';
import { drillNamed } from '../../domain/drill.ts';
import type { PointMark, PointMarks } from '../../domain/mark.ts';
import type { JudgedSubmission, Problem } from '../../domain/problem.ts';
import type { CheckResult } from '../../domain/scorecard.ts';
import { UserError } from '../../domain/user-error.ts';
import { answersFrom } from '../../grade/judge.ts';
import { isAskable } from '../../grade/askable.ts';
import { planNeeds } from '../../grade/plan.ts';
import { passScoreOf, tally } from '../../grade/score.ts';
import { readJudgedSubmissions } from '../../load/judged.ts';
import { type JudgedFolders, openJudged } from '../../load/judged-tree.ts';
import { SUBMISSIONS } from '../../load/judged-yaml.ts';
import type { Marks } from '../../load/marks.ts';
import { loadSubmission, readSubmission } from '../../load/submission.ts';
import { handDifferences } from './by-hand.ts';
import { fileCache } from '../kit/cache.ts';
import { type Engines, isMissing, openEngines } from '../kit/engine.ts';
import { executeRuns } from '../kit/execute.ts';
import { DEFAULT_SEED } from '../kit/seed.ts';
import { runChecks } from '../grading/run-checks.ts';
import { heldLesson } from './hold-lesson.ts';
import { lessonOf } from '../looking/lesson/read.ts';
import { readProblem } from '../kit/problems.ts';
import { type ReferenceAnswers, referenceAnswers } from '../kit/reference-answers.ts';
import { openScenarios, type Scenarios } from '../kit/scenarios.ts';
import { wordsBy } from '../grading/words.ts';

export type VerifyResult = {
  readonly problem: string;
  readonly subject: string;
  readonly kind:
    | 'reference'
    | 'starter'
    | 'judged'
    | 'agreement'
    | 'by-hand'
    | 'lesson'
    | 'problem'
    /** All judged submissions, where there is no folder of them. */
    | 'submissions';
  readonly ok: boolean;
  /** Why it was not run: its engine is not installed, or it is not there. */
  readonly skipped?: string;
  /** What is not as it should be, a line each. */
  readonly details: readonly string[];
  readonly durationMs: number;
};

export type VerifyOptions = {
  readonly problems: readonly string[];
  readonly seed?: number;
  readonly onResult: (result: VerifyResult) => void;
};

/**
 * Tests problems by themselves: references get full marks and agree with each other, the untouched starter
 * fails, answers worked out by hand are given, the lesson says what its SQL answers, every judged submission gets
 * exactly its verdicts. A folder that cannot be read is a result too.
 */
export async function verifyProblems({ problems, seed, onResult }: VerifyOptions): Promise<{ ok: boolean }> {
  const engines = openEngines();
  let ok = true;
  try {
    for (const given of problems)
      for await (const result of verifyProblem(given, seed ?? DEFAULT_SEED, engines)) {
        ok &&= result.ok;
        onResult(result);
      }
    return { ok };
  } finally {
    await engines.close();
  }
}

type Bench = {
  readonly problem: Problem;
  readonly engines: Engines;
  readonly scenarios: Scenarios;
  readonly reference: ReferenceAnswers;
  readonly judgedFolders: JudgedFolders;
  /** Null: there is no folder of them. */
  readonly submissions: readonly JudgedSubmission[] | null;
  /** The author's marks of answers in words, by deliverable and text. */
  readonly marked: ReadonlyMap<string, PointMarks>;
};

async function* verifyProblem(given: string, seed: number, engines: Engines): AsyncGenerator<VerifyResult> {
  const started = performance.now();
  const bench = await openBench(given, seed, engines).catch((error: unknown) => {
    if (error instanceof UserError) return error;
    throw error;
  });
  if (bench instanceof UserError) {
    const durationMs = performance.now() - started;
    yield {
      problem: given,
      subject: given,
      kind: 'problem',
      ok: false,
      details: bench.message.split('\n'),
      durationMs,
    };
    return;
  }
  const { problem, submissions } = bench;
  const { lesson } = problem;
  // A drill shows the lesson of its whole problem, whose references are not all its own.
  if (lesson && drillNamed(problem.id) === null)
    yield await subject(problem.id, 'lesson', lesson.file, async () =>
      heldLesson(lessonOf(problem), await engines.reference()),
    );
  for (const { id, folder } of problem.references)
    yield await subject(problem.id, 'reference', id, async () =>
      fullMarks(await grade(bench, folder, NO_MARKS)),
    );
  for (const { id, folder } of problem.references.slice(1))
    yield await subject(problem.id, 'agreement', id, () => agreement(bench, folder));
  if (problem.byHand.length > 0)
    for (const { id, folder } of problem.references)
      yield await subject(problem.id, 'by-hand', id, () => heldByHand(bench, folder));
  yield await subject(problem.id, 'starter', 'starter', async () =>
    starterFails(problem, await grade(bench, join(problem.folder, 'starter'), NO_MARKS)),
  );
  if (submissions === null) {
    const skipped = `there is no folder \`${SUBMISSIONS}\``;
    const head = { problem: problem.id, subject: SUBMISSIONS, kind: 'submissions', skipped } as const;
    yield { ...head, ok: true, details: [], durationMs: 0 };
  }
  for (const { id, folder, verdicts, marks } of submissions ?? [])
    yield await subject(problem.id, 'judged', id, async () =>
      asJudged(await grade(bench, folder, marks), verdicts),
    );
}

async function openBench(given: string, seed: number, engines: Engines): Promise<Bench> {
  const problem = await readProblem(given);
  const [first] = problem.references;
  if (!first) throw new UserError('E_NO_REFERENCE', 'The problem has no reference model.');
  const model = await loadSubmission(problem, first.folder);
  // Those of a whole problem are judged by all of its checks.
  const judgedFolders = openJudged(problem.folder);
  const submissions =
    drillNamed(problem.id) === null ? await readJudgedSubmissions(problem, judgedFolders) : [];
  const scenarios = await openScenarios(problem, seed);
  const reference = referenceAnswers(problem, model, await engines.reference(), fileCache());
  const marked = await markedTexts(problem, judgedFolders, submissions ?? []);
  return { problem, engines, scenarios, reference, judgedFolders, submissions, marked };
}

async function heldByHand(
  { problem, scenarios, engines }: Bench,
  folder: string,
): Promise<readonly string[]> {
  const submission = await loadSubmission(problem, folder);
  const engine = await engines.of(submission.dialect);
  return handDifferences({ problem, scenarios, engine }, submission);
}

async function subject(
  problem: string,
  kind: VerifyResult['kind'],
  name: string,
  details: () => Promise<readonly string[]>,
): Promise<VerifyResult> {
  const started = performance.now();
  const found = await details().catch((error: unknown) => {
    if (error instanceof UserError) return error;
    throw error;
  });
  const head = { problem, subject: name, kind, durationMs: performance.now() - started };
  if (isMissing(found)) return { ...head, ok: true, skipped: `${found.message}; ${found.hint}`, details: [] };
  const lines = found instanceof UserError ? found.message.split('\n') : found;
  return { ...head, ok: lines.length === 0, details: lines };
}

/** @param own its author's marks of answers in words; an answer that was marked elsewhere has those marks too. */
async function grade(bench: Bench, folder: string, own: Marks): Promise<readonly CheckResult[]> {
  const submission = await readSubmission(bench.problem, folder, null, bench.judgedFolders);
  const { checks, rubrics } = bench.problem;
  const engine = await bench.engines.of(submission.dialect);
  const marks = rubrics.map(({ deliverable }) => {
    const text = submission.files[deliverable]?.text ?? '';
    const given = own.get(deliverable) ?? bench.marked.get(markedKey(deliverable, text)) ?? new Map();
    return [deliverable, given] as const;
  });
  const words = wordsBy(new Map(marks));
  const run = { ...bench, engine, submission, checks, words, onProgress: () => undefined };
  return (await runChecks(run)).results;
}

const NO_MARKS: Marks = new Map();

const MADE: PointMark = { score: 1, by: { kind: 'author' }, comment: null, quote: null };

const markedKey = (deliverable: string, text: string) => JSON.stringify([deliverable, text]);

/** Marks of the texts that the author has marked: those of references make every point. */
async function markedTexts(
  problem: Problem,
  judgedFolders: JudgedFolders,
  submissions: readonly JudgedSubmission[],
): Promise<ReadonlyMap<string, PointMarks>> {
  const all = problem.rubrics.map(
    ({ deliverable, points }) => [deliverable, new Map(points.map(({ id }) => [id, MADE]))] as const,
  );
  const authored = [
    ...problem.references.map(({ folder }) => ({ folder, marks: new Map(all) })),
    ...submissions.filter(({ marks }) => marks.size > 0),
  ];
  const entries = authored.map(async ({ folder, marks }) => {
    const { files } = await readSubmission(problem, folder, null, judgedFolders);
    return [...marks].flatMap(([deliverable, points]): [string, PointMarks][] => {
      const text = files[deliverable]?.text;
      return text === undefined ? [] : [[markedKey(deliverable, text), points]];
    });
  });
  return new Map((await Promise.all(entries)).flat());
}

function fullMarks(results: readonly CheckResult[]): string[] {
  return results.filter(({ verdict }) => verdict !== 'accepted').map(describe);
}

function describe({ id, verdict, score, maxScore, findings }: CheckResult): string {
  const why = findings[0] ? `: ${findings[0].message.split('\n')[0]}` : '';
  return `${id} is ${verdict} (${score} of ${maxScore})${why}`;
}

function starterFails(problem: Problem, results: readonly CheckResult[]): string[] {
  const total = tally(results);
  const passed = total.score >= passScoreOf(problem, total);
  return passed ? [`The untouched starter passes with ${total.score} of ${total.maxScore} points.`] : [];
}

function asJudged(results: readonly CheckResult[], verdicts: Readonly<Record<string, string>>): string[] {
  return results.flatMap((result) => {
    const due = verdicts[result.id] ?? 'accepted';
    return due === result.verdict ? [] : [`${describe(result)}; judged ${due}`];
  });
}

/** Asks a reference everything at the end of every scenario, before any deletion or retention. */
async function agreement(
  { problem, engines, scenarios, reference }: Bench,
  folder: string,
): Promise<string[]> {
  const model = await loadSubmission(problem, folder);
  const pairs = problem.scenarios.flatMap(({ id }) => {
    const { steps, paramsOf } = scenarios.get(id).facts;
    const script = steps.findIndex(({ kind }) => kind === 'script' || kind === 'wipe');
    const after = script < 0 ? steps.length - 1 : script - 1;
    const asked = problem.questions.filter(({ deliverable }) => isAskable(problem, deliverable, id));
    return asked.flatMap((question) =>
      paramsOf(question.deliverable).map((params) => ({
        question,
        own: answerNeed('submission', id, question.deliverable, params, after),
        theirs: answerNeed('reference', id, question.deliverable, params, after),
      })),
    );
  });
  const needs: Need[] = pairs.flatMap(({ own, theirs }) => [own, theirs]);
  const plan = planNeeds(needs, scenarios.get);
  const expected = await reference.answer(plan.runs.filter(({ whose }) => whose === 'reference'));
  const own = plan.runs.filter(({ whose }) => whose === 'submission');
  const engine = await engines.of(model.dialect);
  const got = await executeRuns(engine, { problem, submission: model }, own, {
    decisive: null,
    onProgress: () => undefined,
  });
  const queues = { reference: [...expected], submission: [...got] };
  const outcomes = plan.runs.flatMap(
    ({ whose }) => queues[whose === 'submission' ? whose : 'reference'].shift() ?? [],
  );
  const answers = answersFrom(plan, outcomes);
  return pairs.flatMap(({ question, own: mine, theirs }) => {
    const [a, b] = [answers.of(mine), answers.of(theirs)];
    const where = `${question.deliverable} in ${mine.scenario}`;
    if (!a.ok || !b.ok) return [`${where} has no answer`];
    const { wrong } = compareAnswer(question, mine.ask.params, b.value.relation, a.value.relation);
    return wrong ? [`${where}: ${wrong.message}`] : [];
  });
}

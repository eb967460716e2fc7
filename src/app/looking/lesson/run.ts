import { rootOf } from '../../../checks/check.ts';
import type { LessonBlock, LessonFault, LessonOutcome } from '../../../domain/lesson.ts';
import type { Failure, Outcome, RunStep } from '../../../domain/run.ts';
import type { AnyMeasured, Engine, Model } from '../../../engine/engine.ts';
import { type Chain, chainsOf, scriptOf } from '../../../lesson/scripts.ts';
import { brokenLesson, type Lesson } from './read.ts';
import { type Source, sourceOf } from './sources.ts';

export type LessonRun = {
  readonly engine: Engine;
  /** In the order of the page. */
  readonly onOutcome: (block: LessonBlock, outcome: LessonOutcome) => void;
  readonly signal?: AbortSignal;
};

/** How long a block may take, in milliseconds, with those before it that share its database. */
const BLOCK_MS = 5_000;

/**
 * Runs the blocks of a lesson, each upon what those before it have made.
 * @throws ProblemError `E_LESSON` where a block names documents or a model that the problem does not have.
 */
export async function runLesson(lesson: Lesson, run: LessonRun): Promise<void> {
  const chains = chainsOf(lesson.parts.flatMap((part) => (part.kind === 'block' ? [part.block] : [])));
  for (const [chain, source] of await found(lesson, chains)) await runChain(lesson, chain, source, run);
}

async function found(lesson: Lesson, chains: readonly Chain[]): Promise<[Chain, Source][]> {
  const sources = await Promise.all(chains.map(({ start }) => sourceOf(lesson, start)));
  const pairs: [Chain, Source][] = [];
  const faults: LessonFault[] = [];
  for (const [at, chain] of chains.entries()) {
    const one = sources[at];
    if (one?.ok) pairs.push([chain, one.source]);
    else if (one) faults.push({ line: chain.blocks[0]?.line ?? 1, what: one.what });
  }
  if (faults.length > 0) throw brokenLesson(lesson.problem, lesson.page, faults);
  return pairs;
}

/** Every block is asked for by itself, and what it does is undone: its script repeats those before it. */
async function runChain(
  { problem, page }: Lesson,
  chain: Chain,
  { bronze, model }: Source,
  { engine, onOutcome, signal }: LessonRun,
): Promise<void> {
  const steps: RunStep[] = [{ kind: 'schema', key: 'schema' }];
  if (model) steps.push({ kind: 'load', key: bronze.key, label: '', bronze, changed: false });
  const asks = chain.blocks.map((_, at) => ({
    after: steps.length - 1,
    ask: { kind: 'sandbox', source: { file: page.file, text: scriptOf(chain, at) }, bronze } as const,
  }));
  const [result] = await engine.execute(model ?? bare(problem.bronze), [{ steps, asks }], {
    decisive: null,
    onProgress: () => undefined,
    scriptMs: BLOCK_MS,
    ...(signal && { signal }),
  });
  for (const [at, block] of chain.blocks.entries()) {
    const outcome = result?.asks[at];
    if (!outcome) throw new Error('A block of the lesson has no outcome.');
    onOutcome(block, outcomeOf(block, outcome, page.file));
  }
}

function outcomeOf(block: LessonBlock, outcome: Outcome<AnyMeasured>, page: string): LessonOutcome {
  if (!outcome.ok) {
    const failure = rootOf(outcome.failure);
    return { ok: false, failure: isOf(block, failure, page) ? failure : { kind: 'blocked', by: failure } };
  }
  if (!('relation' in outcome.value)) throw new Error('A block of the lesson was not asked for rows.');
  return { ok: true, value: block.answers ? outcome.value.relation : null };
}

/** An error further up the page is that of a block before; one of a model is told where its database begins. */
function isOf({ line, start }: LessonBlock, failure: Failure, page: string): boolean {
  if (failure.kind === 'sql-error' && failure.error.file === page) return failure.error.line > line;
  return start !== null || (failure.kind === 'limit-exceeded' && failure.file === page);
}

/** The bronze tables, and no tables of anybody's. */
function bare(bronze: readonly { readonly name: string }[]): Model {
  const schema = { role: 'schema', file: '', source: { file: '', text: '' }, params: [] };
  return { files: { schema }, bronze: bronze.map(({ name }) => name.toLowerCase()) };
}

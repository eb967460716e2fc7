/**
 * A process of its own, so that its peak memory is that of one run: puts written steps through our engine, asks the
 * question, and prints what it took as JSON. Arguments: file of steps, model.
 */
import { openEngine } from '../../src/app/kit/engine.ts';
import { readProblem } from '../../src/app/kit/problems.ts';
import type { EngineRun } from './engine-run.ts';
import { LARGE_LIMITS, QUESTION } from './large.ts';
import { referenceModel } from './model.ts';
import { peakOf } from './process.ts';
import { readSteps } from './steps-file.ts';
import { problemId } from './tool.ts';

const [file = '', name = ''] = process.argv.slice(2);
const problem = await readProblem(problemId);
const model = await referenceModel(problem, name);
const steps = await readSteps(file);
const givenMb = process.memoryUsage().rss / 2 ** 20;

const started = performance.now();
const engine = await openEngine(LARGE_LIMITS);
const ready = performance.now();
const asks = [
  { after: steps.length - 1, ask: { kind: 'answer', deliverable: QUESTION, params: {} } as const },
];
const [result] = await engine.execute(model, [{ steps, asks }], { decisive: 0, onProgress: () => undefined });
const ended = performance.now();
await engine.close();

const stopped = result?.steps.findIndex(({ ok }) => !ok) ?? -1;
const [outcome] = result?.asks ?? [];
const failure = outcome && !outcome.ok ? outcome.failure : null;
const cause = failure?.kind === 'blocked' ? failure.by : failure;
const run: EngineRun = {
  ms: ended - started,
  runMs: ended - ready,
  givenMb,
  peakMb: peakOf('self'),
  rows: outcome?.ok && 'relation' in outcome.value ? outcome.value.relation.rows.length : null,
  failure:
    cause === null
      ? null
      : `${stopped < 0 ? 'at the question' : `at step ${stopped} of ${steps.length}`}: ${'message' in cause ? cause.message : JSON.stringify(cause)}`,
};
process.stdout.write(JSON.stringify(run));

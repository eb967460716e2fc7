import { openEngine } from '../../src/app/kit/engine.ts';
import { readProblem } from '../../src/app/kit/problems.ts';
import type { RunStep } from '../../src/domain/run.ts';
import type { Engine, Model, RunResult } from '../../src/engine/engine.ts';
import { DEFAULT_LIMITS, type Limits } from '../../src/engine/limits.ts';
import { deliveredSteps } from './delivered.ts';
import { QUESTION } from './large.ts';
import { compared, type Measurement, type Row } from './measurement.ts';
import { referenceModel } from './model.ts';
import { median } from './timing.ts';
import { problemId } from './tool.ts';

const LIMIT_MS = 500;
const LIMITS: Limits = { ...DEFAULT_LIMITS, scriptMs: LIMIT_MS };
const EVENTS = 2_000;
const ENDLESS = 'WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n;';
/** A stop within half of the limit on top of it; the run behind it within a tenth of the first of a new engine. */
const AIM_STOP = 1.5;
const AIM_NEXT = 1.1;

/** Submissions that never end: how soon they are stopped, and what the next one feels of it. */
export const hostile: Measurement = {
  name: 'hostile',
  title: `stopping what never ends, the limit of a script being ${LIMIT_MS} ms`,
  run: async ({ quick }) => {
    const problem = await readProblem(problemId);
    const steps = await deliveredSteps(problem, EVENTS);
    const model = await referenceModel(problem, 'kimball-star');
    const rows: Row[] = [];
    for (const role of ['question', 'load'])
      rows.push(...(await oneKind(`an endless ${role}`, endless(model, role), model, steps, quick ? 2 : 5)));
    return rows;
  },
};

/** The model with every file of a role replaced by one that never ends. */
function endless(model: Model, role: string): Model {
  const files = Object.entries(model.files).map(([id, file]) => {
    if (file.role !== role) return [id, file];
    return [id, { ...file, source: { file: file.file, text: ENDLESS } }];
  });
  return { ...model, files: Object.fromEntries(files) };
}

async function oneKind(
  what: string,
  runaway: Model,
  good: Model,
  steps: readonly RunStep[],
  rounds: number,
): Promise<readonly Row[]> {
  const engine = await openEngine(LIMITS);
  try {
    const stops: number[] = [];
    const fresh: number[] = [];
    const warm: number[] = [];
    const after: number[] = [];
    let same = true;
    for (let round = 0; round < rounds; round++) {
      fresh.push(await firstRun(good, steps));
      const calm = await timed(engine, good, steps);
      const stopped = await timed(engine, runaway, steps.slice(0, 2));
      const next = await timed(engine, good, steps);
      if (!wasStopped(stopped.result)) throw new Error(`${what} was not stopped.`);
      same &&= JSON.stringify(next.result) === JSON.stringify(calm.result);
      stops.push(stopped.ms);
      warm.push(calm.ms);
      after.push(next.ms);
    }
    return [
      compared({
        what: `${what}, stopped after`,
        unit: 'ms',
        ours: median(stops),
        against: 'the limit',
        theirs: LIMIT_MS,
        aim: AIM_STOP,
        note: `median of ${rounds}`,
      }),
      compared({
        what: `${what}, the next run`,
        unit: 'ms',
        ours: median(after),
        against: 'a new engine and its first run',
        theirs: median(fresh),
        aim: AIM_NEXT,
        note: `${same ? 'the same answers' : 'OTHER ANSWERS'}; in a warm engine ${median(warm).toFixed(0)} ms`,
      }),
    ];
  } finally {
    await engine.close();
  }
}

/** A new engine from its start to the end of one run. */
async function firstRun(model: Model, steps: readonly RunStep[]): Promise<number> {
  const started = performance.now();
  const engine = await openEngine(LIMITS);
  try {
    await timed(engine, model, steps);
    return performance.now() - started;
  } finally {
    await engine.close();
  }
}

async function timed(
  engine: Engine,
  model: Model,
  steps: readonly RunStep[],
): Promise<{ readonly ms: number; readonly result: RunResult | undefined }> {
  const ask = { kind: 'answer', deliverable: QUESTION, params: {} } as const;
  const run = { steps, asks: [{ after: steps.length - 1, ask }] };
  const started = performance.now();
  const [result] = await engine.execute(model, [run], { decisive: 0, onProgress: () => undefined });
  return { ms: performance.now() - started, result };
}

function wasStopped(result: RunResult | undefined): boolean {
  const outcomes = [...(result?.steps ?? []), ...(result?.asks ?? [])];
  return outcomes.some((outcome) => !outcome.ok && outcome.failure.kind === 'limit-exceeded');
}

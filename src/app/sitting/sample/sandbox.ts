import { rootOf } from '../../../checks/check.ts';
import { catalogueNeed } from '../../../checks/loaded.ts';
import type { Relation } from '../../../domain/relation.ts';
import type { BronzeBatch, Failure, Outcome, RunStep } from '../../../domain/run.ts';
import type { SourceFile, Submission } from '../../../domain/submission.ts';
import type { Engine, Model, States } from '../../../engine/engine.ts';
import { modelOf } from '../../kit/engine.ts';
import { wholeBronze } from '../../kit/whole-bronze.ts';
import { type Desk, measure, type Terms } from './desk.ts';

/** How long a query of the sandbox may take, in milliseconds. */
const SANDBOX_MS = 5_000;

/** What errors call the text of the sandbox. */
const FILE = 'sandbox';

/**
 * Asks the bronze tables, with every batch of the sample in them, and the model as it is loaded with the sample:
 * as far as it can be. A model that fails leaves its tables, or nothing; the bronze tables are there all the same.
 */
export async function askSandbox(
  desk: Desk,
  submission: Submission,
  { sql, model: id }: { readonly sql: string; readonly model: string },
  signal: AbortSignal,
): Promise<Outcome<Relation>> {
  const source: SourceFile = { file: FILE, text: sql };
  const [first] = desk.sample;
  const steps = desk.scenarios.get(first).steps;
  const bronze = wholeBronze(desk.problem, steps);
  const model = modelOf(desk.problem, submission, id);
  const all = { id, model, steps: steps.length };
  const reach = await reachOf(desk, submission, all, { signal, scriptMs: SANDBOX_MS });
  const engine = await desk.engines.of(submission.dialect);
  const bench = { engine, states: desk.states };
  return reach === 0
    ? ask(bench, withoutTables(model), steps.slice(0, 1), { source, bronze }, signal)
    : ask(bench, model, steps.slice(0, reach), { source, bronze }, signal);
}

/** All steps, the schema alone, or none. It is found out once: a load may take its whole time to fail. */
async function reachOf(
  desk: Desk,
  submission: Submission,
  { id, model, steps: all }: { readonly id: string; readonly model: Model; readonly steps: number },
  terms: Terms,
): Promise<number> {
  const texts = Object.values(model.files).flatMap(({ role, source }) =>
    role === 'schema' || role === 'load' ? [role, source?.text ?? null] : [],
  );
  const key = JSON.stringify([id, submission.dialect, texts]);
  const known = desk.reach.get(key);
  if (known !== undefined) return known;
  let reach = 0;
  for (const steps of [all, 1]) {
    if (reach > 0) break;
    if (!(await failureOf(desk, submission, { id, after: steps - 1 }, terms))) reach = steps;
  }
  desk.reach.set(key, reach);
  return reach;
}

async function failureOf(
  desk: Desk,
  submission: Submission,
  { id, after }: { readonly id: string; readonly after: number },
  terms: Terms,
): Promise<Failure | null> {
  const need = { ...catalogueNeed(desk.sample[0], id), after };
  const outcome = (await measure(desk, submission, [need], terms)).of<'catalogue'>(need);
  return outcome.ok ? null : rootOf(outcome.failure);
}

async function ask(
  { engine, states }: { readonly engine: Engine; readonly states: States },
  model: Model,
  steps: readonly RunStep[],
  what: { readonly source: SourceFile; readonly bronze: BronzeBatch },
  signal: AbortSignal,
): Promise<Outcome<Relation>> {
  const asks = [{ after: steps.length - 1, ask: { kind: 'sandbox', ...what } as const }];
  const [result] = await engine.execute(model, [{ steps, asks }], {
    decisive: null,
    onProgress: () => undefined,
    scriptMs: SANDBOX_MS,
    signal,
    states,
  });
  const outcome = result?.asks[0];
  if (outcome?.ok === false) return { ok: false, failure: rootOf(outcome.failure) };
  if (!outcome || !('relation' in outcome.value)) throw new Error('The sandbox has no outcome.');
  return { ok: true, value: outcome.value.relation };
}

/** A model whose schema makes nothing. */
function withoutTables(model: Model): Model {
  const files = Object.entries(model.files).map(([id, file]) => {
    const source = file.role === 'schema' ? { file: file.file, text: '' } : file.source;
    return [id, { ...file, source }] as const;
  });
  return { ...model, files: Object.fromEntries(files) };
}

import { type Answers, rootOf } from '../../../checks/check.ts';
import { paramsText } from '../../../checks/compare.ts';
import { catalogueNeed } from '../../../checks/loaded.ts';
import { checkOf } from '../../../checks/index.ts';
import { answerNeed } from '../../../checks/questions.ts';
import { refsIn } from '../../../checks/schema.ts';
import type { CheckSpec } from '../../../domain/check.ts';
import type { Finding } from '../../../domain/finding.ts';
import type { Deliverable } from '../../../domain/problem.ts';
import type { Failure, RunStep, StoredCatalogue } from '../../../domain/run.ts';
import type { Params } from '../../../domain/step.ts';
import type { SampleOutcome } from '../../../domain/sample.ts';
import type { Submission } from '../../../domain/submission.ts';
import { judgeCheck } from '../../../grade/judge.ts';
import { needsOf } from '../../../grade/plan.ts';
import { sampleChecks, sampleQuestion, sampleScript } from '../../../grade/sample.ts';
import { modelOf } from '../../kit/engine.ts';
import { contextOf, type Desk, measure, type Terms } from './desk.ts';

/** Runs one file of a submission on the sample, and whatever stands before it. */
export async function runFile(
  desk: Desk,
  submission: Submission,
  deliverable: Deliverable,
  terms: Terms,
): Promise<SampleOutcome> {
  switch (deliverable.role) {
    case 'schema': {
      const after = await catalogueAfter(desk, submission, placeOf(desk, deliverable, 0), terms);
      return after.ok ? { kind: 'schema', catalogue: after.catalogue } : after.outcome;
    }
    case 'change': {
      const place = changePlace(desk, deliverable);
      if (!place) return tried(desk, submission, deliverable, terms);
      const after = await catalogueAfter(desk, submission, place, terms);
      return after.ok ? { kind: 'schema', catalogue: after.catalogue } : after.outcome;
    }
    case 'load':
    case 'load-after': {
      const changed = deliverable.role === 'load-after' ? changePlace(desk, deliverable) : null;
      const place = { ...(changed ?? placeOf(desk, deliverable)), after: -1 };
      const after = await catalogueAfter(desk, submission, place, terms);
      if (!after.ok) return after.outcome;
      const { steps } = desk.scenarios.get(place.scenario);
      const batches = steps.filter(({ kind }) => kind === 'load').length;
      return { kind: 'loaded', batches, catalogue: after.catalogue };
    }
    case 'question':
      return question(desk, submission, deliverable.id, terms);
    case 'script':
      return script(desk, submission, deliverable, terms);
    case 'windows':
    case 'choices':
      return handed(desk, submission, deliverable);
    case 'words':
    case 'settings':
      return { kind: 'words' };
  }
}

/** A file that no database runs: the problem's own check reads it. */
function handed(desk: Desk, submission: Submission, { id, file }: Deliverable): SampleOutcome {
  if (!submission.files[id]) return { kind: 'failed', failure: { kind: 'missing', deliverable: id, file } };
  const isAbout = (spec: CheckSpec) =>
    refsIn(checkOf(spec).schema, spec).some(({ name, path: [key] }) => key === 'deliverable' && name === id);
  const spec = sampleChecks(desk.problem).find(isAbout);
  const secret = desk.problem.checks.find((one) => checkOf(one).sample.isSecret && isAbout(one));
  if (spec)
    return { kind: 'judged', result: judgeCheck(spec, contextOf(desk, submission), NOTHING_RUN, true) };
  if (!secret) return { kind: 'words' };
  const { findings } = judgeCheck(secret, contextOf(desk, submission), NOTHING_RUN, true);
  return { kind: 'chosen', findings: told(secret, findings) };
}

/** What of a check's findings may be told before the grading. */
function told(spec: CheckSpec, findings: readonly Finding[]): readonly Finding[] {
  return findings.filter(({ code }) => !checkOf(spec).sample.hides.includes(code));
}

const unasked = () => {
  throw new Error('What is handed in as it is asks for no run.');
};
const NOTHING_RUN: Answers = { of: unasked, step: unasked };

type After =
  | { readonly ok: true; readonly catalogue: StoredCatalogue }
  | { readonly ok: false; readonly outcome: SampleOutcome };

/** A step of one of the models. */
type Place = { readonly scenario: string; readonly after: number; readonly model: string };

function placeOf({ sample, problem }: Desk, { model }: Deliverable, after = -1): Place {
  return { scenario: sample[0], after, model: model ?? problem.models[0].id };
}

/** Where the models are changed first on the sample. */
function changePlace(desk: Desk, deliverable: Deliverable): Place | null {
  for (const scenario of desk.sample) {
    const after = desk.scenarios.get(scenario).steps.findIndex(({ kind }) => kind === 'change');
    if (after >= 0) return { ...placeOf(desk, deliverable), scenario, after };
  }
  return null;
}

async function catalogueAfter(
  desk: Desk,
  submission: Submission,
  { scenario, after, model }: Place,
  terms: Terms,
): Promise<After> {
  const need = { ...catalogueNeed(scenario, model), after };
  const outcome = (await measure(desk, submission, [need], terms)).of<'catalogue'>(need);
  if (!outcome.ok) return { ok: false, outcome: failedBy(outcome.failure) };
  return { ok: true, catalogue: outcome.value.catalogue };
}

function failedBy(failure: Failure): SampleOutcome {
  return { kind: 'failed', failure: rootOf(failure) };
}

async function question(
  desk: Desk,
  submission: Submission,
  id: string,
  terms: Terms,
): Promise<SampleOutcome> {
  const context = contextOf(desk, submission);
  const spec = sampleQuestion(desk.problem, id);
  const [first = desk.sample[0]] = spec.scenarios;
  const params: Params = context.scenario(first).paramsOf(id)[0] ?? {};
  const asked = answerNeed('submission', first, id, params);
  const planned = { ...asked, ask: { kind: 'plan', deliverable: id } } as const;
  const needs = [asked, planned, ...needsOf(spec, context)];
  const answers = await measure(desk, submission, needs, terms);
  const [rows, plan] = [answers.of<'answer'>(asked), answers.of<'plan'>(planned)];
  if (!rows.ok) return failedBy(rows.failure);
  return {
    kind: 'answered',
    relation: rows.value.relation,
    asked: paramsText(params),
    plan: plan.ok ? plan.value.lines : [],
    findings: judgeCheck(spec, context, answers, true).findings,
  };
}

async function script(
  desk: Desk,
  submission: Submission,
  deliverable: Deliverable,
  terms: Terms,
): Promise<SampleOutcome> {
  const { id } = deliverable;
  const context = contextOf(desk, submission);
  const place = firstRun(desk, id);
  if (!place) return tried(desk, submission, deliverable, terms);
  const ran = { ...catalogueNeed(place.scenario, deliverable.model ?? undefined), after: place.after };
  const specs = sampleScript(desk.problem, id);
  const needs = [ran, ...specs.flatMap((spec) => needsOf(spec, context))];
  const answers = await measure(desk, submission, needs, terms);
  const outcome = answers.of<'catalogue'>(ran);
  if (!outcome.ok) return failedBy(outcome.failure);
  const findings = specs.flatMap((spec) => told(spec, judgeCheck(spec, context, answers, true).findings));
  return { kind: 'script', findings: distinct(findings) };
}

/** A script that no sample scenario runs is run for nobody, behind the first: so errors show. */
async function tried(
  { problem, scenarios, sample, engines, states }: Desk,
  submission: Submission,
  { id, params, model }: Deliverable,
  terms: Terms,
): Promise<SampleOutcome> {
  const { steps } = scenarios.get(sample[0]);
  const nobody = Object.fromEntries(params.map((name) => [name, '']));
  const step: RunStep = { kind: 'script', key: `try ${id}`, deliverable: id, params: nobody };
  const run = {
    steps: [...steps, step],
    asks: [{ after: steps.length, ask: { kind: 'catalogue' } as const }],
  };
  const options = { decisive: null, onProgress: () => undefined, states, ...terms };
  const engine = await engines.of(submission.dialect);
  const [result] = await engine.execute(modelOf(problem, submission, model ?? undefined), [run], options);
  const outcome = result?.asks[0];
  return outcome?.ok === false ? failedBy(outcome.failure) : { kind: 'script', findings: [] };
}

/** Where a script runs first on the sample. */
function firstRun({ sample, scenarios }: Desk, id: string): { scenario: string; after: number } | null {
  for (const scenario of sample) {
    const after = scenarios
      .get(scenario)
      .steps.findIndex((step) => step.kind === 'script' && step.deliverable === id);
    if (after >= 0) return { scenario, after };
  }
  return null;
}

function distinct(findings: readonly Finding[]): Finding[] {
  return [...new Map(findings.map((finding) => [finding.message, finding])).values()];
}

import type { CheckOf } from '../domain/check.ts';
import type { RawFinding } from '../domain/finding.ts';
import type { Failure } from '../domain/run.ts';
import {
  type Answers,
  type CheckContext,
  type CheckType,
  failed,
  isUnsupported,
  JudgeError,
  rootOf,
} from './check.ts';
import { fareInAll, questionNeeds } from './questions.ts';
import { tokensAt, tracesNeed } from './traces.ts';

type Spec = CheckOf<'evolution'>;

/**
 * An event type and a property nobody has seen, in four equal parts: the load goes on; the type counts where
 * all activity counts; it counts nowhere else; and its ids and the property's values are kept somewhere.
 */
export const evolution: CheckType<'evolution'> = {
  kind: 'evolution',
  needs: (spec, context) => [
    ...[...spec.counts, ...spec.unchanged].flatMap((question) =>
      [spec.scenario, ...spec.baseline].flatMap((scenario) => questionNeeds(context, scenario, question)),
    ),
    keptOf(spec, context).need,
  ],
  judge: (spec, context, answers) => {
    const stopped = brokenStep(spec, context, answers);
    if (stopped)
      return { earned: 0, of: 4, findings: [failed(stopped, spec.scenario)], failure: rootOf(stopped) };
    const parts = [
      fareOf(spec, context, answers, spec.counts),
      fareOf(spec, context, answers, spec.unchanged),
      keptFindings(spec, context, answers),
    ];
    return {
      earned: 1 + parts.filter((part) => part.length === 0).length,
      of: 4,
      open: parts.filter((part) => part.some(isUnsupported)).length,
      findings: parts.flat(),
      failure: null,
    };
  },
};

function brokenStep(spec: Spec, context: CheckContext, answers: Answers): Failure | null {
  for (const index of context.scenario(spec.scenario).steps.keys()) {
    const outcome = answers.step(spec.scenario, index);
    if (!outcome.ok) return outcome.failure;
  }
  return null;
}

function fareOf(
  spec: Spec,
  context: CheckContext,
  answers: Answers,
  questions: readonly string[],
): RawFinding[] {
  return questions.flatMap((question): RawFinding[] => {
    const before = fareInAll(context, answers, spec.baseline, question);
    if (before.wrong) return [{ code: 'wrong-on-time', args: { question, failure: before.failure } }];
    const { wrong } = fareInAll(context, answers, [spec.scenario], question);
    return wrong ? [wrong] : [];
  });
}

/** The ids of the new type's events, and the new property's values. */
function keptOf(spec: Spec, context: CheckContext) {
  const evolve = context.problem.scenarios
    .find(({ id }) => id === spec.scenario)
    ?.deliver.find((transformation) => transformation.kind === 'evolve');
  if (!evolve) throw new JudgeError(`Scenario ${spec.scenario} brings nothing new.`);
  const docs = context
    .scenario(spec.scenario)
    .steps.flatMap((step) => (step.kind === 'load' ? step.docs : []));
  const novel = docs.filter(({ event_type }) => event_type === evolve.eventType);
  const known = docs.filter(({ event_type }) => event_type !== evolve.eventType);
  const property = [['properties', evolve.property]];
  const tokens = [
    ...tokensAt(context, novel, [...spec.kept, ...property]),
    ...tokensAt(context, known, property),
  ];
  return {
    tokens,
    need: tracesNeed(spec.scenario, context.scenario(spec.scenario).steps.length - 1, tokens),
  };
}

function keptFindings(spec: Spec, context: CheckContext, answers: Answers): RawFinding[] {
  const { tokens, need } = keptOf(spec, context);
  const outcome = answers.of<'traces'>(need);
  if (!outcome.ok) return [failed(outcome.failure, spec.scenario)];
  const found = new Set(outcome.value.traces.flatMap((trace) => trace.tokens));
  const kinds = [...new Set(tokens.map(({ what }) => what))];
  return kinds.flatMap((what): RawFinding[] => {
    const all = tokens.flatMap((token, index) => (token.what === what ? [{ ...token, index }] : []));
    const lost = all.filter(({ index }) => !found.has(index));
    if (lost.length === 0) return [];
    const example = lost[0]?.text ?? '';
    return [
      {
        code: 'not-kept',
        args: { what, count: lost.length, of: all.length, example },
        scenario: spec.scenario,
      },
    ];
  });
}

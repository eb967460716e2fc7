import * as z from 'zod';
import { findings } from '../domain/finding.ts';
import type { Failure } from '../domain/run.ts';
import {
  type Answers,
  type CheckContext,
  type Found,
  failed,
  isUnsupported,
  JudgeError,
  rootOf,
} from './check.ts';
import { baseline, defineCheck, scenario, type SpecOf } from './define.ts';
import { docsIn } from './loaded.ts';
import { fareInAll, questionNeeds, wrongOnTime } from './questions.ts';
import { docPath, refTo } from './schema.ts';
import { tokensAt, tracesNeed } from './traces.ts';

const args = {
  scenario,
  counts: z.array(refTo('question')).describe('Questions in which the new type counts.'),
  unchanged: z.array(refTo('question')).describe('Questions in which it does not.'),
  baseline,
  kept: z
    .array(docPath())
    .min(1)
    .describe('Paths of what must be kept of a new event; the values of the new property must be, too.'),
};

type Spec = SpecOf<typeof args>;

const says = findings({
  'nothing-known': () => ({
    message: 'No event of the types that are known stands in any table, so a new one changes nothing.',
    hint: 'Load the known events first.',
  }),
  'not-kept': ({
    what,
    count,
    of,
    example,
  }: {
    what: string;
    count: number;
    of: number;
    example: string;
  }) => ({
    message: `${count} of ${of} values of ${what} are kept nowhere, for example ${example}.`,
    hint: 'Keep what you do not know yet: the raw properties beside the typed columns.',
  }),
});

/**
 * An event type and a property nobody has seen, in four equal parts: the load goes on; the type counts where
 * all activity counts; it counts nowhere else; and its ids and the property's values are kept somewhere.
 */
export const evolution = defineCheck({
  kind: 'evolution',
  about: 'A type and a property nobody has seen do no harm and are kept.',
  args,
  says,
  requires: { step: 'evolve' },
  needs: (spec, context) => [
    ...[...spec.counts, ...spec.unchanged].flatMap((question) =>
      [spec.scenario, ...spec.baseline].flatMap((scenario) => questionNeeds(context, scenario, question)),
    ),
    keptOf(spec, context).need,
    knownNeed(spec, context),
  ],
  premise: (spec, context, answers) => {
    const known = answers.of<'traces'>(knownNeed(spec, context));
    if (!known.ok || known.value.traces.length > 0) return null;
    const answered = [...spec.counts, ...spec.unchanged].some(
      (question) => !fareInAll(context, answers, spec.baseline, question).wrong,
    );
    return answered ? null : says('nothing-known', {}, { scenario: spec.scenario });
  },
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
});

function brokenStep(spec: Spec, context: CheckContext, answers: Answers): Failure | null {
  for (const index of context.scenario(spec.scenario).steps.keys()) {
    const outcome = answers.step(spec.scenario, index);
    if (!outcome.ok) return outcome.failure;
  }
  return null;
}

function fareOf(spec: Spec, context: CheckContext, answers: Answers, questions: readonly string[]): Found[] {
  return questions.flatMap((question): Found[] => {
    const before = fareInAll(context, answers, spec.baseline, question);
    if (before.wrong) return [wrongOnTime(question, before.failure)];
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
  const docs = docsIn(context, spec.scenario);
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

/** So many ids of known events are looked for. */
const ENOUGH = 100;

/** Ids of events that are no news. */
function knownNeed(spec: Spec, context: CheckContext) {
  const tokens = tokensAt(context, docsIn(context, spec.scenario).slice(0, ENOUGH), spec.kept);
  return tracesNeed(spec.scenario, context.scenario(spec.scenario).steps.length - 1, tokens);
}

function keptFindings(spec: Spec, context: CheckContext, answers: Answers): Found[] {
  const { tokens, need } = keptOf(spec, context);
  const outcome = answers.of<'traces'>(need);
  if (!outcome.ok) return [failed(outcome.failure, spec.scenario)];
  const found = new Set(outcome.value.traces.flatMap((trace) => trace.tokens));
  const kinds = [...new Set(tokens.map(({ what }) => what))];
  return kinds.flatMap((what) => {
    const all = tokens.flatMap((token, index) => (token.what === what ? [{ ...token, index }] : []));
    const lost = all.filter(({ index }) => !found.has(index));
    if (lost.length === 0) return [];
    const example = lost[0]?.text ?? '';
    const counts = { what, count: lost.length, of: all.length, example };
    return [says('not-kept', counts, { scenario: spec.scenario })];
  });
}

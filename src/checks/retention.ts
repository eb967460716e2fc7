import * as z from 'zod';
import { countsText, type Finding, findings, type RowCounts } from '../domain/finding.ts';
import type { Trace } from '../domain/run.ts';
import { type CheckContext, type Found, failedVerdict, verdictOn } from './check.ts';
import { defineCheck, events, scenarios, type SpecOf } from './define.ts';
import { docsOf } from './loaded.ts';
import { answerNeed } from './questions.ts';
import { docPath, refTo } from './schema.ts';
import { erasuresOf, placesOf, placeText, tokensAt, type TracePlace, tracesNeed } from './traces.ts';
import { changedAnswer } from './unchanged.ts';

const args = {
  scenarios,
  gone: z.array(docPath()).min(1).describe('Paths of ids that must be gone, of events before the cut-off.'),
  kept: z.array(docPath()).min(1).describe('Paths of ids that must stay, of events from the cut-off on.'),
  questions: z.array(refTo('question')).min(1).describe('Questions whose answers may not change.'),
  entity_type: events,
};

type Spec = SpecOf<typeof args>;

const says = findings({
  'old-row-left': ({ cutoff, ...place }: TracePlace & { cutoff: string }) => ({
    message: `From before ${cutoff}, ${placeText(place)}.`,
    hint: 'Everything at the grain of an event goes, in every table, by the time it happened.',
  }),
  'nothing-to-drop': ({ cutoff, which }: { cutoff: string; which: 'old' | 'new' }) => ({
    message:
      which === 'old'
        ? `Nothing from before ${cutoff} stood in any table, so there was nothing to drop.`
        : `Nothing from ${cutoff} on stood in any table, so nothing could stay.`,
    hint: 'Load the events first, with their ids.',
  }),
  'new-row-gone': ({ count, of, example, cutoff }: Gone) => ({
    message: `${count} of ${of} ids of events from ${cutoff} on are gone, for example ${example}.`,
    hint: 'The cut-off date itself is kept.',
  }),
  'aggregate-changed': ({ question, ...counts }: RowCounts & { question: string }) => ({
    message: `${question} answers otherwise after old events were dropped: ${countsText(counts)}.`,
    hint: `Keep what ${question} answers from in a table of its own, so that it outlives the events.`,
  }),
});

type Gone = { count: number; of: number; example: string; cutoff: string };

/** Event-grain rows from before the cut-off go, those from then on stay, and the aggregates answer as before. */
export const retention = defineCheck({
  kind: 'retention',
  about: 'Old event rows go; newer ones and the aggregates stay.',
  args,
  says,
  requires: { step: 'retain' },
  needs: (spec, context) =>
    runsOf(spec, context).flatMap(({ before, after, answers }) => [
      before,
      after,
      ...answers.flatMap(({ was, is }) => [was, is]),
    ]),
  premise: (spec, context, answers) => {
    for (const { before, tokens, old, cutoff, scenario } of runsOf(spec, context)) {
      const outcome = answers.of(before);
      if (!outcome.ok) return null;
      const held = outcome.value.traces.flatMap(({ tokens: found }) =>
        found.flatMap((at) => tokens[at] ?? []),
      );
      for (const which of ['old', 'new'] as const)
        if (
          tokens.some((token) => old.has(token) === (which === 'old')) &&
          !held.some((token) => old.has(token) === (which === 'old'))
        )
          return says('nothing-to-drop', { cutoff, which }, { scenario });
    }
    return null;
  },
  judge: (spec, context, answers) => {
    for (const run of runsOf(spec, context)) {
      const { scenario, tokens, old, cutoff } = run;
      const [before, after] = [answers.of(run.before), answers.of(run.after)];
      if (!before.ok) return failedVerdict(before.failure, scenario);
      if (!after.ok) return failedVerdict(after.failure, scenario);
      const left = placesOf(after.value.traces, tokens, (token) => old.has(token));
      const found: Found[] = [
        ...left.map((place) => says('old-row-left', { ...place, cutoff }, { scenario })),
        ...lostRows(run, before.value.traces, after.value.traces),
      ];
      for (const { was, is } of run.answers) {
        const changed = changedAnswer(context, answers, { was, is }, (counts) =>
          says('aggregate-changed', counts),
        );
        const [first] = changed;
        if (first?.failure) return verdictOn(changed, first.failure);
        found.push(...changed);
      }
      if (found.length > 0) return verdictOn(found);
    }
    return verdictOn([]);
  },
});

type RetentionRun = ReturnType<typeof runsOf>[number];

/** Of what the model held of newer events, all has to be there still; what it never held is not asked for. */
function lostRows(
  { tokens, old, cutoff, scenario }: RetentionRun,
  before: readonly Trace[],
  after: readonly Trace[],
): Finding[] {
  const still = new Set(after.flatMap((trace) => trace.tokens));
  const held = [...new Set(before.flatMap((trace) => trace.tokens))].flatMap((index) => {
    const token = tokens[index];
    return token && !old.has(token) ? [{ index, text: token.text }] : [];
  });
  const lost = held.filter(({ index }) => !still.has(index));
  const [first] = lost;
  if (!first) return [];
  const counts = { count: lost.length, of: held.length, example: first.text, cutoff };
  return [says('new-row-gone', counts, { scenario })];
}

function runsOf(spec: Spec, context: CheckContext) {
  return spec.scenarios.flatMap((scenario) => {
    const facts = context.scenario(scenario);
    const docs = docsOf(context, scenario, spec.entity_type);
    return erasuresOf(facts).map(({ after, entity: cutoff }) => {
      const recent = docs.filter((doc) => doc.timestamp >= cutoff);
      const kept = tokensAt(context, recent, spec.kept);
      const alive = new Set([...kept, ...tokensAt(context, recent, spec.gone)].map(({ text }) => text));
      const expired = docs.filter((doc) => doc.timestamp < cutoff);
      const old = new Set(tokensAt(context, expired, spec.gone).filter(({ text }) => !alive.has(text)));
      const tokens = [...old, ...kept];
      return {
        scenario,
        cutoff,
        tokens,
        old,
        before: tracesNeed(scenario, after - 1, tokens),
        after: tracesNeed(scenario, after, tokens),
        answers: spec.questions.map((question) => ({
          was: answerNeed('submission', scenario, question, {}, after - 1),
          is: answerNeed('submission', scenario, question, {}, after),
        })),
      };
    });
  });
}

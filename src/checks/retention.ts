import type { CheckOf } from '../domain/check.ts';
import type { RawFinding } from '../domain/finding.ts';
import type { Trace } from '../domain/run.ts';
import { type CheckContext, type CheckType, failed, rootOf, verdictOn } from './check.ts';
import { answerNeed } from './questions.ts';
import { erasuresOf, placesOf, tokensAt, tracesNeed } from './traces.ts';
import { changedAnswer } from './unchanged.ts';

type Spec = CheckOf<'retention'>;

/** Event-grain rows from before the cut-off go, those from then on stay, and the aggregates answer as before. */
export const retention: CheckType<'retention'> = {
  kind: 'retention',
  needs: (spec, context) =>
    runsOf(spec, context).flatMap(({ before, after, answers }) => [
      before,
      after,
      ...answers.flatMap(({ was, is }) => [was, is]),
    ]),
  judge: (spec, context, answers) => {
    for (const run of runsOf(spec, context)) {
      const { scenario, tokens, old, cutoff } = run;
      const [before, after] = [answers.of(run.before), answers.of(run.after)];
      if (!before.ok) return verdictOn([failed(before.failure, scenario)], rootOf(before.failure));
      if (!after.ok) return verdictOn([failed(after.failure, scenario)], rootOf(after.failure));
      const left = placesOf(after.value.traces, tokens, (token) => old.has(token));
      const findings = [
        ...left.map((place): RawFinding => ({ code: 'old-row-left', args: { ...place, cutoff }, scenario })),
        ...lostRows(run, before.value.traces, after.value.traces),
      ];
      for (const { was, is } of run.answers) {
        const changed = changedAnswer(context, answers, { was, is }, (args) => ({
          code: 'aggregate-changed',
          args,
        }));
        const [first] = changed;
        if (first?.code === 'failed') return verdictOn(changed, first.args.failure);
        findings.push(...changed);
      }
      if (findings.length > 0) return verdictOn(findings);
    }
    return verdictOn([]);
  },
};

type RetentionRun = ReturnType<typeof runsOf>[number];

/** Of what the model held of newer events, all has to be there still; what it never held is not asked for. */
function lostRows(
  { tokens, old, cutoff, scenario }: RetentionRun,
  before: readonly Trace[],
  after: readonly Trace[],
): RawFinding[] {
  const still = new Set(after.flatMap((trace) => trace.tokens));
  const held = [...new Set(before.flatMap((trace) => trace.tokens))].flatMap((index) => {
    const token = tokens[index];
    return token && !old.has(token) ? [{ index, text: token.text }] : [];
  });
  const lost = held.filter(({ index }) => !still.has(index));
  const [first] = lost;
  if (!first) return [];
  return [
    {
      code: 'new-row-gone',
      args: { count: lost.length, of: held.length, example: first.text, cutoff },
      scenario,
    },
  ];
}

function runsOf(spec: Spec, context: CheckContext) {
  return spec.scenarios.flatMap((scenario) => {
    const facts = context.scenario(scenario);
    const docs = facts.steps.flatMap((step) => (step.kind === 'load' ? step.docs : []));
    const events = docs.filter((doc) => doc.entity_type === spec.entityType);
    return erasuresOf(facts).map(({ after, entity: cutoff }) => {
      const recent = events.filter((doc) => doc.timestamp >= cutoff);
      const kept = tokensAt(context, recent, spec.kept);
      const alive = new Set([...kept, ...tokensAt(context, recent, spec.gone)].map(({ text }) => text));
      const expired = events.filter((doc) => doc.timestamp < cutoff);
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

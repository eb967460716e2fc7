import type { CheckOf } from '../domain/check.ts';
import type { RawFinding } from '../domain/finding.ts';
import { type Answers, type CheckContext, type CheckType, failed, rootOf, verdictOn } from './check.ts';
import { differenceOf, rowsFor } from './compare.ts';
import { answerNeed, questionOf } from './questions.ts';
import { erasuresOf, placesOf, tokensAt, tracesNeed } from './traces.ts';

type Spec = CheckOf<'retention'>;

/** Event-grain rows from before the cut-off go, those from then on stay, and the aggregates answer as before. */
export const retention: CheckType<'retention'> = {
  kind: 'retention',
  needs: (spec, context) =>
    runsOf(spec, context).flatMap((run) => [
      run.gone.need,
      run.kept.before,
      run.kept.after,
      ...run.answers.flatMap(({ was, is }) => [was, is]),
    ]),
  judge: (spec, context, answers) => {
    for (const run of runsOf(spec, context)) {
      const findings: RawFinding[] = [];
      const [left, before, after] = [
        answers.of(run.gone.need),
        answers.of(run.kept.before),
        answers.of(run.kept.after),
      ];
      for (const outcome of [left, before, after])
        if (!outcome.ok) return verdictOn([failed(outcome.failure, run.scenario)], rootOf(outcome.failure));
      if (!left.ok || !before.ok || !after.ok) continue;
      const { scenario, cutoff } = run;
      for (const place of placesOf(left.value.traces, run.gone.tokens))
        findings.push({ code: 'old-row-left', args: { ...place, cutoff }, scenario });
      const held = new Set(before.value.traces.flatMap(({ tokens }) => tokens));
      const still = new Set(after.value.traces.flatMap(({ tokens }) => tokens));
      const lost = [...held].filter((token) => !still.has(token));
      if (lost.length > 0) {
        const example = run.kept.tokens[lost[0] ?? 0]?.text ?? '';
        findings.push({
          code: 'new-row-gone',
          args: { count: lost.length, of: held.size, example, cutoff },
          scenario,
        });
      }
      for (const { question, was, is } of run.answers) {
        const outcome = aggregateFindings(context, answers, question, { was, is });
        const [first] = outcome;
        if (first?.code === 'failed') return verdictOn(outcome, first.args.failure);
        findings.push(...outcome);
      }
      if (findings.length > 0) return verdictOn(findings);
    }
    return verdictOn([]);
  },
};

function runsOf(spec: Spec, context: CheckContext) {
  return spec.scenarios.flatMap((scenario) => {
    const facts = context.scenario(scenario);
    const docs = facts.steps.flatMap((step) => (step.kind === 'load' ? step.docs : []));
    const events = docs.filter((doc) => doc.entity_type === spec.entityType);
    return erasuresOf(facts).map(({ after, entity: cutoff }) => {
      const [old, recent] = [
        events.filter((doc) => doc.timestamp < cutoff),
        events.filter((doc) => doc.timestamp >= cutoff),
      ];
      const kept = tokensAt(context, recent, spec.kept);
      const recentTexts = new Set(tokensAt(context, recent, spec.gone).map(({ text }) => text));
      const gone = tokensAt(context, old, spec.gone).filter(({ text }) => !recentTexts.has(text));
      return {
        scenario,
        cutoff,
        gone: { tokens: gone, need: tracesNeed(scenario, after, gone) },
        kept: {
          tokens: kept,
          before: tracesNeed(scenario, after - 1, kept),
          after: tracesNeed(scenario, after, kept),
        },
        answers: spec.questions.map((question) => ({
          question,
          was: answerNeed('submission', scenario, question, {}, after - 1),
          is: answerNeed('submission', scenario, question, {}, after),
        })),
      };
    });
  });
}

/** The candidate's own answer before is the measure: whether it was right is another check's business. */
function aggregateFindings(
  context: CheckContext,
  answers: Answers,
  id: string,
  needs: { was: ReturnType<typeof answerNeed>; is: ReturnType<typeof answerNeed> },
): RawFinding[] {
  const question = questionOf(context, id);
  const [was, is] = [answers.of(needs.was), answers.of(needs.is)];
  const { scenario } = needs.was;
  if (!was.ok) return [failed(was.failure, scenario, id)];
  if (!is.ok) return [failed(is.failure, scenario, id)];
  const [before, after] = [rowsFor(question, was.value.relation), rowsFor(question, is.value.relation)];
  if (!before.ok) return [before.finding];
  if (!after.ok) return [after.finding];
  if (before.rows.length === 0) return [{ code: 'answers-nothing', args: { question: id }, scenario }];
  const difference = differenceOf(question.columns, before.rows, after.rows);
  if (!difference) return [];
  const { rows, ...counts } = difference;
  return [{ code: 'aggregate-changed', args: { question: id, ...counts }, scenario, rows }];
}

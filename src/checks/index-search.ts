import { compare } from '../domain/compare.ts';
import type { CheckOf } from '../domain/check.ts';
import type { RawFinding } from '../domain/finding.ts';
import type { Params } from '../domain/run.ts';
import {
  type CheckContext,
  type CheckType,
  failed,
  JudgeError,
  type Need,
  rootOf,
  verdictOn,
} from './check.ts';
import { textAt } from './doc.ts';
import { answerNeed, questionOf } from './questions.ts';

type Spec = CheckOf<'index-search'>;

/** A table that grows by this factor, from the small scenario to the large, grows with events. */
const GROWS = 1.5;

/** A question finds its rows by index, and its cost does not grow with the events of others. */
export const indexSearch: CheckType<'index-search'> = {
  kind: 'index-search',
  needs: (spec, context) => {
    const { answer, small, large } = needsOf(spec, context);
    return [answer, small, large];
  },
  judge: (spec, context, answers) => {
    const { answer, small, large } = needsOf(spec, context);
    const [rows, little, much] = [answers.of(answer), answers.of(small), answers.of(large)];
    if (!rows.ok) return verdictOn([failed(rows.failure, spec.small, spec.question)], rootOf(rows.failure));
    if (!little.ok)
      return verdictOn([failed(little.failure, spec.small, spec.question)], rootOf(little.failure));
    if (!much.ok) return verdictOn([failed(much.failure, spec.large, spec.question)], rootOf(much.failure));
    const reads = much.value.plan.some((line) => /^(?:SEARCH|SCAN) /.test(line));
    if (rows.value.relation.rows.length === 0 || !reads)
      return verdictOn([
        { code: 'answers-nothing', args: { question: spec.question }, scenario: spec.small },
      ]);
    const findings = much.value.scans.flatMap(({ table, rows: count, detail }): RawFinding[] => {
      const before = little.value.scans.find((scan) => scan.table === table)?.rows ?? 0;
      if (count <= before * GROWS) return [];
      return [
        {
          code: 'full-scan',
          args: { question: spec.question, table, rows: count, plan: detail },
          scenario: spec.large,
        },
      ];
    });
    if (much.value.steps > little.value.steps * spec.maxGrowth)
      findings.push({
        code: 'cost-grows',
        args: {
          question: spec.question,
          small: little.value.steps,
          large: much.value.steps,
          most: spec.maxGrowth,
        },
        scenario: spec.large,
      });
    return verdictOn(findings);
  },
};

function needsOf(spec: Spec, context: CheckContext) {
  const params = busiest(spec, context);
  const access = (scenario: string) =>
    ({
      whose: 'submission',
      scenario,
      after: -1,
      ask: { kind: 'access', deliverable: spec.question, params },
    }) as const satisfies Need;
  return {
    answer: answerNeed('submission', spec.small, spec.question, params),
    small: access(spec.small),
    large: access(spec.large),
  };
}

/** The value with the most documents in the small scenario: its own events are the same in the large one. */
function busiest(spec: Spec, context: CheckContext): Params {
  const docs = context.scenario(spec.small).steps.flatMap((step) => (step.kind === 'load' ? step.docs : []));
  return Object.fromEntries(
    questionOf(context, spec.question).params.map(({ name, path, entityType }) => {
      const counts = new Map<string, number>();
      for (const doc of docs) {
        const value = doc.entity_type === entityType ? textAt(doc, path) : null;
        if (value !== null) counts.set(value, (counts.get(value) ?? 0) + 1);
      }
      const [most] = [...counts].sort(([a, m], [b, n]) => n - m || compare(a, b));
      if (!most) throw new JudgeError(`Scenario ${spec.small} has no value for :${name}.`);
      return [name, most[0]];
    }),
  );
}

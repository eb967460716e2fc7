import * as z from 'zod';
import { compare } from '../domain/compare.ts';
import { findings } from '../domain/finding.ts';
import type { Params } from '../domain/step.ts';
import {
  type CheckContext,
  failedVerdict,
  JudgeError,
  type Need,
  nothingToJudge,
  verdictOn,
} from './check.ts';
import { defineCheck, lacksNothing, type SpecOf } from './define.ts';
import { textAt } from './doc.ts';
import { docsIn } from './loaded.ts';
import { answerNeed, QUESTIONS, questionOf } from './questions.ts';
import { refTo } from './schema.ts';

const args = {
  question: refTo('question', 'Name of the question.'),
  small: refTo('scenario', 'Id of a scenario with few users.'),
  large: refTo('scenario', 'Id of a scenario with many, and the same users among them.'),
  max_growth: z.number().min(1).describe('Cost at `large` over cost at `small`, at most.'),
};

type Spec = SpecOf<typeof args>;

const says = findings({
  'full-scan': ({ question, table, rows, plan }: FullScan) => ({
    message: `${question} reads all ${rows} rows of ${table} (${plan}).`,
    hint: 'An index that begins with the columns you filter on turns SCAN into SEARCH.',
  }),
  'cost-grows': ({ question, small, large, most }: CostGrows) => ({
    message: `${question} takes ${large} engine steps instead of ${small} when others have ten times the events: ${(large / Math.max(1, small)).toFixed(1)} times, at most ${most} is allowed.`,
    hint: 'Every table it reads has to be searched by this user, the likes too.',
  }),
});

type FullScan = { question: string; table: string; rows: number; plan: string };
type CostGrows = { question: string; small: number; large: number; most: number };

/** A table that grows by this factor, from the small scenario to the large, grows with events. */
const GROWS = 1.5;

/** A question finds its rows by index, and its cost does not grow with the events of others. */
export const indexSearch = defineCheck({
  kind: 'index-search',
  about: 'The question finds its rows by index.',
  args,
  says,
  needs: (spec, context) => Object.values(needsOf(spec, context)),
  premise: lacksNothing,
  judge: (spec, context, answers) => {
    const { answer, small, large } = needsOf(spec, context);
    const [rows, little, much] = [answers.of(answer), answers.of(small), answers.of(large)];
    const { question } = spec;
    if (!rows.ok) return failedVerdict(rows.failure, spec.small, question);
    if (!little.ok) return failedVerdict(little.failure, spec.small, question);
    if (!much.ok) return failedVerdict(much.failure, spec.large, question);
    const reads = much.value.plan.some((line) => /^(?:SEARCH|SCAN) /.test(line));
    if (rows.value.relation.rows.length === 0 || !reads)
      return nothingToJudge(QUESTIONS('answers-nothing', { question }, { scenario: spec.small }));
    const where = { scenario: spec.large };
    const found = much.value.scans.flatMap(({ table, rows: count, detail: plan }) => {
      const before = little.value.scans.find((scan) => scan.table === table)?.rows ?? 0;
      return count <= before * GROWS
        ? []
        : [says('full-scan', { question, table, rows: count, plan }, where)];
    });
    const steps = { small: little.value.steps, large: much.value.steps };
    if (steps.large > steps.small * spec.max_growth)
      found.push(says('cost-grows', { question, ...steps, most: spec.max_growth }, where));
    return verdictOn(found);
  },
});

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
  const docs = docsIn(context, spec.small);
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

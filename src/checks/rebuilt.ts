import * as z from 'zod';
import { countsText, type Finding, findings, type RowCounts } from '../domain/finding.ts';
import type { AnswerColumn } from '../domain/problem.ts';
import type { StoredCatalogue, StoredTable } from '../domain/run.ts';
import { isNamed } from '../domain/table-pattern.ts';
import { canonical } from './cells.ts';
import {
  type Answers,
  type CheckContext,
  type Found,
  failedVerdict,
  JudgeError,
  verdictOn,
} from './check.ts';
import { differenceOf } from './compare.ts';
import { defineCheck, scenarios, type SpecOf } from './define.ts';
import { catalogueNeed, tablesNeed } from './loaded.ts';
import { answerNeed } from './questions.ts';
import { refTo, tablePattern } from './schema.ts';
import { changedAnswer } from './unchanged.ts';

const args = {
  scenarios,
  layers: z
    .array(tablePattern)
    .min(1)
    .describe('Tables that are emptied; each pattern must have a table or a view, and one of them rows.'),
  questions: z.array(refTo('question')).default([]).describe('Questions whose answers may not change.'),
};

type Spec = SpecOf<typeof args>;

const says = findings({
  /** No table and no view has such a name. */
  'layer-missing': ({ layer }: { layer: string }) => ({
    message: `No table or view is called ${layer}.`,
    hint: 'The layers are told apart by the beginning of their names; the statement has them.',
  }),
  /** The tables that are to be emptied held nothing before. */
  'layers-empty': ({ layers }: { layers: readonly string[] }) => ({
    message: `Nothing stood in ${layers.join(' or ')} before it was emptied, so nothing could be rebuilt.`,
    hint: 'The load has to fill those layers, whether tables or views.',
  }),
  /** A table has other rows than before it was emptied. */
  'rebuilt-rows': ({ table, ...counts }: RowCounts & { table: string }) => ({
    message: `${table}, emptied and filled again, is not what it was: ${countsText(counts)}.`,
    hint: 'The rebuild has nothing but what was kept: whatever the load took from elsewhere has to be kept there too.',
  }),
  'rebuilt-answer': ({ question, ...counts }: RowCounts & { question: string }) => ({
    message: `${question} answers otherwise after the rebuild: ${countsText(counts)}.`,
    hint: 'Every table that was emptied has to be filled again, those of the last layer too.',
  }),
});

/** What the grader emptied is filled again as it was: the rows of its tables, and what is asked of them. */
export const rebuilt = defineCheck({
  kind: 'rebuilt',
  about: 'What the grader emptied is filled again by a script as it was.',
  args,
  says,
  requires: { step: 'rebuild' },
  needs: (spec, context) =>
    runsOf(spec, context).flatMap(({ catalogue, before, after, answers }) => [
      catalogue,
      before,
      after,
      ...answers.flatMap(({ was, is }) => [was, is]),
    ]),
  premise: (spec, context, answers) => {
    for (const { catalogue, before, scenario } of runsOf(spec, context)) {
      const [model, was] = [answers.of(catalogue), answers.of(before)];
      if (!model.ok || !was.ok) return null;
      const lacks = emptyLayers(spec, model.value.catalogue, was.value.tables);
      if (lacks) return { ...lacks, scenario };
    }
    return null;
  },
  judge: (spec, context, answers) => {
    for (const run of runsOf(spec, context)) {
      const { scenario } = run;
      const [catalogue, was, is] = [answers.of(run.catalogue), answers.of(run.before), answers.of(run.after)];
      for (const outcome of [catalogue, was, is])
        if (!outcome.ok) return failedVerdict(outcome.failure, scenario);
      if (!catalogue.ok || !was.ok || !is.ok) throw new JudgeError('A step has no outcome.');
      const model = catalogue.value.catalogue;
      const found = [
        ...missingLayers(spec, model),
        ...rowFindings(spec, model, was.value.tables, is.value.tables),
        ...answerFindings(context, answers, run.answers),
      ].map((one): Found => ({ scenario, ...one }));
      const broken = found.find(({ failure }) => failure);
      if (broken) return verdictOn([broken], broken.failure);
      if (found.length > 0) return verdictOn(found);
    }
    return verdictOn([]);
  },
});

function runsOf(spec: Spec, context: CheckContext) {
  return spec.scenarios.map((scenario) => {
    const { steps, paramsOf } = context.scenario(scenario);
    const wipe = steps.findIndex(({ kind }) => kind === 'wipe');
    if (wipe < 0) throw new JudgeError(`The scenario ${scenario} empties nothing.`);
    return {
      scenario,
      catalogue: catalogueNeed(scenario),
      before: { ...tablesNeed(scenario), after: wipe - 1 },
      after: { ...tablesNeed(scenario), after: wipe + 1 },
      answers: spec.questions.flatMap((question) =>
        paramsOf(question).map((params) => ({
          was: answerNeed('submission', scenario, question, params, wipe - 1),
          is: answerNeed('submission', scenario, question, params, wipe + 1),
        })),
      ),
    };
  });
}

type AnswerPair = ReturnType<typeof runsOf>[number]['answers'][number];

/** Why a question had no answer before, its own check tells; the rows of the tables are compared in any case. */
function answerFindings(context: CheckContext, answers: Answers, pairs: readonly AnswerPair[]): Found[] {
  return pairs
    .filter(({ was }) => answers.of(was).ok)
    .flatMap((pair) => changedAnswer(context, answers, pair, (counts) => says('rebuilt-answer', counts)));
}

/** Each layer is there. */
function missingLayers({ layers }: Spec, { tables, views }: StoredCatalogue): Finding[] {
  const names = [...tables.map(({ name }) => name), ...views];
  const missing = layers.filter((layer) => !names.some((name) => isNamed(name, [layer])));
  return missing.map((layer) => says('layer-missing', { layer }));
}

/** Tables of the layers held something before; a layer may be views alone. */
function emptyLayers(
  { layers }: Spec,
  { tables, views }: StoredCatalogue,
  before: readonly StoredTable[],
): Finding | null {
  const held = before.some(({ table, relation }) => isNamed(table, layers) && relation.rows.length > 0);
  const isThere = tables.some(({ name }) => isNamed(name, layers));
  const hasView = views.some((view) => isNamed(view, layers));
  return held || hasView || !isThere ? null : says('layers-empty', { layers });
}

/** Rows without the numbers that the engine hands out, which mean nothing. */
function rowFindings(
  { layers }: Spec,
  catalogue: StoredCatalogue,
  before: readonly StoredTable[],
  after: readonly StoredTable[],
): Finding[] {
  const numbered = engineNumbers(catalogue);
  return before
    .filter(({ table }) => isNamed(table, layers))
    .flatMap(({ table, relation }) => {
      const now = after.find((each) => each.table === table)?.relation ?? { columns: [], rows: [] };
      const columns = relation.columns.filter((name) => !numbered.has(`${table}.${name}`.toLowerCase()));
      const rowsOf = (of: typeof relation) => {
        const places = columns.map((name) => of.columns.indexOf(name));
        return of.rows.map((row) => places.map((place) => canonical(row[place] ?? null, 'text')));
      };
      const asked = columns.map((name): AnswerColumn => ({ name, kind: 'text', key: true }));
      const difference = differenceOf(asked, rowsOf(relation), rowsOf(now));
      if (!difference) return [];
      const { rows, ...counts } = difference;
      return [says('rebuilt-rows', { table, ...counts }, { rows })];
    });
}

/** `table.column` of whole-number keys of one column, and of what refers to them. */
function engineNumbers({ tables }: StoredCatalogue): ReadonlySet<string> {
  const keys = tables.flatMap(({ name, columns, keys: all }) => {
    const [column] = all.find(({ primary }) => primary)?.columns ?? [];
    const single = all.find(({ primary }) => primary)?.columns.length === 1;
    const type = columns.find((each) => each.name === column)?.type ?? '';
    return single && typeof column === 'string' && /int|serial/i.test(type) ? [{ table: name, column }] : [];
  });
  const names = keys.map(({ table, column }) => `${table}.${column}`);
  const referring = tables.flatMap(({ name, references }) =>
    references.flatMap(({ table, columns }) =>
      keys.some((key) => key.table.toLowerCase() === table.toLowerCase())
        ? columns.map((column) => `${name}.${column}`)
        : [],
    ),
  );
  return new Set([...names, ...referring].map((name) => name.toLowerCase()));
}

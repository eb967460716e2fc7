import type { CheckOf } from '../domain/check.ts';
import type { RawFinding } from '../domain/finding.ts';
import type { AnswerColumn } from '../domain/problem.ts';
import type { StoredCatalogue, StoredTable } from '../domain/run.ts';
import { isNamed } from '../domain/table-pattern.ts';
import { canonical } from './cells.ts';
import {
  type Answers,
  type CheckContext,
  type CheckType,
  failed,
  JudgeError,
  rootOf,
  verdictOn,
} from './check.ts';
import { differenceOf } from './compare.ts';
import { catalogueNeed, tablesNeed } from './loaded.ts';
import { answerNeed } from './questions.ts';
import { changedAnswer } from './unchanged.ts';

type Spec = CheckOf<'rebuilt'>;

/** What the grader emptied is filled again as it was: the rows of its tables, and what is asked of them. */
export const rebuilt: CheckType<'rebuilt'> = {
  kind: 'rebuilt',
  needs: (spec, context) =>
    runsOf(spec, context).flatMap(({ catalogue, before, after, answers }) => [
      catalogue,
      before,
      after,
      ...answers.flatMap(({ was, is }) => [was, is]),
    ]),
  judge: (spec, context, answers) => {
    for (const run of runsOf(spec, context)) {
      const { scenario } = run;
      const [catalogue, was, is] = [answers.of(run.catalogue), answers.of(run.before), answers.of(run.after)];
      for (const outcome of [catalogue, was, is])
        if (!outcome.ok) return verdictOn([failed(outcome.failure, scenario)], rootOf(outcome.failure));
      if (!catalogue.ok || !was.ok || !is.ok) throw new JudgeError('A step has no outcome.');
      const model = catalogue.value.catalogue;
      const findings = [
        ...layerFindings(spec, model, was.value.tables),
        ...rowFindings(spec, model, was.value.tables, is.value.tables),
        ...answerFindings(context, answers, run.answers),
      ].map((finding): RawFinding => ({ scenario, ...finding }));
      const broken = findings.find(({ code }) => code === 'failed');
      if (broken?.code === 'failed') return verdictOn([broken], rootOf(broken.args.failure));
      if (findings.length > 0) return verdictOn(findings);
    }
    return verdictOn([]);
  },
};

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
function answerFindings(context: CheckContext, answers: Answers, pairs: readonly AnswerPair[]): RawFinding[] {
  return pairs
    .filter(({ was }) => answers.of(was).ok)
    .flatMap((pair) => changedAnswer(context, answers, pair, (args) => ({ code: 'rebuilt-answer', args })));
}

/** Each layer is there, and tables of them held something; a layer may be views alone. */
function layerFindings(
  { layers }: Spec,
  { tables, views }: StoredCatalogue,
  before: readonly StoredTable[],
): RawFinding[] {
  const names = [...tables.map(({ name }) => name), ...views];
  const missing = layers.filter((layer) => !names.some((name) => isNamed(name, [layer])));
  if (missing.length > 0) return missing.map((layer) => ({ code: 'layer-missing', args: { layer } }));
  const held = before.some(({ table, relation }) => isNamed(table, layers) && relation.rows.length > 0);
  const hasView = views.some((view) => isNamed(view, layers));
  return held || hasView ? [] : [{ code: 'layers-empty', args: { layers } }];
}

/** Rows without the numbers that the engine hands out, which mean nothing. */
function rowFindings(
  { layers }: Spec,
  catalogue: StoredCatalogue,
  before: readonly StoredTable[],
  after: readonly StoredTable[],
): RawFinding[] {
  const numbered = engineNumbers(catalogue);
  return before
    .filter(({ table }) => isNamed(table, layers))
    .flatMap(({ table, relation }): RawFinding[] => {
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
      return [{ code: 'rebuilt-rows', args: { table, ...counts }, rows }];
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

import { holdsMatrix } from '../design/facts/matrix.ts';
import type { HoldsRow } from '../domain/fact.ts';
import type { RawFinding } from '../domain/finding.ts';
import { type CheckType, JudgeError, rootOf, verdictOn } from './check.ts';
import { measureFacts } from './facts/measure.ts';
import { catalogueNeed, docsOf, loadedTables, tablesNeed } from './loaded.ts';

/**
 * Every type of event and every fact has its place in the design, in proportion. What is not certain has the benefit
 * of the doubt: it is asked for, and costs nothing.
 */
export const facts: CheckType<'facts'> = {
  kind: 'facts',
  needs: ({ scenario }) => [catalogueNeed(scenario), tablesNeed(scenario)],
  judge: ({ scenario, grain, entityType, model: of }, context, answers) => {
    const { facts: model } = context.problem;
    if (!model) throw new JudgeError('The problem does not say what a design has to hold.');
    const { designs, holds } = context.submission;
    const design = designs[of];
    if (!design) {
      const catalogue = answers.of(catalogueNeed(scenario));
      const failure = catalogue.ok ? null : rootOf(catalogue.failure);
      return verdictOn([{ code: 'facts-no-schema', args: {} }], failure);
    }
    const read = holdsMatrix(design, model, holds);
    const loaded = loadedTables(answers, scenario);
    const matrix = loaded
      ? measureFacts(read, {
          model,
          grain,
          tables: loaded,
          docsOf: (type) => docsOf(context, scenario, type),
          entityType,
        })
      : read;
    const { rows, stray } = matrix;
    return {
      earned: rows.filter(({ status }) => status === 'held' || status === 'unsure').length,
      of: rows.length,
      findings: [
        ...rows.flatMap(findingOn),
        ...stray.map((args): RawFinding => ({ code: 'fact-stray', args })),
      ],
      failure: null,
      detail: { kind: 'facts', matrix },
    };
  },
};

function findingOn(row: HoldsRow): RawFinding[] {
  const { id, title, status, asks, lacking, places, contradictions, of } = row;
  const at = places.map(({ table, column }) => (column === null ? table : `${table}.${column}`));
  switch (status) {
    case 'held':
      return [];
    case 'missing':
      return [{ code: 'fact-missing', args: { id, title, of, lacking, measured: row.measured === true } }];
    case 'unsure':
      return [{ code: 'fact-unsure', args: { id, title, asks, at } }];
    case 'contradicted':
      return [{ code: 'fact-contradicted', args: { id, title, contradictions } }];
  }
}

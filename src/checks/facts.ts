import { holdsMatrix } from '../design/facts/matrix.ts';
import type { HoldsContradiction, HoldsRow, RefutedNote, StrayNote } from '../domain/fact.ts';
import type { Design } from '../domain/design.ts';
import { type Finding, findings } from '../domain/finding.ts';
import type { Failure, Outcome } from '../domain/run.ts';
import { failed, JudgeError, rootOf, verdictOn } from './check.ts';
import { defineCheck, events, grain, scenario } from './define.ts';
import { measureFacts } from './facts/measure.ts';
import { catalogueNeed, docsOf, lacksTables, loadedTables, tablesNeed } from './loaded.ts';

type Row = Pick<HoldsRow, 'id' | 'title'>;

const says = findings({
  /** The design cannot be read. */
  'facts-no-schema': () => ({ message: 'There is no schema to read.' }),
  /** `lacking`: types of events in whose homes it is not; `measured`: it has a place, and no row came there. */
  'fact-missing': ({ id, title, of, lacking, measured }: Required<Pick<HoldsRow, MissingKey>>) => ({
    message: measured
      ? lacking.length > 0
        ? `${id} (${title}) has a place in the schema, and after the load it is not in the rows of ${lacking.join(', ')}.`
        : `${id} (${title}) has a place in the schema, and after the load it is in no row.`
      : of === 'event-type'
        ? `No table was found that takes ${id} (${title}).`
        : `${id} (${title}) was found nowhere${lacking.length > 0 ? ` for ${lacking.join(', ')}` : ''}.`,
    hint: measured
      ? 'Load it for each type of event that has it, or grade without load.sql if that is not written yet.'
      : `Give it a place. If it has one, say so: \`-- holds: ${id}\` on the column's line or before the table, or \`${id}: table.column\` under \`holds:\` in graincheck.yaml.`,
  }),
  /** Costs nothing. `at`: where it may stand, as `table` or `table.column`. */
  'fact-unsure': ({ id, title, asks, at }: Row & { asks: string; at: readonly string[] }) => ({
    message: `${id} (${title}): not sure${at.length > 0 ? `, perhaps ${at.slice(0, 3).join(', ')}` : ''}. It costs nothing. ${asks}`,
    hint: `Say where: \`${id}: ${at[0] ?? 'table.column'}\` under \`holds:\` in graincheck.yaml, or \`-- holds: ${id}\` on its line.`,
  }),
  'fact-contradicted': ({ id, title, contradictions }: Row & Pick<HoldsRow, 'contradictions'>) => ({
    message: `${id} (${title}) has no room: ${contradictions.map(contradictionText).join('; ')}.`,
    ...(contradictions[0] && { hint: HINTS[contradictions[0].kind] }),
  }),
  /** A statement that cannot be true. */
  'fact-refuted': ({ name, where, at, why }: RefutedNote) => ({
    message: `${where === 'holds' ? 'holds' : `${where}: -- holds`}: ${name} does not stand at ${at}: ${why}.`,
    hint: 'Give it a column of its own, or say where it stands.',
  }),
  /** A statement that names nothing that is known. */
  'fact-stray': ({ name, where, what }: StrayNote) => ({
    message: where === 'holds' ? `holds: ${name} ${what}.` : `${where}: -- holds: ${name} ${what}.`,
    hint: 'Names are event types and bronze columns; places are `table` or `table.column`.',
  }),
});

type MissingKey = 'id' | 'title' | 'of' | 'lacking' | 'measured';

function contradictionText({ kind, table, columns, line, eventType }: HoldsContradiction): string {
  const at = `${table}, line ${line}`;
  const names = columns.join(', ');
  switch (kind) {
    case 'demands':
      return `${names} must be filled (${at}), and ${eventType} has none`;
    case 'untold':
      return `neither a time nor a flag tells ${eventType} in ${at}`;
    case 'refuses':
      return `the key (${names}) of ${at} refuses a second ${eventType}`;
    case 'ends-known':
      return `${names} must be filled (${at}) and is not known at ${eventType}`;
  }
}

const HINTS: Readonly<Record<HoldsContradiction['kind'], string>> = {
  demands: 'Let the column stay empty, or give these events a table of their own.',
  untold: 'Give the undoing a row of its own with its time, or a flag and a time in the row that it undoes.',
  refuses: 'Key events by their own id, or by the time as well.',
  'ends-known': 'Let the end stay empty until it is known, or keep start and end as events.',
};

/**
 * Every type of event and every fact has its place in the design, in proportion. What is not certain has the benefit
 * of the doubt: it is asked for, and costs nothing.
 */
export const facts = defineCheck({
  kind: 'facts',
  about: 'Every type of event and every fact of `facts.yaml` has its place in the design.',
  args: { scenario, grain, entity_type: events },
  says,
  requires: { file: 'facts' },
  needs: (spec) => [catalogueNeed(spec.scenario), tablesNeed(spec.scenario)],
  premise: lacksTables,
  judge: (spec, context, answers) => {
    const { facts: model } = context.problem;
    if (!model) throw new JudgeError('The problem does not say what a design has to hold.');
    const { designs, holds } = context.submission;
    const design = designs[spec.model];
    if (!design || design.tables.length === 0) {
      const catalogue = answers.of(catalogueNeed(spec.scenario));
      const failure = catalogue.ok ? null : rootOf(catalogue.failure);
      return verdictOn([says('facts-no-schema', {})], failure);
    }
    const read = holdsMatrix(design, model, holds);
    const loaded = loadedTables(answers, spec.scenario);
    const matrix = loaded
      ? measureFacts(read, {
          model,
          grain: spec.grain,
          tables: loaded,
          docsOf: (type) => docsOf(context, spec.scenario, type),
          entityType: spec.entity_type,
        })
      : read;
    const { rows, stray, refuted } = matrix;
    const broken = brokenBy(answers.of(catalogueNeed(spec.scenario)), design);
    if (broken)
      return {
        earned: 0,
        of: rows.length,
        findings: [failed(broken)],
        failure: broken,
        detail: { kind: 'facts', matrix },
      };
    return {
      earned: rows.filter(({ status }) => status === 'held' || status === 'unsure').length,
      of: rows.length,
      findings: [
        ...rows.flatMap(findingOn),
        ...refuted.map((note) => says('fact-refuted', note)),
        ...stray.map((note) => says('fact-stray', note)),
      ],
      failure: null,
      detail: { kind: 'facts', matrix },
    };
  },
});

/** A schema that does not run holds nothing; a line that is none of its statements makes it no worse. */
function brokenBy(catalogue: Outcome<unknown>, { unread }: Design): Failure | null {
  const failure = catalogue.ok ? null : rootOf(catalogue.failure);
  if (failure?.kind !== 'sql-error') return null;
  const { line } = failure.error;
  return unread.some(({ place, names }) => place.line === line && names === null) ? null : failure;
}

function findingOn(row: HoldsRow): Finding[] {
  const { id, title, status, asks, lacking, places, contradictions, of } = row;
  const at = places.map(({ table, column }) => (column === null ? table : `${table}.${column}`));
  switch (status) {
    case 'held':
      return [];
    case 'missing':
      return [says('fact-missing', { id, title, of, lacking, measured: row.measured === true })];
    case 'unsure':
      return [says('fact-unsure', { id, title, asks, at })];
    case 'contradicted':
      return [says('fact-contradicted', { id, title, contradictions })];
  }
}

import * as z from 'zod';
import type { DocPath, EventDoc } from '../domain/event.ts';
import { type Finding, findings } from '../domain/finding.ts';
import type { Problem } from '../domain/problem.ts';
import { isNamed } from '../domain/table-pattern.ts';
import {
  type Answers,
  type CheckContext,
  type Found,
  failedVerdict,
  type Judgement,
  nothingToJudge,
} from './check.ts';
import { defineCheck, events, lacksNothing, scenario, type SpecOf } from './define.ts';
import { textAt } from './doc.ts';
import { docsIn, tablesNeed } from './loaded.ts';
import { docPath, tablePattern, word } from './schema.ts';
import { homesOf, type Home } from './shape/home.ts';
import {
  columnFindings,
  hasColumnsEnough,
  keptFindings,
  namesIn,
  PROPERTIES,
  swappedFindings,
  wholeFindings,
} from './shape/properties.ts';

const args = {
  scenario,
  tables: z
    .enum(['one', 'one-a-type'])
    .describe('`one`: one table has all events. `one-a-type`: each type of event has a table of its own.'),
  columns_at_most: z.int().positive().optional().describe('Columns that such a table has, at most.'),
  own_columns: z
    .array(docPath())
    .default([])
    .describe('Properties that have a column of their own, null for events without them.'),
  kept: z.array(docPath()).default([]).describe("Properties that stand somewhere in their event's row."),
  whole: docPath()
    .optional()
    .describe(
      "A JSON document that stands in its event's row as it came: every key with its value, null too.",
    ),
  named: z
    .array(tablePattern)
    .default([])
    .describe('Names of the tables that are looked at; all tables where it is left out.'),
  types: z.array(word).default([]).describe('Types of events that are asked about; all if left out.'),
  having: z.array(docPath()).default([]).describe('Events that lack one of these are not asked about.'),
  event_id: docPath().prefault('event_id').describe('Where the id is that tells a row of an event.'),
  event_type: docPath().prefault('event_type').describe('Where the type of an event is.'),
  entity_type: events,
};

export type ShapeSpec = SpecOf<typeof args>;

const says = findings({
  ...PROPERTIES.words,
  /** No table has a row of an event, found by its id. */
  'shape-no-events': ({ id }: { id: string }) => ({
    message: 'No table has rows of events.',
    hint: `A row of an event is told by its ${id}: keep that in a column of its own.`,
  }),
  /** No table has a row of an event of the type. */
  'shape-no-table': ({ eventType }: { eventType: string }) => ({
    message: `No table has a row for each ${eventType}.`,
    hint: 'Load every event of the type, with its id in the row.',
  }),
  /** Events of which no table has a row. */
  'shape-lost': ({ lost, all, example }: { lost: number; all: number; example: string }) => ({
    message: `${lost} of ${all} events have no row, such as ${example}.`,
    hint: 'Take in every event as it comes, whatever it says and whether it can be read or not.',
  }),
  /** Events of several types stand in one table, where each type is to have its own. */
  'shape-mixed': ({ table, eventTypes }: { table: string; eventTypes: readonly string[] }) => ({
    message: `${table} holds events of several types: ${eventTypes.join(', ')}.`,
    hint: 'In this pattern each type has a table of its own; tables that only help count too.',
  }),
  /** Events stand in several tables, where one is to have them all. */
  'shape-spread': ({ tables }: { tables: readonly string[] }) => ({
    message: `Events stand in several tables: ${tables.join(', ')}.`,
    hint: 'In this pattern one table holds them all; what only helps can be a view, or temporary.',
  }),
  'shape-wide': ({ table, columns, most }: { table: string; columns: number; most: number }) => ({
    message: `${table} has ${columns} columns, at most ${most} are allowed.`,
    hint: 'Keep what only some types have together, in JSON or in features that each type uses in its own way.',
  }),
});

/**
 * Events lie in tables of a pattern: one for each type or one for all, so many columns wide. Where they do, half of
 * the points are for their properties: in columns of their own, or kept somewhere in the row. A pattern of columns
 * does not hold where fewer than half of the properties have one.
 */
export const shape = defineCheck({
  kind: 'shape',
  about: 'Events lie in the tables of a pattern; half of the points are for their properties.',
  args,
  says,
  needs: (spec) => [tablesNeed(spec.scenario, spec.model)],
  premise: lacksNothing,
  judge: (spec, context, answers) => {
    const measured = measure(spec, context, answers);
    if ('of' in measured) return measured;
    const { homes, docs } = measured;
    const asksProperties = spec.own_columns.length + spec.kept.length > 0 || spec.whole !== undefined;
    const of = asksProperties ? 2 : 1;
    const nameOf = namesIn(context.problem);
    if (homes.length === 0) {
      const none = says('shape-no-events', { id: nameOf(spec.event_id) }, { scenario: spec.scenario });
      return nothingToJudge(none);
    }
    const pattern = patternFindings(spec, homes, docs, context.problem);
    if (pattern.length > 0) return judged(0, of, spec, pattern);
    const columns = [...columnFindings(spec, homes, nameOf), ...swappedFindings(spec, homes, nameOf)];
    const properties = [
      ...columns,
      ...keptFindings(spec, homes, nameOf),
      ...wholeFindings(spec, homes, nameOf),
    ];
    if (properties.length === 0) return judged(of, of, spec, []);
    return judged(hasColumnsEnough(spec, homes, columns.length) ? 1 : 0, of, spec, properties);
  },
});

/** Whether the pattern itself holds, whatever becomes of the properties. */
export function hasPattern(spec: ShapeSpec, context: CheckContext, answers: Answers): boolean {
  return shape.judge(spec, context, answers).earned > 0;
}

function judged(earned: number, of: number, spec: ShapeSpec, found: readonly Finding[]): Judgement {
  const told = found.map((each): Found => ({ scenario: spec.scenario, ...each }));
  return { earned, of, findings: told, failure: null };
}

type Measured = { readonly homes: readonly Home[]; readonly docs: readonly EventDoc[] };

function measure(spec: ShapeSpec, context: CheckContext, answers: Answers): Measured | Judgement {
  const outcome = answers.of<'tables'>(tablesNeed(spec.scenario, spec.model));
  if (!outcome.ok) return failedVerdict(outcome.failure, spec.scenario);
  const docs = docsOf(spec, context);
  const tables = outcome.value.tables.filter(
    ({ table }) => spec.named.length === 0 || isNamed(table, spec.named),
  );
  return { homes: homesOf(tables, docs, spec, [...spec.own_columns, ...spec.kept]), docs };
}

/** The events that are asked about, each once however often it came. */
function docsOf(spec: ShapeSpec, context: CheckContext): readonly EventDoc[] {
  const docs = new Map<string, EventDoc>();
  for (const doc of docsIn(context, spec.scenario)) {
    const id = textAt(doc, spec.event_id);
    const type = textAt(doc, spec.event_type);
    const isEvent = doc.entity_type === spec.entity_type && id !== null && type !== null;
    const isAsked = spec.types.length === 0 || (type !== null && spec.types.includes(type));
    if (isEvent && isAsked && spec.having.every((path) => textAt(doc, path) !== null)) docs.set(id, doc);
  }
  return [...docs.values()];
}

function patternFindings(
  spec: ShapeSpec,
  homes: readonly Home[],
  docs: readonly EventDoc[],
  problem: Problem,
): Finding[] {
  const typeOf = (doc: EventDoc) => textAt(doc, spec.event_type) ?? '';
  const typesIn = (of: readonly EventDoc[]) => [...new Set(of.map(typeOf))].toSorted();
  const held = new Set(homes.flatMap((home) => typesIn(home.docs)));
  const lost = typesIn(docs).filter((type) => !held.has(type));
  const most = spec.columns_at_most;
  const wide = homes.flatMap(({ table, columns: { length } }) =>
    most !== undefined && length > most ? [says('shape-wide', { table, columns: length, most })] : [],
  );
  return [
    ...lostFindings(spec, homes, docs, isShown(problem, spec.event_type) ? lost : []),
    ...(spec.tables === 'one'
      ? spread(homes)
      : homes.flatMap(({ table, docs: here }) => {
          const eventTypes = typesIn(here);
          return eventTypes.length > 1 ? [says('shape-mixed', { table, eventTypes })] : [];
        })),
    ...wide,
  ];
}

/** Types of which nothing is there; where every event has to be, or the type is nothing that candidates know, single events. */
function lostFindings(
  spec: ShapeSpec,
  homes: readonly Home[],
  docs: readonly EventDoc[],
  types: readonly string[],
): Finding[] {
  if (types.length > 0) return types.map((eventType) => says('shape-no-table', { eventType }));
  const held = new Set(homes.flatMap((home) => home.docs));
  const heldTypes = new Set([...held].map((doc) => textAt(doc, spec.event_type)));
  const lost = docs.filter(
    (doc) => !held.has(doc) && (spec.whole !== undefined || !heldTypes.has(textAt(doc, spec.event_type))),
  );
  const [first] = lost;
  if (!first) return [];
  return [
    says('shape-lost', { lost: lost.length, all: docs.length, example: textAt(first, spec.event_id) ?? '' }),
  ];
}

/** Whether a column of a bronze table has what stands at a path, so that candidates know it. */
function isShown({ bronze }: Problem, path: DocPath): boolean {
  return bronze.some(({ columns }) =>
    columns.some((column) => column.path.every((key, at) => key === path[at])),
  );
}

function spread(homes: readonly Home[]): Finding[] {
  const tables = homes.map(({ table }) => table);
  return tables.length > 1 ? [says('shape-spread', { tables })] : [];
}

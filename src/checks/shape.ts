import type { CheckOf } from '../domain/check.ts';
import type { EventDoc } from '../domain/event.ts';
import type { RawFinding } from '../domain/finding.ts';
import { isNamed } from '../domain/table-pattern.ts';
import { type Answers, type CheckContext, type CheckType, failed, type Judgement, rootOf } from './check.ts';
import { textAt } from './doc.ts';
import { tablesNeed } from './loaded.ts';
import { homesOf, type Home } from './shape/home.ts';
import { columnFindings, hasColumnsEnough, keptFindings, namesIn } from './shape/properties.ts';

type Spec = CheckOf<'shape'>;

/**
 * Events lie in tables of a pattern: one for each type or one for all, so many columns wide. Where they do, half of
 * the points are for their properties: in columns of their own, or kept somewhere in the row. A pattern of columns
 * does not hold where fewer than half of the properties have one.
 */
export const shape: CheckType<'shape'> = {
  kind: 'shape',
  needs: (spec) => [tablesNeed(spec.scenario, spec.model)],
  judge: (spec, context, answers) => {
    const measured = measure(spec, context, answers);
    if ('of' in measured) return measured;
    const { homes, docs } = measured;
    const asksProperties = spec.ownColumns.length + spec.kept.length > 0;
    const of = asksProperties ? 2 : 1;
    const pattern = patternFindings(spec, context, homes, docs);
    if (pattern.length > 0) return judged(0, of, spec, pattern);
    const nameOf = namesIn(context.problem);
    const columns = columnFindings(spec, homes, nameOf);
    const properties = [...columns, ...keptFindings(spec, homes, nameOf)];
    if (properties.length === 0) return judged(of, of, spec, []);
    return judged(hasColumnsEnough(spec, homes, columns.length) ? 1 : 0, of, spec, properties);
  },
};

/** Whether the pattern itself holds, whatever becomes of the properties. */
export function hasPattern(spec: Spec, context: CheckContext, answers: Answers): boolean {
  return shape.judge(spec, context, answers).earned > 0;
}

function judged(earned: number, of: number, { scenario }: Spec, findings: readonly RawFinding[]): Judgement {
  return { earned, of, findings: findings.map((each): RawFinding => ({ scenario, ...each })), failure: null };
}

type Measured = { readonly homes: readonly Home[]; readonly docs: readonly EventDoc[] };

function measure(spec: Spec, context: CheckContext, answers: Answers): Measured | Judgement {
  const outcome = answers.of<'tables'>(tablesNeed(spec.scenario, spec.model));
  if (!outcome.ok) {
    const { failure } = outcome;
    return { earned: 0, of: 1, findings: [failed(failure, spec.scenario)], failure: rootOf(failure) };
  }
  const docs = docsOf(spec, context);
  const tables = outcome.value.tables.filter(
    ({ table }) => spec.named.length === 0 || isNamed(table, spec.named),
  );
  return { homes: homesOf(tables, docs, spec, [...spec.ownColumns, ...spec.kept]), docs };
}

/** The events that are asked about, each once however often it came. */
function docsOf(spec: Spec, context: CheckContext): readonly EventDoc[] {
  const { steps } = context.scenario(spec.scenario);
  const docs = new Map<string, EventDoc>();
  for (const step of steps)
    for (const doc of step.kind === 'load' ? step.docs : []) {
      const id = textAt(doc, spec.idPath);
      const type = textAt(doc, spec.typePath);
      const isEvent = doc.entity_type === spec.entityType && id !== null && type !== null;
      const isAsked = spec.types.length === 0 || (type !== null && spec.types.includes(type));
      if (isEvent && isAsked && spec.having.every((path) => textAt(doc, path) !== null)) docs.set(id, doc);
    }
  return [...docs.values()];
}

function patternFindings(
  spec: Spec,
  { problem }: CheckContext,
  homes: readonly Home[],
  docs: readonly EventDoc[],
): RawFinding[] {
  const typeOf = (doc: EventDoc) => textAt(doc, spec.typePath) ?? '';
  const typesIn = (of: readonly EventDoc[]) => [...new Set(of.map(typeOf))].toSorted();
  if (homes.length === 0) return [{ code: 'shape-no-events', args: { id: namesIn(problem)(spec.idPath) } }];
  const held = new Set(homes.flatMap((home) => typesIn(home.docs)));
  const lost = typesIn(docs).filter((type) => !held.has(type));
  const wide = homes.flatMap(({ table, columns }): RawFinding[] => {
    const most = spec.columnsAtMost;
    return most !== null && columns.length > most
      ? [{ code: 'shape-wide', args: { table, columns: columns.length, most } }]
      : [];
  });
  return [
    ...lost.map((eventType): RawFinding => ({ code: 'shape-no-table', args: { eventType } })),
    ...(spec.tables === 'one'
      ? spread(homes)
      : homes.flatMap(({ table, docs: here }): RawFinding[] => {
          const eventTypes = typesIn(here);
          return eventTypes.length > 1 ? [{ code: 'shape-mixed', args: { table, eventTypes } }] : [];
        })),
    ...wide,
  ];
}

function spread(homes: readonly Home[]): RawFinding[] {
  const tables = homes.map(({ table }) => table);
  return tables.length > 1 ? [{ code: 'shape-spread', args: { tables } }] : [];
}

import type { EventDoc } from '../domain/event.ts';
import type { StoredTable } from '../domain/run.ts';
import { type Answers, type CheckContext, COMMON, type Found, type Need } from './check.ts';

/** @param model the one that is looked at, where it is not the check's own. */
export function tablesNeed(scenario: string, model?: string) {
  const need = { whose: 'submission', scenario, after: -1, ask: { kind: 'tables' } } as const satisfies Need;
  return model === undefined ? need : { ...need, model };
}

export function catalogueNeed(scenario: string, model?: string) {
  const need = {
    whose: 'submission',
    scenario,
    after: 0,
    ask: { kind: 'catalogue' },
  } as const satisfies Need;
  return model === undefined ? need : { ...need, model };
}

/** A premise of what is read from tables: there are some. */
export const lacksTables = {
  needs: ({ scenario }: { readonly scenario: string }) => [catalogueNeed(scenario)],
  lacks: (
    { scenario }: { readonly scenario: string },
    _context: CheckContext,
    answers: Answers,
  ): Found | null => {
    const outcome = answers.of<'catalogue'>(catalogueNeed(scenario));
    return outcome.ok && outcome.value.catalogue.tables.length === 0 ? COMMON('no-table', {}) : null;
  },
};

/** The tables at the end of a scenario; null where nothing is loaded, so that only the DDL can be read. */
export function loadedTables(
  answers: Answers,
  scenario: string,
  model?: string,
): readonly StoredTable[] | null {
  const tables = answers.of<'tables'>(tablesNeed(scenario, model));
  const catalogue = answers.of<'catalogue'>(catalogueNeed(scenario, model));
  if (!tables.ok || !catalogue.ok) return null;
  const before = new Map(catalogue.value.catalogue.tables.map(({ name, rows }) => [name, rows]));
  const loaded = tables.value.tables.some(
    ({ table, relation }) => relation.rows.length > (before.get(table) ?? 0),
  );
  return loaded ? tables.value.tables : null;
}

/** All documents that a scenario delivers. */
export function docsIn(context: CheckContext, scenario: string): EventDoc[] {
  return context.scenario(scenario).steps.flatMap((step) => (step.kind === 'load' ? step.docs : []));
}

/** Those of one entity type. */
export function docsOf(context: CheckContext, scenario: string, entityType: string): EventDoc[] {
  return docsIn(context, scenario).filter((doc) => doc.entity_type === entityType);
}

import type { Described } from '../domain/check.ts';
import type { DocPath } from '../domain/event.ts';
import type { RawFinding } from '../domain/finding.ts';
import type { Cell } from '../domain/relation.ts';
import type { CatalogueTable, StoredTable } from '../domain/run.ts';
import { type CheckType, failed, rootOf, verdictOn } from './check.ts';
import { valuesAt } from './doc.ts';
import { docsById, grainOf } from './grain.ts';
import { catalogueNeed, docsOf, loadedTables, tablesNeed } from './loaded.ts';

/** What describes a thing stands once per thing and change of it: in no table with a row per event. */
export const attributesApart: CheckType<'attributes-apart'> = {
  kind: 'attributes-apart',
  needs: (spec) => [catalogueNeed(spec.scenario), tablesNeed(spec.scenario)],
  judge: (spec, context, answers) => {
    const outcome = answers.of(catalogueNeed(spec.scenario));
    if (!outcome.ok) return verdictOn([failed(outcome.failure)], rootOf(outcome.failure));
    const { tables } = outcome.value.catalogue;
    if (tables.length === 0) return verdictOn([{ code: 'no-table', args: {} }]);
    const loaded = loadedTables(answers, spec.scenario);
    if (!loaded) return verdictOn(tables.flatMap((table) => byName(table, spec.attributes, spec.grain)));
    const docs = docsOf(context, spec.scenario, spec.entityType);
    const byId = docsById(docs, spec.grain);
    const perEvent = loaded.filter((table) => grainOf(table, byId, docs).perEvent);
    return verdictOn(
      spec.attributes.flatMap((attribute) => {
        const values = valuesAt(docsOf(context, spec.scenario, attribute.entityType), [attribute.path]);
        return perEvent.flatMap((table) => measured(table, attribute, values));
      }),
    );
  },
};

/** Fewer cells than these could agree by chance; numbers more easily than words. */
const ENOUGH = { text: 1, integer: 3 } as const;

function measured(
  table: StoredTable,
  { attribute, kind }: Described,
  values: ReadonlySet<string>,
): RawFinding[] {
  return table.relation.columns.flatMap((column, at): RawFinding[] => {
    const cells = table.relation.rows.flatMap((row) => cellTexts(row[at] ?? null));
    const hits = cells.filter((cell) => values.has(cell));
    const whole = hits.length === cells.length && new Set(hits).size >= ENOUGH[kind];
    // In a bag of properties an attribute stands among others.
    const inside = kind === 'text' && insideJson(table, at, values);
    if (!whole && !inside) return [];
    return [
      {
        code: 'attribute-in-events',
        args: { column: `${table.table}.${column}`, attribute, how: 'measured' },
      },
    ];
  });
}

function cellTexts(cell: Cell): string[] {
  return cell === null || cell instanceof Uint8Array ? [] : [String(cell)];
}

function insideJson(table: StoredTable, at: number, values: ReadonlySet<string>): boolean {
  const texts = table.relation.rows.flatMap((row) => {
    const cell = row[at];
    return typeof cell === 'string' && cell.startsWith('{') ? [cell] : [];
  });
  const quoted = [...values].map((value) => JSON.stringify(value));
  return (
    texts.length > 0 &&
    texts.filter((text) => quoted.some((value) => text.includes(value))).length > texts.length / 2
  );
}

/** Nothing is loaded: a table whose key is an event's id has a row per event. */
function byName(
  table: CatalogueTable,
  attributes: readonly Described[],
  grain: readonly DocPath[],
): RawFinding[] {
  const ids = new Set(grain.map((path) => path.at(-1)));
  const perEvent = table.keys.some((key) => key.columns.some((column) => ids.has(column?.toLowerCase())));
  if (!perEvent) return [];
  return attributes.flatMap(({ attribute, names }) =>
    table.columns
      .filter(({ name }) => names.includes(name.toLowerCase()))
      .map(
        ({ name }): RawFinding => ({
          code: 'attribute-in-events',
          args: { column: `${table.name}.${name}`, attribute, how: 'name' },
        }),
      ),
  );
}

import type { Described } from '../domain/check.ts';
import type { DocPath, EventDoc } from '../domain/event.ts';
import type { RawFinding } from '../domain/finding.ts';
import type { CatalogueTable } from '../domain/run.ts';
import { type CheckType, failed, rootOf, verdictOn } from './check.ts';
import { textAt } from './doc.ts';
import { docsById, type Grain, grainOf } from './grain.ts';
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
    const perEvent = loaded.map((table) => grainOf(table, byId, docs)).filter((grain) => grain.perEvent);
    return verdictOn(
      spec.attributes.flatMap((attribute) => {
        const valuesOf = describedBy(attribute, docsOf(context, spec.scenario, attribute.entityType));
        return perEvent.flatMap((grain) => measured(grain, attribute, valuesOf));
      }),
    );
  },
};

/** Share of the rows about a thing that have to repeat its attribute: some may hold a default. */
const MOST = 0.5;
/** Fewer rows than these could agree by chance. */
const ENOUGH = 3;

type ValuesOf = (doc: EventDoc) => ReadonlySet<string>;

/** The values that describe the thing an event is about, each version of it; in one spelling. */
function describedBy({ path }: Described, things: readonly EventDoc[]): ValuesOf {
  const byThing = new Map<string, Set<string>>();
  for (const thing of things) {
    const value = textAt(thing, path);
    const values = byThing.get(thing.entity_id) ?? new Set();
    if (value !== null) byThing.set(thing.entity_id, values.add(value.toLowerCase()));
  }
  const none: ReadonlySet<string> = new Set();
  return (doc) => {
    const about = Object.values(doc.properties).find(
      (value) => typeof value === 'string' && byThing.has(value),
    );
    return (typeof about === 'string' && byThing.get(about)) || none;
  };
}

/** A column repeats an attribute where most rows about a thing hold that very thing's value. */
function measured(
  { table, docsOf: about }: Grain,
  { attribute, kind }: Described,
  valuesOf: ValuesOf,
): RawFinding[] {
  return table.relation.columns.flatMap((column, at): RawFinding[] => {
    let asked = 0;
    let hits = 0;
    for (const [index, row] of table.relation.rows.entries()) {
      const [doc] = about[index] ?? [];
      const values = doc && valuesOf(doc);
      const cell = row[at] ?? null;
      if (!values || values.size === 0 || cell === null || cell instanceof Uint8Array) continue;
      asked++;
      if (holds(String(cell).toLowerCase(), kind, values)) hits++;
    }
    if (hits < ENOUGH || hits < asked * MOST) return [];
    const args = { column: `${table.table}.${column}`, attribute, how: 'measured' } as const;
    return [{ code: 'attribute-in-events', args }];
  });
}

/** As it is, in another unit, or as one of the texts in a bag of properties. */
function holds(cell: string, kind: Described['kind'], values: ReadonlySet<string>): boolean {
  if (values.has(cell)) return true;
  if (kind === 'integer') return [...values].some((value) => Number(cell) * 1000 === Number(value));
  return cell.startsWith('{') && [...values].some((value) => cell.includes(JSON.stringify(value)));
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

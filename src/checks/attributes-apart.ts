import * as z from 'zod';
import type { DocPath, EventDoc } from '../domain/event.ts';
import { type Finding, findings } from '../domain/finding.ts';
import type { CatalogueTable } from '../domain/run.ts';
import { COMMON, failedVerdict, verdictOn } from './check.ts';
import { defineCheck, events, grain, scenario } from './define.ts';
import { textAt } from './doc.ts';
import { docsById, type Grain, grainOf } from './grain.ts';
import { catalogueNeed, docsOf, loadedTables, tablesNeed } from './loaded.ts';
import { docPath, sqlName, word } from './schema.ts';

const described = z.strictObject({
  attribute: sqlName.describe('The attribute: `category`.'),
  names: z.array(sqlName).min(1).describe('Names that a column of it may have.'),
  entity_type: word.describe('Documents of this `entity_type` carry it.'),
  from: docPath('Where in them.'),
  kind: z.enum(['text', 'integer']).describe('Kind of its values.'),
});

type Described = z.output<typeof described>;

const says = findings({
  'attribute-in-events': ({ column, attribute, how }: InEvents) => ({
    message: `${column} repeats ${attribute} on every event${how === 'name' ? ' (read from its name)' : ''}.`,
    hint: `Keep ${attribute} once per thing and change of it, in a dimension, and join.`,
  }),
});

type InEvents = { column: string; attribute: string; how: 'measured' | 'name' };

/** What describes a thing stands once per thing and change of it: in no table with a row per event. */
export const attributesApart = defineCheck({
  kind: 'attributes-apart',
  about: 'What describes a thing stands in no table with a row per event.',
  args: {
    scenario,
    attributes: z.array(described).min(1).describe('The attributes.'),
    grain,
    entity_type: events,
  },
  says,
  needs: (spec) => [catalogueNeed(spec.scenario), tablesNeed(spec.scenario)],
  judge: (spec, context, answers) => {
    const outcome = answers.of(catalogueNeed(spec.scenario));
    if (!outcome.ok) return failedVerdict(outcome.failure);
    const { tables } = outcome.value.catalogue;
    if (tables.length === 0) return verdictOn([COMMON('no-table', {})]);
    const loaded = loadedTables(answers, spec.scenario);
    if (!loaded) return verdictOn(tables.flatMap((table) => byName(table, spec.attributes, spec.grain)));
    const docs = docsOf(context, spec.scenario, spec.entity_type);
    const byId = docsById(docs, spec.grain);
    const perEvent = loaded.map((table) => grainOf(table, byId, docs)).filter((one) => one.perEvent);
    return verdictOn(
      spec.attributes.flatMap((attribute) => {
        const valuesOf = describedBy(attribute, docsOf(context, spec.scenario, attribute.entity_type));
        return perEvent.flatMap((one) => measured(one, attribute, valuesOf));
      }),
    );
  },
});

/** Share of the rows about a thing that have to repeat its attribute: some may hold a default. */
const MOST = 0.5;
/** Fewer rows than these could agree by chance. */
const ENOUGH = 3;

type ValuesOf = (doc: EventDoc) => ReadonlySet<string>;

/** The values that describe the thing an event is about, each version of it; in one spelling. */
function describedBy({ from }: Described, things: readonly EventDoc[]): ValuesOf {
  const byThing = new Map<string, Set<string>>();
  for (const thing of things) {
    const value = textAt(thing, from);
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
): Finding[] {
  return table.relation.columns.flatMap((column, at): Finding[] => {
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
    return [says('attribute-in-events', { column: `${table.table}.${column}`, attribute, how: 'measured' })];
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
  paths: readonly DocPath[],
): Finding[] {
  const ids = new Set(paths.map((path) => path.at(-1)));
  const perEvent = table.keys.some((key) => key.columns.some((column) => ids.has(column?.toLowerCase())));
  if (!perEvent) return [];
  return attributes.flatMap(({ attribute, names }) =>
    table.columns
      .filter(({ name }) => names.includes(name.toLowerCase()))
      .map(({ name }) =>
        says('attribute-in-events', { column: `${table.name}.${name}`, attribute, how: 'name' }),
      ),
  );
}

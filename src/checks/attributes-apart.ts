import * as z from 'zod';
import { mayDescribe } from '../design/facts/described.ts';
import type { DocPath, EventDoc } from '../domain/event.ts';
import { type Finding, findings } from '../domain/finding.ts';
import type { CatalogueTable, StoredTable } from '../domain/run.ts';
import { type CheckContext, failedVerdict, nothingToJudge, verdictOn } from './check.ts';
import { defineCheck, events, grain, scenario, type SpecOf } from './define.ts';
import { textAt } from './doc.ts';
import { docsById, type Grain, grainOf } from './grain.ts';
import { catalogueNeed, docsOf, lacksTables, loadedTables, tablesNeed } from './loaded.ts';
import { docPath, sqlName, word } from './schema.ts';

const described = z.strictObject({
  attribute: sqlName.describe('The attribute: `category`.'),
  names: z.array(sqlName).min(1).describe('Names that a column of it may have.'),
  entity_type: word.describe('Documents of this `entity_type` carry it.'),
  from: docPath('Where in them.'),
  kind: z.enum(['text', 'integer']).describe('Kind of its values.'),
});

type Described = z.output<typeof described>;

const args = {
  scenario,
  attributes: z.array(described).min(1).describe('The attributes.'),
  grain,
  entity_type: events,
};

type Spec = SpecOf<typeof args>;

const says = findings({
  /** Of a thing no attribute is anywhere, so that none can stand once. */
  'attributes-nowhere': ({ thing, attributes, how }: Nowhere) => ({
    message: `No attribute of ${thing} (${attributes.join(', ')}) ${how === 'measured' ? 'is in any row' : 'has a column'}, so there is nothing to keep apart.`,
    hint:
      how === 'measured'
        ? `Load what describes ${thing} into a table with a row for each.`
        : `Give ${thing} a table of its own, with what describes it.`,
  }),
  'attribute-in-events': ({ column, attribute, how }: InEvents) => ({
    message: `${column} repeats ${attribute} on every event${how === 'name' ? ' (read from its name)' : ''}.`,
    hint: `Keep ${attribute} once per thing and change of it, in a dimension, and join.`,
  }),
});

type Nowhere = { thing: string; attributes: readonly string[]; how: 'measured' | 'name' };
type InEvents = { column: string; attribute: string; how: 'measured' | 'name' };

/** What describes a thing stands once per thing and change of it: in no table with a row per event. */
export const attributesApart = defineCheck({
  kind: 'attributes-apart',
  about: 'What describes a thing stands in no table with a row per event.',
  args,
  says,
  needs: (spec) => [catalogueNeed(spec.scenario), tablesNeed(spec.scenario)],
  premise: lacksTables,
  judge: (spec, context, answers) => {
    const outcome = answers.of(catalogueNeed(spec.scenario));
    if (!outcome.ok) return failedVerdict(outcome.failure);
    const { tables } = outcome.value.catalogue;
    const loaded = loadedTables(answers, spec.scenario);
    const lacking = nowhere(spec, context, tables, loaded);
    const [first] = lacking;
    if (first && lacking.length === thingsOf(spec).size) return nothingToJudge(first);
    const repeated = repeatedIn(spec, context, tables, loaded);
    if (repeated.length > 0 || lacking.length === 0) return verdictOn(repeated);
    const of = thingsOf(spec).size;
    return { earned: of - lacking.length, of, findings: lacking, failure: null };
  },
});

/** The attributes by the thing that they describe. */
const thingsOf = ({ attributes }: Spec) => Map.groupBy(attributes, ({ entity_type }) => entity_type);

/** What repeats an attribute on events. */
function repeatedIn(
  spec: Spec,
  context: CheckContext,
  tables: readonly CatalogueTable[],
  loaded: readonly StoredTable[] | null,
): Finding[] {
  if (!loaded) return tables.flatMap((table) => byName(table, spec.attributes, spec.grain));
  const docs = docsOf(context, spec.scenario, spec.entity_type);
  const byId = docsById(docs, spec.grain);
  const perEvent = loaded.map((table) => grainOf(table, byId, docs)).filter((one) => one.perEvent);
  return spec.attributes.flatMap((attribute) => {
    const valuesOf = describedBy(attribute, docsOf(context, spec.scenario, attribute.entity_type));
    return perEvent.flatMap((one) => measured(one, attribute, valuesOf));
  });
}

/** The things of which no attribute stands anywhere: of those it cannot be said that they are kept apart. */
function nowhere(
  spec: Spec,
  context: CheckContext,
  tables: readonly CatalogueTable[],
  loaded: readonly StoredTable[] | null,
): Finding[] {
  return [...thingsOf(spec)].flatMap(([thing, attributes]) => {
    const stands = loaded
      ? (each: Described) => isLoaded(loaded, each, docsOf(context, spec.scenario, thing))
      : (each: Described) => isNamed(spec, context, tables, each);
    const names = attributes.map(({ attribute }) => attribute);
    const how = loaded ? 'measured' : 'name';
    return attributes.some(stands) ? [] : [says('attributes-nowhere', { thing, attributes: names, how })];
  });
}

/** Share of the values of an attribute that a column has to have. */
const NEARLY_ALL = 0.95;

/** Whether some column has nearly all values of an attribute, as they are or in a bag of properties. */
function isLoaded(
  loaded: readonly StoredTable[],
  { from, kind }: Described,
  things: readonly EventDoc[],
): boolean {
  const wanted = [...new Set(things.flatMap((thing) => textAt(thing, from)?.toLowerCase() ?? []))];
  return loaded.some(({ relation: { columns, rows } }) =>
    columns.some((_, at) => {
      const cells = new Set(
        rows.flatMap((row) => {
          const cell = row[at] ?? null;
          return cell === null || cell instanceof Uint8Array ? [] : [String(cell).toLowerCase()];
        }),
      );
      const bags = [...cells].filter((cell) => cell.startsWith('{'));
      const has = (value: string) =>
        cells.has(value) ||
        (kind === 'integer' && cells.has(String(Number(value) / 1000))) ||
        bags.some((bag) => holds(bag, kind, new Set([value])));
      return wanted.length > 0 && wanted.filter(has).length >= wanted.length * NEARLY_ALL;
    }),
  );
}

/** Nothing is loaded: a column of such a name, or what the design is read to hold. */
function isNamed(
  { model }: Spec,
  { problem, submission: { designs, holds: stated } }: CheckContext,
  tables: readonly CatalogueTable[],
  { names, entity_type: entityType, from: path }: Described,
): boolean {
  const has = tables.some(({ columns }) => columns.some(({ name }) => names.includes(name.toLowerCase())));
  const design = designs[model];
  const { facts } = problem;
  return has || (design && facts ? mayDescribe(design, facts, stated, { entityType, path }) : false);
}

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

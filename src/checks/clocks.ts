import type { EventDoc } from '../domain/event.ts';
import type { RawFinding } from '../domain/finding.ts';
import type { Cell } from '../domain/relation.ts';
import type { CatalogueTable } from '../domain/run.ts';
import { type CheckType, failed, rootOf, verdictOn } from './check.ts';
import { docsById, type Grain, grainOf } from './grain.ts';
import { catalogueNeed, docsOf, loadedTables, tablesNeed } from './loaded.ts';
import { epochOf, rowSpells, spellingsOf } from './times.ts';

/** Share of a type's events whose clock has to be found. */
const NEARLY_ALL = 0.95;

/** For each of these types the model keeps when an event happened and when it arrived, in any spelling. */
export const clocks: CheckType<'clocks'> = {
  kind: 'clocks',
  needs: (spec) => [catalogueNeed(spec.scenario), tablesNeed(spec.scenario)],
  judge: (spec, context, answers) => {
    const outcome = answers.of(catalogueNeed(spec.scenario));
    if (!outcome.ok) return verdictOn([failed(outcome.failure)], rootOf(outcome.failure));
    const loaded = loadedTables(answers, spec.scenario);
    if (!loaded) return verdictOn(byName(outcome.value.catalogue.tables, spec.happened, spec.arrived));
    const docs = docsOf(context, spec.scenario, spec.entityType);
    const byId = docsById(docs, spec.grain);
    const rowsOf = rowsByDoc(loaded.map((table) => grainOf(table, byId, docs)));
    const all = loaded.flatMap(({ relation }) => relation.rows);
    return verdictOn(
      spec.eventTypes.flatMap((eventType): RawFinding[] => {
        const clock = lackingClock(
          docs.filter((doc) => doc.event_type === eventType),
          rowsOf,
          all,
        );
        return clock === null
          ? []
          : [{ code: 'clock-missing', args: { eventType, clock, how: 'measured' }, scenario: spec.scenario }];
      }),
    );
  },
};

type Rows = readonly (readonly Cell[])[];

/** The rows that a document's ids stand in. */
function rowsByDoc(grains: readonly Grain[]): Map<EventDoc, (readonly Cell[])[]> {
  const rows = new Map<EventDoc, (readonly Cell[])[]>();
  for (const { table, docsOf: about } of grains)
    for (const [index, row] of table.relation.rows.entries())
      for (const doc of about[index] ?? []) rows.set(doc, [...(rows.get(doc) ?? []), row]);
  return rows;
}

function lackingClock(
  docs: readonly EventDoc[],
  rowsOf: ReadonlyMap<EventDoc, Rows>,
  all: Rows,
): 'happened' | 'arrived' | 'both' | null {
  let happened = 0;
  let arrived = 0;
  // An event that the model does not hold at all is another check's business.
  const held = docs.filter((doc) => rowsOf.has(doc));
  const asked = held.length > 0 ? held : docs;
  for (const doc of asked) {
    const event = spellingsOf(doc.timestamp);
    const arrival = spellingsOf(doc.received_at);
    // A model that keys events by numbers of its own is searched for the event's time.
    const rows = rowsOf.get(doc) ?? all.filter((row) => rowSpells(row, event));
    const at = rows.filter((row) => rowSpells(row, event));
    if (at.length > 0) happened++;
    const lag = epochOf(doc.received_at) - epochOf(doc.timestamp);
    if (rows.some((row) => rowSpells(row, arrival)) || at.some((row) => holdsLag(row, lag))) arrived++;
  }
  const enough = asked.length * NEARLY_ALL;
  if (happened >= enough) return arrived >= enough ? null : 'arrived';
  return arrived >= enough ? 'happened' : 'both';
}

/** Short lags look like any other small number. */
const TELLING_LAG = 60;

/** The arrival may be kept as seconds or milliseconds behind the event. */
function holdsLag(row: readonly Cell[], lag: number): boolean {
  return row.some(
    (cell) => typeof cell === 'number' && ((cell === lag && lag >= TELLING_LAG) || cell === lag * 1000),
  );
}

/** Nothing is loaded: the names of columns have to do. */
function byName(
  tables: readonly CatalogueTable[],
  happened: readonly string[],
  arrived: readonly string[],
): RawFinding[] {
  const names = new Set(tables.flatMap(({ columns }) => columns.map(({ name }) => name.toLowerCase())));
  const has = (list: readonly string[]) => list.some((name) => names.has(name));
  const lacks = has(happened) ? (has(arrived) ? null : 'arrived') : has(arrived) ? 'happened' : 'both';
  return lacks === null
    ? []
    : [{ code: 'clock-missing', args: { eventType: '', clock: lacks, how: 'name' } }];
}

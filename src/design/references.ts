import type { CatalogueKey, CatalogueTable } from '../domain/run.ts';
import { typeClass } from './type-class.ts';

/** A reference from columns of one table to a key of another, declared or read from names. */
export type Reference = {
  readonly from: CatalogueTable;
  readonly columns: readonly string[];
  readonly to: CatalogueTable;
  readonly targetColumns: readonly string[];
  readonly declared: boolean;
  /** How sure it is that the target is a dimension; above 2 its name or its place says so. */
  readonly certainty: number;
};

/** A declared reference that points at nothing. */
export type BrokenReference = {
  readonly from: string;
  readonly to: string;
  readonly why: 'no-table' | 'no-column' | 'no-key';
};

const same = (a: string, b: string) => a.toLowerCase() === b.toLowerCase();

/**
 * References of a model.
 * @param exempt columns that are never references.
 * @param own ids that events have of their own: only declared references count on these.
 */
export function referencesOf(
  tables: readonly CatalogueTable[],
  exempt: readonly string[],
  own: readonly string[],
  measure: Measure,
): { readonly references: readonly Reference[]; readonly broken: readonly BrokenReference[] } {
  const references: Reference[] = [];
  const broken: BrokenReference[] = [];
  for (const from of tables) {
    const declared = from.references.filter(
      ({ columns }) => !columns.every((column) => exempt.some((each) => same(each, column))),
    );
    for (const reference of declared) {
      const resolved = resolve(tables, from, reference);
      if ('why' in resolved) broken.push(resolved);
      else references.push(resolved);
    }
    const taken = new Set(
      [...exempt, ...own, ...from.references.flatMap(({ columns }) => columns)].map((each) =>
        each.toLowerCase(),
      ),
    );
    for (const { name } of from.columns) {
      if (taken.has(name.toLowerCase())) continue;
      const target = dimensionFor(tables, from, name, measure);
      if (target) references.push({ from, columns: [name], declared: false, ...target });
    }
  }
  return { references, broken };
}

function resolve(
  tables: readonly CatalogueTable[],
  from: CatalogueTable,
  { columns, table, targetColumns }: CatalogueTable['references'][number],
): Reference | BrokenReference {
  const place = `${from.name}.${columns.join(', ')}`;
  const to = tables.find(({ name }) => same(name, table));
  if (!to) return { from: place, to: table, why: 'no-table' };
  const named = targetColumns.length > 0 ? targetColumns : keyOf(to, columns);
  const target = `${to.name}(${named.join(', ')})`;
  if (named.some((column) => !to.columns.some(({ name }) => same(name, column))))
    return { from: place, to: target, why: 'no-column' };
  if (named.length !== columns.length || !isTarget(to, named))
    return { from: place, to: target, why: 'no-key' };
  return { from, columns, to, targetColumns: named, declared: true, certainty: 9 };
}

/** The columns that a reference means where it names none. */
function keyOf({ keys, columns }: CatalogueTable, from: readonly string[]): readonly string[] {
  const primary = keys.find((key) => key.primary);
  if (primary || keys.length > 0) return primary?.columns.flatMap((column) => column ?? []) ?? [];
  const names = columns.map(({ name }) => name);
  const namesakes = from.filter((column) => names.some((name) => same(name, column)));
  return namesakes.length === from.length ? namesakes : names.slice(0, 1);
}

/** Of a table without any key, which is told by itself, any column may be meant to be it. */
function isTarget(table: CatalogueTable, columns: readonly string[]): boolean {
  return table.keys.length === 0 || table.keys.some((key) => isKey(table, key, columns));
}

/** The whole key, or the first column of a versioned one. */
function isKey(table: CatalogueTable, key: CatalogueKey, columns: readonly string[]): boolean {
  const names = key.columns.map((column) => column?.toLowerCase());
  if (names.length === columns.length) return columns.every((column) => names.includes(column.toLowerCase()));
  return columns.length === 1 && names[0] === columns[0]?.toLowerCase() && isVersioned(table, key);
}

/**
 * A thing's id, and from when the version holds or which it is. A time by its type is enough only in a table that
 * calls itself a dimension: elsewhere it may be the day of a figure.
 */
function isVersioned(table: CatalogueTable, { columns }: CatalogueKey): boolean {
  const [, second] = columns;
  if (columns.length !== 2 || !second) return false;
  if (/valid|from|since|chang|start|effective|version|ver$|_ts$|_at$|begin/i.test(second)) return true;
  const type = table.columns.find(({ name }) => same(name, second))?.type ?? '';
  return DIMENSION.test(table.name) && typeClass(type) === 'time';
}

const DIMENSION = /^d(?:im)?_|_dim(?:ension)?$|^dim/i;

/** Whether a column is the key of a table by its name: of one without any key its first column is taken for it. */
function isKeyed(table: CatalogueTable, column: string): boolean {
  const [first] = table.columns;
  if (table.keys.length === 0) return first !== undefined && same(first.name, column);
  return table.keys.some((key) => isKey(table, key, [column]));
}

/** What is known of a table that may be a dimension. */
export type Measure = {
  /** Whether it has a row per event. */
  readonly isEventGrain: (table: string) => boolean;
  /** Share of a column's values that another table has in its own; null where nothing is loaded. */
  readonly coverage: (from: string, column: string, to: string, target: string) => number | null;
};

/** A target that holds fewer of the values than these is no dimension where another holds more. */
const MOST = 0.5;
/** Below this a name says too little. */
const PLAIN = 2;

/** The dimension whose key has this column's name; null where there is none but facts and aggregates. */
function dimensionFor(
  tables: readonly CatalogueTable[],
  from: CatalogueTable,
  column: string,
  { isEventGrain, coverage }: Measure,
): { to: CatalogueTable; targetColumns: readonly string[]; certainty: number } | null {
  const keyed = tables.filter((table) => !isEventGrain(table.name) && isKeyed(table, column));
  const covered = keyed.map((to) => ({
    to,
    share: to === from ? 1 : (coverage(from.name, column, to.name, column) ?? 1),
  }));
  const best = Math.max(0, ...covered.map(({ share }) => share));
  const [first] = covered
    .filter(({ share }) => share >= MOST || best < MOST)
    .map(({ to }) => ({ to, targetColumns: [column], certainty: dimensionScore(tables, to, column) }))
    .sort((a, b) => b.certainty - a.certainty);
  if (!first || first.to === from || first.certainty < PLAIN) return null;
  return first;
}

const MEASURES =
  /agg|daily|stat|total|metric|summary|engagement|state|latest|last|recent|snapshot|fact|fct|session|event|activit|log|count|cache|serving|tombstone|delet|erased|forgotten|watermark|staging|stg|queue|dirty|seen|top|trend|active|leader|rank/i;

function dimensionScore(tables: readonly CatalogueTable[], table: CatalogueTable, column: string): number {
  const stem = column.toLowerCase().replace(/_(?:id|key|sk)$/, '');
  const name = table.name.toLowerCase();
  const core = name.replace(/^(?:dim|d|hub|sat)_|_(?:dim|dimension|hub|versions?|history)$/g, '');
  const refersHere = (each: CatalogueTable) =>
    each !== table &&
    each.references.some((reference) => same(reference.table, table.name)) &&
    !each.keys.some(
      (key) => key.columns.length === 1 && key.columns[0]?.toLowerCase() === column.toLowerCase(),
    );
  let score = 0;
  if (DIMENSION.test(name)) score += 4;
  else if (MEASURES.test(name)) score -= 3;
  if (core === stem || core === `${stem}s`) score += 2;
  else if (name.endsWith(`_${stem}`) || name.endsWith(`_${stem}s`)) score += 1;
  if (tables.some(refersHere)) score += 3;
  return score;
}

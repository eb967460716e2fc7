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
  const known = new Targets(tables, measure);
  for (const from of tables) {
    const declared = from.references.filter(
      ({ columns }) => !columns.every((column) => exempt.some((each) => same(each, column))),
    );
    for (const reference of declared) {
      const resolved = resolve(known, from, reference);
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
      const target = known.dimensionFor(from, name);
      if (target) references.push({ from, columns: [name], declared: false, ...target });
    }
  }
  return { references, broken };
}

function resolve(
  tables: Targets,
  from: CatalogueTable,
  { columns, table, targetColumns }: CatalogueTable['references'][number],
): Reference | BrokenReference {
  const place = `${from.name}.${columns.join(', ')}`;
  const to = tables.named(table);
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

/** Columns that are the key of a table by their name: of one without any key its first column is taken for it. */
function keysOf(table: CatalogueTable): readonly string[] {
  const [first] = table.columns;
  if (table.keys.length === 0) return first === undefined ? [] : [first.name.toLowerCase()];
  const names = table.keys.flatMap((key) => {
    const [column] = key.columns;
    return typeof column === 'string' && isKey(table, key, [column]) ? [column.toLowerCase()] : [];
  });
  return [...new Set(names)];
}

/** What is known of a table that may be a dimension. */
export type Measure = {
  /** Whether it has a row per event. */
  readonly isEventGrain: (table: string) => boolean;
  /** Share of a column's values that another table has in its own; null where nothing is loaded, of a table or at all. */
  readonly coverage: ((from: string, column: string, to: string, target: string) => number | null) | null;
};

/** A target that holds fewer of the values than these is no dimension where another holds more. */
const MOST = 0.5;
/** Below this a name says too little. */
const PLAIN = 2;

type Candidate = { readonly to: CatalogueTable; readonly certainty: number };

/** What references may point at, found by names: time grows with the tables, and not with their square. */
class Targets {
  readonly #measure: Measure;
  readonly #named = new Map<string, CatalogueTable>();
  /** Tables by the columns that are their key. */
  readonly #keyed = new Map<string, CatalogueTable[]>();
  /** Tables by the name of one that they refer to. */
  readonly #referring = new Map<string, Set<CatalogueTable>>();
  /** Those that may be meant by a column, the surest first. */
  readonly #candidates = new Map<string, readonly Candidate[]>();

  constructor(tables: readonly CatalogueTable[], measure: Measure) {
    this.#measure = measure;
    for (const table of tables) {
      const name = table.name.toLowerCase();
      if (!this.#named.has(name)) this.#named.set(name, table);
      for (const column of measure.isEventGrain(table.name) ? [] : keysOf(table)) {
        const list = this.#keyed.get(column) ?? [];
        this.#keyed.set(column, list);
        list.push(table);
      }
      for (const { table: to } of table.references) {
        const set = this.#referring.get(to.toLowerCase()) ?? new Set();
        this.#referring.set(to.toLowerCase(), set.add(table));
      }
    }
  }

  named(name: string): CatalogueTable | undefined {
    return this.#named.get(name.toLowerCase());
  }

  /** The dimension whose key has this column's name; null where there is none but facts and aggregates. */
  dimensionFor(
    from: CatalogueTable,
    column: string,
  ): { to: CatalogueTable; targetColumns: readonly string[]; certainty: number } | null {
    const candidates = this.#candidatesFor(column.toLowerCase());
    const first = this.#covered(from, column, candidates) ?? candidates[0];
    if (!first || first.to === from || first.certainty < PLAIN) return null;
    return { ...first, targetColumns: [column] };
  }

  /** The surest that holds the values of a column, where rows say so. */
  #covered(from: CatalogueTable, column: string, candidates: readonly Candidate[]): Candidate | undefined {
    const { coverage } = this.#measure;
    if (coverage === null) return undefined;
    const covered = candidates.map((candidate) => ({
      candidate,
      share: candidate.to === from ? 1 : (coverage(from.name, column, candidate.to.name, column) ?? 1),
    }));
    const best = covered.reduce((most, { share }) => Math.max(most, share), 0);
    return covered.find(({ share }) => share >= MOST || best < MOST)?.candidate;
  }

  #candidatesFor(column: string): readonly Candidate[] {
    const known = this.#candidates.get(column);
    if (known) return known;
    const found = (this.#keyed.get(column) ?? [])
      .map((to) => ({ to, certainty: this.#score(to, column) }))
      .sort((a, b) => b.certainty - a.certainty);
    this.#candidates.set(column, found);
    return found;
  }

  #score(table: CatalogueTable, column: string): number {
    const referring = this.#referring.get(table.name.toLowerCase()) ?? [];
    const refersHere = [...referring].some(
      (each) =>
        each !== table &&
        !each.keys.some((key) => key.columns.length === 1 && key.columns[0]?.toLowerCase() === column),
    );
    return nameScore(table, column) + (refersHere ? 3 : 0);
  }
}

const MEASURES =
  /agg|daily|stat|total|metric|summary|engagement|state|latest|last|recent|snapshot|fact|fct|session|event|activit|log|count|cache|serving|tombstone|delet|erased|forgotten|watermark|staging|stg|queue|dirty|seen|top|trend|active|leader|rank/i;

function nameScore(table: CatalogueTable, column: string): number {
  const stem = column.replace(/_(?:id|key|sk)$/, '');
  const name = table.name.toLowerCase();
  const core = name.replace(/^(?:dim|d|hub|sat)_|_(?:dim|dimension|hub|versions?|history)$/g, '');
  let score = 0;
  if (DIMENSION.test(name)) score += 4;
  else if (MEASURES.test(name)) score -= 3;
  if (core === stem || core === `${stem}s`) score += 2;
  else if (name.endsWith(`_${stem}`) || name.endsWith(`_${stem}s`)) score += 1;
  return score;
}

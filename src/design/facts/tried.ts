import type { FactSpec, HoldsPlace, HoldsRow, RefutedNote } from '../../domain/fact.ts';
import type { Field } from './columns.ts';
import { placeOf } from './homes.ts';
import { inJson, takesAny } from './json.ts';
import { markOf } from './marks.ts';
import { fieldOf } from './place.ts';
import type { Reading } from './reading.ts';
import type { TableReading } from './table.ts';
import { ID_WORDS } from './words.ts';

/** Something that the candidate states: a type, a fact, an undoing or bounds, and where it stands. */
type Statement = {
  readonly id: string;
  readonly table: TableReading;
  /** Null: the table as a whole. */
  readonly field: Field | null;
  /** In the settings, or on which line. */
  readonly where: string;
};

export type Tried = {
  /** The reading without what is refuted. */
  readonly reading: Reading;
  readonly refuted: readonly RefutedNote[];
};

/** What the settings say of something that a design has no place for. */
const NOWHERE = 'nowhere';

/** Whether the candidate says that it stands nowhere. */
export function isNowhere(id: string, { holds, tables }: Reading): boolean {
  const said = holds[id];
  return said?.trim().toLowerCase() === NOWHERE && placeOf(said, tables) === null;
}

/** What is stated, tried: what cannot be true counts for nothing, and is told. */
export function tried(reading: Reading): Tried {
  const kept: Statement[] = [];
  const refuted: RefutedNote[] = [];
  for (const statement of statementsIn(reading)) {
    const why = against(statement, kept, reading);
    if (why === null) kept.push(statement);
    else refuted.push({ name: statement.id, where: statement.where, at: atText(statement), why });
  }
  if (refuted.length === 0) return { reading, refuted };
  const isKept = (id: string, where: string) =>
    !refuted.some((note) => note.where === where && note.name.toLowerCase() === id.toLowerCase());
  const holds = Object.fromEntries(Object.entries(reading.holds).filter(([id]) => isKept(id, SETTINGS)));
  const tables = reading.tables.map((table) => {
    const notes = table.table.holds.map((note) => ({
      ...note,
      names: note.names.filter((id) => isKept(id, lineText(note.place.line))),
    }));
    return { ...table, table: { ...table.table, holds: notes } };
  });
  return { reading: reading.with(tables, holds), refuted };
}

const SETTINGS = 'holds';
const lineText = (line: number) => `line ${line}`;
const atText = ({ table, field }: Statement) =>
  field === null ? table.table.name : `${table.table.name}.${field.name}`;

function statementsIn({ holds, tables }: Reading): readonly Statement[] {
  const set = Object.entries(holds).flatMap(([id, written]): Statement[] => {
    const place = placeOf(written, tables);
    return place ? [{ id, ...place, where: SETTINGS }] : [];
  });
  const noted = tables.flatMap((table) =>
    table.table.holds.flatMap(({ names, column, place: { line } }) =>
      names.map((id): Statement => ({ id, table, field: fieldOf(table, column), where: lineText(line) })),
    ),
  );
  return [...set, ...noted];
}

/** What speaks against a statement; null: nothing. */
function against(statement: Statement, kept: readonly Statement[], reading: Reading): string | null {
  const { model } = reading.vocabulary;
  const is = ({ id }: { readonly id: string }) => id.toLowerCase() === statement.id.toLowerCase();
  if (model.eventTypes.some(is)) return againstType(statement, kept, reading);
  const fact = model.facts.find(is);
  if (fact) return againstFact(fact, statement, kept, reading);
  if (model.undone.some(is) || model.bounds.some(is)) return againstTold(statement, reading);
  return null;
}

/** Whether something may be said to stand at a place of a design, by what the place is already. */
export function mayStand(id: string, table: TableReading, field: Field | null, reading: Reading): boolean {
  return against({ id, table, field, where: '' }, [], reading) === null;
}

/** Several types in one table have to be told apart by something. */
function againstType(
  { id, table, field }: Statement,
  kept: readonly Statement[],
  reading: Reading,
): string | null {
  const { name } = table.table;
  if (isThing(table, reading)) return `a row of ${name} is a ${table.thing} and no event`;
  const type = reading.types.get(id);
  const sure = field && sureOf(table, field, reading);
  const isOfType =
    sure?.of.kind === 'events' && sure.of.types.includes(id) && sure.of.types.length < reading.types.size;
  if (field && sure && !isOfType && sure.kind !== 'time' && sure.kind !== 'json' && !isType(sure))
    return `${field.name} is ${sure.title}, which tells no event from another`;
  if (
    !type ||
    table.typeField ||
    isTold(table, reading) ||
    table.fields.some((each) => takesAny(table, each, reading))
  )
    return null;
  if (field === null && markOf(table, type, reading)) return null;
  // Whether an undoing is told from the doing is asked by itself, and so are bounds.
  const isPair = (other: string) =>
    [type.undoes, type.closes].includes(other) ||
    [reading.types.get(other)?.undoes, reading.types.get(other)?.closes].includes(id);
  const other = kept.find(
    (each) =>
      reading.types.has(each.id) &&
      each.table === table &&
      each.field?.name === field?.name &&
      each.id !== id &&
      !isPair(each.id),
  );
  return other ? `nothing in ${name} tells it from ${other.id}` : null;
}

/** Whether a table is of a thing by more than its name. */
function isThing(table: TableReading, reading: Reading): boolean {
  const thing = reading.vocabulary.model.things.find(({ id }) => id === table.thing);
  return table.fields.some((field) => {
    const sure = sureOf(table, field, reading);
    return (
      sure !== null &&
      (sure.id === thing?.knownBy ||
        (thing !== undefined && sure.of.kind !== 'events' && sure.of.thing === thing.id))
    );
  });
}

const isType = ({ path }: FactSpec) => path.join('.') === 'event_type';
const isTold = (table: TableReading, reading: Reading) =>
  table.fields.some((field) => {
    const sure = sureOf(table, field, reading);
    return sure !== null && isType(sure);
  });

/** What a column is for certain, by its name and what it tells of the type. */
function sureOf(table: TableReading, field: Field, reading: Reading): FactSpec | null {
  if (field === table.typeField) return reading.vocabulary.model.facts.find(isType) ?? null;
  const meaning = reading.meaning(table, field);
  return meaning?.sure ? meaning.fact : null;
}

/** A column takes one fact of a row: what else it is, or was stated to be, leaves no room for another. */
function againstFact(
  fact: FactSpec,
  { table, field }: Statement,
  kept: readonly Statement[],
  reading: Reading,
): string | null {
  if (field === null || takesAny(table, field, reading)) return null;
  if (!fits(fact, field, reading)) return `${field.name} is of the type ${field.column.declared}`;
  const own = sureOf(table, field, reading);
  if (own && own !== fact && own.kind !== 'json' && meet(own, fact, table, reading)) {
    const elsewhere =
      table.fields.some((each) => each !== field && sureOf(table, each, reading) === own) ||
      statementsIn(reading).some((each) => each.id === own.id && each.field !== field);
    if (!elsewhere) return `${field.name} is ${own.title}, and takes nothing else of the same row`;
  }
  const rival = kept.find((each) => {
    const other = reading.vocabulary.model.facts.find(({ id }) => id === each.id);
    return other && other !== fact && each.field === field && meet(other, fact, table, reading);
  });
  return rival ? `${field.name} is stated to be ${rival.id}, and takes nothing else of the same row` : null;
}

/** A guess for each of several facts of one row needs a column for each: what is left without one is nowhere. */
export function guessedApart(rows: readonly HoldsRow[], reading: Reading): readonly HoldsRow[] {
  const { facts } = reading.vocabulary.model;
  const taken = new Map<string, FactSpec[]>();
  const at = ({ table, column }: HoldsPlace) => `${table}.${column}`;
  const factOf = ({ id }: HoldsRow) => facts.find((each) => each.id === id);
  for (const row of rows) {
    const fact = factOf(row);
    for (const place of fact && row.status === 'held' ? row.places : [])
      if (fact && place.certain && place.how === 'name')
        taken.set(at(place), [...(taken.get(at(place)) ?? []), fact]);
  }
  return rows.map((row) => {
    const fact = factOf(row);
    const isGuess =
      row.status === 'unsure' && row.places.every(({ certain, how }) => !certain && how !== 'json');
    if (!fact || !isGuess || row.places.length === 0) return row;
    const free = row.places.find((place) => {
      const table = reading.tables.find((each) => each.table.name === place.table);
      const field = table && fieldOf(table, place.column);
      if (!table || !field || takesAny(table, field, reading)) return true;
      return !(taken.get(at(place)) ?? []).some((other) => meet(other, fact, table, reading));
    });
    if (!free) {
      const tables = reading.tables.filter((each) =>
        row.places.some(({ table }) => table === each.table.name),
      );
      const bags = tables.flatMap((table) => inJson(fact, table, reading));
      return bags.length > 0 ? { ...row, places: bags } : { ...row, status: 'missing', places: [] };
    }
    taken.set(at(free), [...(taken.get(at(free)) ?? []), fact]);
    return row;
  });
}

/** Whether two facts may be of one row of a table: the type of an event may decide which of them a column is. */
function meet(a: FactSpec, b: FactSpec, table: TableReading, reading: Reading): boolean {
  const [first, second] = [rowsOf(a, table, reading), rowsOf(b, table, reading)];
  return first === null || second === null || !first.isDisjointFrom(second);
}

/** The kinds of rows that have a fact: types of events, or things; null: any. */
function rowsOf({ of }: FactSpec, table: TableReading, reading: Reading): ReadonlySet<string> | null {
  switch (of.kind) {
    case 'events':
      return table.thing === null ? new Set(of.types) : null;
    case 'thing':
      if (table.thing !== null) return new Set([table.thing]);
      return new Set([...reading.types.keys()].filter((type) => reading.needsThing(type, of.thing)));
    case 'none':
      return of.thing !== null && table.thing !== null ? new Set([table.thing]) : null;
  }
}

/** Whether a column of that type can be a fact of that kind. */
export function fits({ kind }: Pick<FactSpec, 'kind'>, field: Field, { vocabulary }: Reading): boolean {
  const type = field.kind;
  if (['none', 'unknown', 'json', 'struct', 'array'].includes(type)) return true;
  switch (kind) {
    case 'time':
      return ['timestamp', 'text', 'integer', 'decimal', 'float', 'interval'].includes(type);
    case 'number':
      return ['integer', 'decimal', 'float', 'interval', 'text'].includes(type);
    case 'id':
      return ['text', 'uuid', 'integer', 'binary', 'decimal'].includes(type);
    case 'text':
      // A code of it.
      return (
        type === 'text' ||
        (['integer', 'uuid'].includes(type) &&
          vocabulary.tokens(field.own).some((word) => ID_WORDS.has(word) || word === 'cod'))
      );
    case 'json':
      return type === 'text';
  }
}

/** An undoing and a bound are told by a type, a time, or a flag. */
function againstTold({ table, field }: Statement, reading: Reading): string | null {
  if (field === null || takesAny(table, field, reading)) return null;
  const sure = sureOf(table, field, reading);
  if (sure === null || sure.kind === 'time' || isType(sure)) return null;
  return `${field.name} is ${sure.title}, which tells neither that nor when`;
}

import type { Batch, Delivery, Step } from '../domain/step.ts';
import type { EventDoc, Json } from '../domain/event.ts';
import type { BronzeColumn, BronzeTable, ColumnKind } from '../domain/problem.ts';
import type { Cell } from '../domain/relation.ts';
import type { BronzeBatch, BronzeRows, RunStep } from '../domain/run.ts';
import { hashText } from '../domain/hash.ts';
import { readPath } from './path.ts';

const SQL_TYPES = {
  text: 'TEXT',
  integer: 'INTEGER',
  timestamp: 'TEXT',
  date: 'TEXT',
  number: 'REAL',
  json: 'TEXT',
} satisfies Record<ColumnKind, string>;

/** Rows by their key, by table. */
type Gathered = Map<string, Map<string, Row>>;

/**
 * The steps of a delivery as the engine takes them, in order. Steps with equal content have equal keys: of a load a hash
 * of its tables, columns and rows.
 */
export const runSteps = (tables: readonly BronzeTable[], { steps }: Delivery): readonly RunStep[] => {
  const soFar: Gathered = new Map();
  return steps.map((step) => runStep(tables, step, soFar));
};

const runStep = (tables: readonly BronzeTable[], step: Step<Batch>, soFar: Gathered): RunStep => {
  switch (step.kind) {
    case 'schema':
    case 'change':
      return { ...step, key: step.kind };
    case 'wipe':
      return { ...step, key: hashText(JSON.stringify(step)) };
    case 'script':
      return { ...step, key: hashText(JSON.stringify([step.deliverable, step.params])) };
    case 'load': {
      const { docs, ...load } = step;
      const bronze = bronzeBatch(tables, docs, soFar);
      const key = load.changed ? hashText(JSON.stringify([bronze.key, 'changed'])) : bronze.key;
      return { ...load, key, bronze };
    }
  }
};

/** The bronze tables with all documents at once. */
export const bronzeOf = (tables: readonly BronzeTable[], docs: readonly EventDoc[]): BronzeBatch =>
  bronzeBatch(tables, docs, new Map());

const bronzeBatch = (
  tables: readonly BronzeTable[],
  docs: readonly EventDoc[],
  soFar: Gathered,
): BronzeBatch => {
  const keys: string[] = [];
  const filled = tables.map((table): BronzeRows => {
    const own = docs.filter((doc) => doc.entity_type === table.entityType);
    const made = own.map((doc) => rowOf(doc, table));
    const rows = table.holds === 'all' ? gathered(table, made, soFar) : made;
    const columns = table.columns.map(({ name, kind }) => ({ name, type: SQL_TYPES[kind], kind }));
    const types = columns.map(({ name, type }) => ({ name, type }));
    keys.push(JSON.stringify([table.name, types]), ...rows.map(({ key }) => key));
    return { table: table.name, columns, rows: rows.map(({ cells }) => cells) };
  });
  return { key: hashText(keys.join(' ')), tables: filled };
};

type Row = { readonly cells: readonly Cell[]; readonly key: string };

/** Deliveries of one stream share its documents: each becomes a row once. */
const rowsOfDocs = new WeakMap<BronzeTable, WeakMap<EventDoc, Row>>();

const rowOf = (doc: EventDoc, table: BronzeTable): Row => {
  const rows = rowsOfDocs.get(table) ?? new WeakMap<EventDoc, Row>();
  rowsOfDocs.set(table, rows);
  const known = rows.get(doc);
  if (known) return known;
  const cells = table.columns.map((column) => cellOf(doc, column));
  const row = { cells, key: hashText(JSON.stringify(cells)) };
  rows.set(doc, row);
  return row;
};

/** Everything that came so far, each row once: a batch that comes again adds nothing. */
const gathered = (table: BronzeTable, rows: readonly Row[], soFar: Gathered): readonly Row[] => {
  const known = soFar.get(table.name) ?? new Map<string, Row>();
  for (const row of rows) known.set(row.key, row);
  soFar.set(table.name, known);
  return [...known.values()];
};

/** The document's value for a column; null where it has none. */
export const cellOf = (doc: EventDoc, column: BronzeColumn): Cell => {
  const value = readPath(doc, column.path);
  if (value === undefined || value === null) return null;
  switch (column.kind) {
    case 'json':
      return JSON.stringify(without(value, column.omit));
    case 'timestamp':
      return typeof value === 'string' ? value.slice(0, 19).replace('T', ' ') : plain(value);
    case 'date':
      return typeof value === 'string' ? value.slice(0, 10) : plain(value);
    default:
      return plain(value);
  }
};

const plain = (value: Json): Cell => {
  if (typeof value === 'string' || typeof value === 'number') return value;
  return typeof value === 'boolean' ? Number(value) : JSON.stringify(value);
};

const without = (value: Json, omit: readonly string[]): Json =>
  value !== null && typeof value === 'object' && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).filter(([key]) => !omit.includes(key)))
    : value;

import { byName } from '../../domain/by-name.ts';
import {
  inside,
  nameAt,
  oneOf,
  parts,
  qualifiedName,
  type Span,
  standsAt,
  symbol,
  textOf,
  words,
} from '../../sql/source.ts';
import { alterColumn, beforePlace, drop, modifyColumn, renameColumn } from './alter/columns.ts';
import {
  clusterOn,
  partitionField,
  partitionSpec,
  replaceField,
  setProperties,
  writeOrder,
} from './alter/layout.ts';
import { addBound } from './bounds.ts';
import { renameTable, swapTables } from './change.ts';
import { readColumn } from './column.ts';
import { readItems } from './items.ts';
import { layoutKeys } from './layout-key.ts';
import { isName } from './names.ts';
import { OBJECTS } from './passed.ts';
import { passOver, placeAt, type Reading, unread } from './reading.ts';
import { boundsIn } from './storage/layout.ts';
import { CLAUSES, readStorageClauses } from './storage.ts';
import { columnNames, sameName, type TableDraft } from './table.ts';
import { readTableConstraint } from './table-constraint.ts';

const TABLES = new Set(['external', 'foreign', 'dynamic', 'iceberg', 'hybrid', 'interactive', 'streaming']);

/** Reads ALTER: what is done to a table changes it, and what is done to anything else says nothing of a design. */
export function readAlter(reading: Reading, span: Span): void {
  const { source } = reading;
  const { from, to } = span;
  let at = from + 1;
  while (oneOf(source, at, TABLES)) at++;
  if (words(source, at, 'table')) alterTable(reading, from, { from: at + 1, to });
  else if (OTHERS.has(source.tokens[at]?.word ?? '')) passOver(reading, span);
  else unread(reading, span, 'not known behind ALTER');
}

const OTHERS = new Set([...OBJECTS, 'view', 'materialized', 'index', 'type', 'domain']);

function alterTable(reading: Reading, start: number, { from, to }: Span): void {
  const { source } = reading;
  words(source, start, 'alter');
  let at = from;
  if (words(source, at, 'all', 'in')) {
    passOver(reading, { from: start, to });
    return;
  }
  if (words(source, at, 'if', 'exists')) at += 2;
  if (words(source, at, 'only')) at++;
  const named = qualifiedName(source, at, to);
  const table = named && reading.tables.find(named.name, named.qualifier);
  if (!named || !table) {
    const parent = named && reading.partitions.get(named.name.toLowerCase());
    // What is done to a partition is done to no table of the design.
    if (parent) passOver(reading, { from: start, to });
    else unread(reading, { from: start, to }, 'a change of a table that is not in this file');
    return;
  }
  at = named.next;
  if (symbol(source, at, '*')) at++;
  if (words(source, at, 'on', 'cluster')) {
    passOver(reading, { from: at, to: at + 3 });
    at += 3;
  }
  // Lists of these stand in no brackets.
  if (standsAt(source, at, 'write') || standsAt(source, at, 'set', 'properties')) {
    alter(reading, table, { from: at, to });
    return;
  }
  let adding = false;
  for (const action of parts(source, { from: at, to })) {
    // `ADD COLUMN a INT, b INT`
    const goesOn = !ACTIONS.has(source.tokens[action.from]?.word ?? '');
    if (adding && goesOn) added(reading, table, action);
    else alter(reading, table, action);
    adding = adding ? goesOn || standsAt(source, action.from, 'add') : standsAt(source, action.from, 'add');
  }
}

type Action = {
  readonly reading: Reading;
  readonly table: TableDraft;
  readonly from: number;
  readonly to: number;
};

function alter(reading: Reading, table: TableDraft, { from, to }: Span): void {
  const action = { reading, table, from, to };
  const word = reading.source.tokens[from]?.word ?? '';
  const reader = ACTIONS.get(word);
  if (reader?.(action)) return;
  if (readStorageClauses(reading, table, { from, to }, () => false) < to)
    unread(reading, { from, to }, `a change of ${table.name} that is not read`);
}

const passed = ({ reading, from, to }: Action): boolean => {
  passOver(reading, { from, to });
  return true;
};

/** By the first word of what is done; false where it is none of this reader's. */
const ACTIONS = byName<(action: Action) => boolean>({
  add: ({ reading, table, from, to }) => {
    words(reading.source, from, 'add');
    const { source } = reading;
    const columns = words(source, from + 1, 'column') || words(source, from + 1, 'columns');
    added(reading, table, { from: columns ? from + 2 : from + 1, to });
    return true;
  },
  drop: ({ reading, table, from, to }) => {
    drop(reading, table, { from, to });
    return true;
  },
  rename: (action) => {
    rename(action);
    return true;
  },
  alter: (action) => {
    const { reading, table, from, to } = action;
    const { source } = reading;
    words(source, from, 'alter');
    if (
      ['sortkey', 'distkey', 'diststyle', 'compound', 'interleaved', 'distribute'].includes(
        source.tokens[from + 1]?.word ?? '',
      )
    ) {
      if (standsAt(source, from + 1, 'distkey') || standsAt(source, from + 1, 'diststyle'))
        table.distribution = [];
      else table.cluster = [];
      readStorageClauses(reading, table, { from: from + 1, to }, () => false);
      return true;
    }
    if (['constraint', 'index', 'encode'].includes(source.tokens[from + 1]?.word ?? ''))
      return passed(action);
    alterColumn(reading, table, { from: words(source, from + 1, 'column') ? from + 2 : from + 1, to });
    return true;
  },
  modify: (action) => {
    const { reading, table, from, to } = action;
    const { source } = reading;
    words(source, from, 'modify');
    if (
      ['ttl', 'order', 'setting', 'settings', 'comment', 'sample'].includes(
        source.tokens[from + 1]?.word ?? '',
      )
    ) {
      if (standsAt(source, from + 1, 'setting')) return passed(action);
      readStorageClauses(reading, table, { from: from + 1, to }, () => false);
      return true;
    }
    if (standsAt(source, from + 1, 'query')) return passed(action);
    modifyColumn(reading, table, { from: words(source, from + 1, 'column') ? from + 2 : from + 1, to });
    return true;
  },
  change: ({ reading, table, from, to }) => {
    const { source } = reading;
    words(source, from, 'change');
    const at = words(source, from + 1, 'column') ? from + 2 : from + 1;
    if (at + 2 < to) renameColumn(table, nameAt(source, at), nameAt(source, at + 1));
    modifyColumn(reading, table, { from: at + 1, to });
    return true;
  },
  attach: (action) => {
    const { reading, table, from, to } = action;
    if (!words(reading.source, from, 'attach', 'partition')) return false;
    return attach(reading, table, { from: from + 2, to }) || passed(action);
  },
  set: (action) => set(action),
  replace: ({ reading, table, from, to }) => {
    const { source } = reading;
    if (words(source, from, 'replace', 'partition', 'field'))
      return replaceField(reading, table, { from: from + 3, to });
    if (words(source, from, 'replace', 'columns')) {
      const group = inside(source, from + 2, to);
      if (!group) return false;
      const kept = new Set(
        table.partition.flatMap(({ columns }) => columns.map((name) => name.toLowerCase())),
      );
      const before = table.columns.filter(({ name }) => kept.has(name.toLowerCase()));
      table.columns = [];
      readItems(reading, table, group);
      const now = new Set(table.columns.map(({ name }) => name.toLowerCase()));
      table.columns.push(...before.filter(({ name }) => !now.has(name.toLowerCase())));
      return true;
    }
    passOver(reading, { from, to });
    return true;
  },
  write: ({ reading, table, from, to }) => {
    writeOrder(reading, table, { from, to });
    return true;
  },
  cluster: (action) => {
    const { reading, table, from } = action;
    const { source } = reading;
    if (words(source, from, 'cluster', 'on')) {
      clusterOn(reading, table, nameAt(source, from + 2), action);
      return true;
    }
    table.cluster = [];
    return false;
  },
  partition: (action) => {
    // Hive: `PARTITION (dt = '…') SET LOCATION '…'`
    if (!standsAt(action.reading.source, action.from, 'partition', 'by')) return passed(action);
    action.table.partition = [];
    return false;
  },
  engine: () => false,
  order: ({ reading, table, from, to }) => {
    if (!words(reading.source, from, 'order', 'by')) return false;
    table.cluster = layoutKeys(reading.source, { from: from + 2, to }, columnNames(table));
    return true;
  },
  remove: (action) => {
    if (standsAt(action.reading.source, action.from, 'remove', 'partitioning')) action.table.partition = [];
    if (standsAt(action.reading.source, action.from, 'remove', 'ttl')) action.table.expiryDays = null;
    return passed(action);
  },
  swap: ({ reading, table, from, to }) => {
    const { source } = reading;
    if (!words(source, from, 'swap', 'with')) return false;
    const named = qualifiedName(source, from + 2, to);
    const other = named && reading.tables.find(named.name, named.qualifier);
    if (other) swapTables(reading, table, other);
    else unread(reading, { from, to }, 'a change of a table that is not in this file');
    return true;
  },
  comment: (action) => {
    const { reading, table, from, to } = action;
    const { source } = reading;
    if (!words(source, from, 'comment', 'column')) return false;
    alterColumn(
      reading,
      table,
      { from: words(source, from + 2, 'if', 'exists') ? from + 4 : from + 2, to },
      true,
    );
    return true;
  },
  inherit: ({ reading, table, from, to }) => {
    const { source } = reading;
    words(source, from, 'inherit');
    table.options.push({
      name: 'inherits',
      value: textOf(source, { from: from + 1, to }),
      place: placeAt(reading, from),
    });
    return true;
  },
  ...Object.fromEntries(
    `owner enable disable detach append validate reset unset no suspend resume convert auto_increment reorganize
     exchange truncate coalesce rebuild repair discard import force replica freeze unfreeze fetch move update delete materialize
     clear split merge recover touch archive compact concatenate lock algorithm refresh upgrade execute not logged
     organize trigger check apply reindex engine_attribute activate`
      .split(/\s+/)
      .map((word) => [word, passed]),
  ),
});

function added(reading: Reading, table: TableDraft, { from, to }: Span): void {
  const { source } = reading;
  if (words(source, from, 'partition', 'field')) {
    partitionField(reading, table, { from: from + 2, to });
    return;
  }
  const at = words(source, from, 'if', 'not', 'exists') ? from + 3 : from;
  if (standsAt(source, at, 'partition')) {
    // MySQL: `ADD PARTITION (PARTITION p VALUES LESS THAN (…))`
    const list = symbol(source, at + 1, '(') ? inside(source, at + 1, to) : null;
    for (const bound of list ? boundsIn(reading, list) : []) addBound(table, bound);
    passOver(reading, { from, to });
    return;
  }
  if (PASSED.has(source.tokens[at]?.word ?? '') && isName(source, at + 1)) {
    passOver(reading, { from: at, to });
    return;
  }
  const group = symbol(source, at, '(') ? inside(source, at, to) : null;
  if (group) readItems(reading, table, group);
  else if (!readTableConstraint(reading, table, { from: at, to }))
    readColumn(reading, table, { from: at, to: beforePlace(reading, at, to) });
}

/** `ADD ROW ACCESS POLICY`, `ADD SEARCH OPTIMIZATION`. */
const PASSED = new Set(['row', 'search', 'statistics', 'projection', 'values', 'data', 'virtual']);

function rename({ reading, table, from, to }: Action): void {
  const { source } = reading;
  words(source, from, 'rename');
  const at = from + 1;
  if (['to', 'as', ''].includes(source.tokens[at]?.word ?? '') || at + 1 === to) {
    const next = qualifiedName(source, words(source, at, 'to') || words(source, at, 'as') ? at + 1 : at, to);
    if (next) renameTable(reading, table, next.name, next.qualifier ?? table.qualifier);
    else unread(reading, { from, to }, `a change of ${table.name} that is not read`);
    return;
  }
  if (['constraint', 'index', 'key', 'partition'].includes(source.tokens[at]?.word ?? '')) {
    passOver(reading, { from, to });
    return;
  }
  let old = words(source, at, 'column') ? at + 1 : at;
  if (words(source, old, 'if', 'exists')) old += 2;
  if (words(source, old + 1, 'to') && old + 2 < to)
    renameColumn(table, nameAt(source, old), nameAt(source, old + 2));
  else unread(reading, { from, to }, `a change of ${table.name} that is not read`);
}

/** `SET TBLPROPERTIES (…)`, `SET PROPERTIES …`, `SET (timescaledb.segmentby = '…')`, `SET OPTIONS (…)`. */
function set(action: Action): boolean {
  const { reading, table, from, to } = action;
  const { source } = reading;
  words(source, from, 'set');
  if (words(source, from + 1, 'properties')) {
    setProperties(reading, table, { from: from + 2, to });
    return true;
  }
  if (words(source, from + 1, 'partition', 'spec')) {
    partitionSpec(reading, table, { from: from + 3, to });
    return true;
  }
  if (symbol(source, from + 1, '(')) return setOptions(reading, table, from, to);
  if (CLAUSES.has(source.tokens[from + 1]?.word ?? '') || symbol(source, from + 2, '=')) {
    readStorageClauses(reading, table, { from: from + 1, to }, () => false);
    return true;
  }
  return passed(action);
}

const setOptions = (reading: Reading, table: TableDraft, from: number, to: number): boolean =>
  CLAUSES.get('with')?.({ reading, table, at: from, to }) === to;

function attach(reading: Reading, table: TableDraft, { from, to }: Span): boolean {
  const { source } = reading;
  const child = qualifiedName(source, from, to);
  const known = child && reading.tables.find(child.name, child.qualifier);
  if (!child || !known || known === table) return false;
  reading.tables.remove(known);
  reading.partitions.set(known.name.toLowerCase(), table.name);
  if (words(source, child.next, 'for', 'values'))
    addBound(table, textOf(source, { from: child.next + 2, to }));
  else words(source, child.next, 'default');
  for (const key of known.partition)
    if (!table.partition.some(({ text }) => sameName(text, key.text))) table.partition.push(key);
  return true;
}

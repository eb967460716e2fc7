import { byName } from '../../domain/by-name.ts';
import {
  claim,
  inside,
  nameAt,
  parts,
  past,
  type Span,
  standsAt,
  symbol,
  textOf,
  words,
} from '../../sql/source.ts';
import { readItems } from './items.ts';
import { layoutKeys, unwrapped } from './layout-key.ts';
import { columnList, passExpressions } from './names.ts';
import { passOver, placeAt, type Reading, unread } from './reading.ts';
import { type Clause, known, listEnd, option, skip, upTo } from './storage/clause.ts';
import {
  buckets,
  clusterBy,
  distributedBy,
  partitionBy,
  partitionedBy,
  partitionList,
} from './storage/layout.ts';
import { assignment, optionList } from './storage/option.ts';
import type { TableDraft } from './table.ts';

/** Reads one clause behind a table's parenthesis; the index behind it, or the same where it is none that is known. */
function readStorage(reading: Reading, table: TableDraft, at: number, to: number): number {
  const word = reading.source.tokens[at]?.word ?? '';
  const clause = { reading, table, at, to };
  if (symbol(reading.source, at, ',')) return at + 1;
  if (symbol(reading.source, at, '(') && words(reading.source, at + 1, 'partition'))
    return partitionList(clause);
  const reader = CLAUSES.get(word);
  const next = reader ? reader(clause) : at;
  if (next > at) claim(reading.source, at);
  return next > at ? Math.min(next, to) : assignment(clause);
}

/** Reads clauses as long as there are such: behind a table in shorthand anything else is not the table's. */
export function readKnownClauses(reading: Reading, table: TableDraft, { from, to }: Span): number {
  let at = from;
  while (at < to && CLAUSES.has(reading.source.tokens[at]?.word ?? '')) {
    const next = readStorage(reading, table, at, to);
    if (next <= at) break;
    at = next;
  }
  return at;
}

/** Reads all clauses behind a table's parenthesis, as far as they go. */
export function readStorageClauses(
  reading: Reading,
  table: TableDraft,
  { from, to }: Span,
  isEnd: (at: number) => boolean,
): number {
  let at = from;
  while (at < to && !isEnd(at)) {
    const next = readStorage(reading, table, at, to);
    if (next > at) at = next;
    else {
      let end = at + 1;
      while (end < to && !isEnd(end) && !CLAUSES.has(reading.source.tokens[end]?.word ?? ''))
        end = past(reading.source, end, to);
      unread(reading, { from: at, to: end }, `not read behind the columns of ${table.name}`);
      at = end;
    }
  }
  return at;
}

export const CLAUSES = byName<(clause: Clause) => number>({
  partition: (clause) =>
    words(clause.reading.source, clause.at, 'partition', 'by') ? partitionBy(clause) : clause.at,
  subpartition: (clause) =>
    words(clause.reading.source, clause.at, 'subpartition', 'by') ? partitionBy(clause) : skip(2)(clause),
  partitions: skip(2),
  subpartitions: skip(2),
  partitioned: partitionedBy,
  cluster: (clause) =>
    words(clause.reading.source, clause.at, 'cluster', 'by') ? clusterBy(clause) : clause.at,
  clustered: buckets,
  sorted: clusterBy,
  sort: clusterBy,
  zorder: clusterBy,
  distribute: distributedBy,
  distributed: distributedBy,
  diststyle: ({ reading, table, at }) => {
    option(reading, table, { from: at, to: at + 1 }, { from: at + 1, to: at + 2 });
    return at + 2;
  },
  distkey: (clause) => {
    const { reading, table, at, to } = clause;
    const end = symbol(reading.source, at + 1, '(') ? past(reading.source, at + 1, to) : at + 2;
    table.distribution.push(...layoutKeys(reading.source, { from: at + 1, to: end }, known(table)));
    return end;
  },
  compound: skip(1),
  interleaved: skip(1),
  sortkey: (clause) => {
    const { reading, table, at } = clause;
    if (standsAt(reading.source, at + 1, 'auto')) return passed(clause, at + 2);
    const end = listEnd(clause, at + 1);
    table.cluster.push(...layoutKeys(reading.source, { from: at + 1, to: end }, known(table)));
    return end;
  },
  order: (clause) => {
    const { reading, table, at } = clause;
    if (!words(reading.source, at, 'order', 'by')) return at;
    const span = expression(clause, at + 2);
    // A primary key of ClickHouse orders rows only where nothing else does.
    table.cluster = [];
    table.cluster.push(...layoutKeys(reading.source, span, known(table)));
    return span.to;
  },
  primary: (clause) => {
    const { reading, table, at } = clause;
    if (!words(reading.source, at, 'primary', 'key')) return at;
    const span = expression(clause, at + 2);
    const list = parts(reading.source, unwrapped(reading.source, span));
    const columns = columnList(reading.source, list);
    passExpressions(
      reading,
      list.filter((_, n) => columns[n] === null),
    );
    if (reading.dialect === 'clickhouse') {
      if (table.cluster.length === 0) table.cluster.push(...layoutKeys(reading.source, span, known(table)));
    }
    table.keys.push({ columns, primary: true, enforced: false, place: placeAt(reading, at) });
    return span.to;
  },
  duplicate: sortedBy,
  aggregate: sortedBy,
  sample: (clause) => passed(clause, expression(clause, clause.at + 2).to),
  ttl,
  engine: (clause) => {
    const { reading, table, at, to } = clause;
    const start = symbol(reading.source, at + 1, '=') ? at + 2 : at + 1;
    const end = symbol(reading.source, start + 1, '(') ? past(reading.source, start + 1, to) : start + 1;
    option(reading, table, { from: at, to: at + 1 }, { from: start, to: end });
    return end;
  },
  settings: (clause) => passed(clause, upTo(clause, clause.at + 1, new Set(['comment', 'as', 'ttl']))),
  options: optionList,
  tblproperties: optionList,
  with: (clause) => {
    const { reading, at, to } = clause;
    const { source } = reading;
    if (symbol(source, at + 1, '(')) return optionList(clause);
    if (standsAt(source, at + 1, 'tag')) return passed(clause, past(source, at + 2, to));
    if (standsAt(source, at + 1, 'partition', 'columns')) return folderColumns(clause);
    if (standsAt(source, at + 1, 'system', 'versioning')) return passed(clause, at + 3);
    if (standsAt(source, at + 1, 'contact')) return passed(clause, past(source, at + 2, to));
    const behind = policy({ ...clause, at: at + 1 });
    if (behind > at + 1) {
      claim(source, at);
      return behind;
    }
    if (
      standsAt(source, at + 1, 'row') ||
      standsAt(source, at + 1, 'aggregation') ||
      standsAt(source, at + 1, 'connection')
    )
      return passed(clause, upTo(clause, at + 2, new Set(['cluster', 'comment', 'with', 'as', 'options'])));
    return passed(clause, standsAt(source, at + 1, 'no') ? at + 3 : at + 2);
  },
  comment: (clause) => {
    const { reading, table, at } = clause;
    const token = reading.source.tokens[symbol(reading.source, at + 1, '=') ? at + 2 : at + 1];
    if (token?.kind !== 'string' && token?.kind !== 'name') return at;
    table.comments.push(nameAt(reading.source, symbol(reading.source, at + 1, '=') ? at + 2 : at + 1));
    return symbol(reading.source, at + 1, '=') ? at + 3 : at + 2;
  },
  table: (clause) =>
    words(clause.reading.source, clause.at + 1, 'properties')
      ? optionList({ ...clause, at: clause.at + 1 })
      : clause.at,
  using: ({ reading, table, at, to }) => {
    // What a virtual table of SQLite is made of.
    const group = symbol(reading.source, at + 2, '(') ? inside(reading.source, at + 2, to) : null;
    if (group && table.columns.length === 0) readItems(reading, table, group);
    option(reading, table, { from: at, to: at + 1 }, { from: at + 1, to: at + 2 });
    return symbol(reading.source, at + 2, '(') ? past(reading.source, at + 2, to) : at + 2;
  },
  location: ({ reading, table, at, to }) => {
    if (symbol(reading.source, at + 1, '=')) return at;
    const end = symbol(reading.source, at + 1, '(') ? past(reading.source, at + 1, to) : at + 2;
    option(reading, table, { from: at, to: at + 1 }, { from: at + 1, to: end });
    return end;
  },
  stored: (clause) => {
    const { reading, table, at } = clause;
    if (words(reading.source, at + 2, 'inputformat')) {
      return passed(clause, at + 6);
    }
    if (words(reading.source, at + 1, 'by') || words(reading.source, at + 2, 'by')) {
      const end = past(reading.source, words(reading.source, at + 1, 'by') ? at + 2 : at + 3, clause.to);
      option(reading, table, { from: at, to: at + 2 }, { from: at + 2, to: end });
      return end;
    }
    option(reading, table, { from: at, to: at + 2 }, { from: at + 2, to: at + 3 });
    return at + 3;
  },
  row: (clause) => {
    const { reading, at, to } = clause;
    if (!standsAt(reading.source, at, 'row', 'format')) return at;
    if (standsAt(reading.source, at + 2, 'serde')) {
      const next = at + 4;
      return passed(
        clause,
        standsAt(reading.source, next, 'with', 'serdeproperties') ? past(reading.source, next + 2, to) : next,
      );
    }
    return passed(clause, upTo(clause, at + 2, new Set(['stored', 'location', 'tblproperties', 'comment'])));
  },
  inherits: ({ reading, table, at, to }) => {
    option(
      reading,
      table,
      { from: at, to: at + 1 },
      inside(reading.source, at + 1, to) ?? { from: at + 1, to: at + 1 },
    );
    return past(reading.source, at + 1, to);
  },
  character: charset,
  charset,
  collate: charset,
  default: (clause) => {
    const { source } = clause.reading;
    const end = ['character', 'charset', 'collate'].includes(source.tokens[clause.at + 1]?.word ?? '')
      ? charset({ ...clause, at: clause.at + 1 })
      : clause.at;
    return end > clause.at + 1 ? end : clause.at;
  },
  // Greenplum
  format: (clause) => {
    const { source } = clause.reading;
    const end = symbol(source, clause.at + 2, '(') ? past(source, clause.at + 2, clause.to) : clause.at + 2;
    return symbol(source, clause.at + 1, '=') ? clause.at : passed(clause, end);
  },
  log: (clause) =>
    passed(clause, upTo(clause, clause.at + 1, new Set(['format', 'distributed', 'encoding']))),
  encoding: skip(2),
  skewed: (clause) => {
    const { source } = clause.reading;
    let end = past(source, clause.at + 2, clause.to);
    if (standsAt(source, end, 'on')) end = past(source, end + 1, clause.to);
    if (standsAt(source, end, 'stored', 'as', 'directories')) end += 3;
    return passed(clause, end);
  },
  aggregation: policy,
  join: policy,
  storage: policy,
  contact: group,
  frozen: (clause) =>
    standsAt(clause.reading.source, clause.at + 1, 'where')
      ? passed(clause, past(clause.reading.source, clause.at + 2, clause.to))
      : clause.at,
  // Of a dictionary of ClickHouse.
  source: group,
  layout: group,
  lifetime: group,
  range: group,
});

/** Passes over a clause up to an index, which it gives. */
function passed({ reading, at, to }: Clause, end: number, from = at): number {
  passOver(reading, { from, to: Math.min(end, to) });
  return end;
}

/** BigQuery: columns that the folders of the files name, of which the table is made too. */
function folderColumns(clause: Clause): number {
  const { reading, table, at, to } = clause;
  const columns = inside(reading.source, at + 3, to);
  claim(reading.source, at, at + 3);
  if (!columns) return at + 3;
  const before = table.columns.length;
  readItems(reading, table, columns);
  for (const { name, place } of table.columns.slice(before))
    table.partition.push({
      text: name,
      columns: [name],
      transform: { kind: 'value' },
      from: 'clause',
      place,
    });
  return past(reading.source, at + 3, to);
}

/** `CHARACTER SET utf8`, `CHARSET = utf8`, `COLLATE 'und:ci'`, of MySQL and BigQuery. */
function charset(clause: Clause): number {
  const { source } = clause.reading;
  const from = standsAt(source, clause.at, 'character') ? clause.at + 2 : clause.at + 1;
  // With a sign it is an option like others.
  return symbol(source, from, '=') ? clause.at : passed(clause, from + 1);
}

const POLICIES = new Set([
  'row',
  'access',
  'aggregation',
  'join',
  'storage',
  'lifecycle',
  'masking',
  'projection',
]);
const KEYS = new Set(['on', 'entity', 'key', 'allowed', 'join', 'keys']);

/** `AGGREGATION POLICY p ENTITY KEY (a)`, `ROW ACCESS POLICY p ON (a)`, `JOIN POLICY p ALLOWED JOIN KEYS (a)`. */
function policy(clause: Clause): number {
  const { reading, at, to } = clause;
  const { source } = reading;
  let next = at;
  while (POLICIES.has(source.tokens[next]?.word ?? '')) next++;
  if (next === at || !standsAt(source, next, 'policy')) return at;
  next += 2;
  while (symbol(source, next, '.')) next += 2;
  while (KEYS.has(source.tokens[next]?.word ?? '') && !standsAt(source, next + 1, 'policy')) next++;
  return passed(clause, symbol(source, next, '(') ? past(source, next, to) : next);
}

function group(clause: Clause): number {
  return symbol(clause.reading.source, clause.at + 1, '(')
    ? passed(clause, past(clause.reading.source, clause.at + 1, clause.to))
    : clause.at;
}

/** `DUPLICATE KEY (a, b)`, `AGGREGATE KEY (…)` of StarRocks and Doris: rows are sorted by it. */
function sortedBy({ reading, table, at, to }: Clause): number {
  const group = words(reading.source, at + 1, 'key') ? inside(reading.source, at + 2, to) : null;
  if (!group) return at;
  table.cluster.push(...layoutKeys(reading.source, group, known(table)));
  return past(reading.source, at + 2, to);
}

/** Words that begin another clause of ClickHouse. */
const CLICKHOUSE = new Set([
  'order',
  'partition',
  'primary',
  'ttl',
  'settings',
  'sample',
  'comment',
  'engine',
  'as',
  'source',
  'layout',
  'lifetime',
  'range',
]);

function expression(clause: Clause, from: number): Span {
  const { source } = clause.reading;
  return {
    from,
    to:
      symbol(source, from, '(') && CLICKHOUSE.has(source.tokens[past(source, from, clause.to)]?.word ?? '')
        ? past(source, from, clause.to)
        : upTo(clause, from, CLICKHOUSE),
  };
}

function ttl(clause: Clause): number {
  const { reading, table, at } = clause;
  const span = expression(clause, at + 1);
  const text = textOf(reading.source, span);
  table.options.push({ name: 'ttl', value: text, place: placeAt(reading, at) });
  const found =
    /interval\s+'?(\d+)'?\s+'?(day|week|month|year)|tointerval(day|week|month|year)\s*\(\s*(\d+)/i.exec(text);
  const days = { day: 1, week: 7, month: 30, year: 365 }[(found?.[2] ?? found?.[3] ?? '').toLowerCase()];
  if (days && found) table.expiryDays = Number(found[1] ?? found[4]) * days;
  return span.to;
}

import { type Reading, type TableDraft, placeAt, unread } from './draft.ts';
import { readColumn } from './column.ts';
import { layoutKey, layoutKeys, unwrapped, withTransform } from './layout-key.ts';
import { readItems } from './items.ts';
import { columnList } from './names.ts';
import { inside, parts, past, type Span, symbol, textOf, words } from './source.ts';
import { unquoted } from './tokens.ts';
import { numberAt } from './transform.ts';

type Clause = {
  readonly reading: Reading;
  readonly table: TableDraft;
  readonly at: number;
  readonly to: number;
};

/** Reads one clause behind a table's parenthesis; the index behind it, or the same where it is none that is known. */
export function readStorage(reading: Reading, table: TableDraft, at: number, to: number): number {
  const word = reading.source.tokens[at]?.word ?? '';
  const clause = { reading, table, at, to };
  if (symbol(reading.source, at, ',')) return at + 1;
  if (symbol(reading.source, at, '(') && words(reading.source, at + 1, 'partition'))
    return partitionList(clause);
  const reader = CLAUSES[word];
  const next = reader ? reader(clause) : at;
  return next > at ? Math.min(next, to) : assignment(clause);
}

/** `name = value`, as MySQL, Snowflake and ClickHouse have them, and `name value`. */
function assignment({ reading, table, at, to }: Clause): number {
  const { source } = reading;
  const token = source.tokens[at];
  if (token?.kind !== 'word') return at;
  let end = at + 1;
  while (source.tokens[end]?.kind === 'word' && symbol(source, end + 1, '=') && end + 1 < to) end++;
  while (symbol(source, end, '.') && end + 1 < to) end += 2;
  if (!symbol(source, end, '='))
    return PLAIN.has(token.word) ? Math.min(at + (PLAIN.get(token.word) ?? 1), to) : at;
  const next = pastValue(reading, end + 1, to);
  option(reading, table, { from: at, to: end }, { from: end + 1, to: next });
  return next;
}

/** Behind a value: what stands without a space between is one, as `@stage/path` and `MergeTree(…)`. */
function pastValue({ source }: Reading, at: number, to: number): number {
  let next = past(source, at, to);
  while (
    next < to &&
    source.tokens[next]?.start === source.tokens[next - 1]?.end &&
    !symbol(source, next, ',')
  )
    next = past(source, next, to);
  return next;
}

/** Words that stand by themselves, or before that many more, and say nothing of a design. */
const PLAIN = new Map([
  ['without', 2], ['strict', 1], ['copy', 2], ['row', 3], ['no', 2], ['tablespace', 2], ['default', 1], ['using', 2],
  ['backup', 2], ['encode', 2], ['change_tracking', 1], ['unlogged', 1], ['syntax', 2], ['fields', 4], ['lines', 4],
  ['collection', 5], ['map', 5], ['server', 2], ['on', 3], ['data', 1], ['stored', 3], ['location', 2], ['external', 1],
  ['uuid', 2], ['empty', 1], ['clone', 2], ['inherits', 1], ['secure', 1], ['auto', 1], ['refresh', 1], ['build', 2],
  ['force', 1], ['cascade', 1], ['restrict', 1],
]); // biome-ignore format: a list of words

function option(reading: Reading, table: TableDraft, name: Span, value: Span): void {
  const token = reading.source.tokens[value.from];
  const quoted = token?.kind === 'string' || token?.text.startsWith('"');
  const text =
    value.to - value.from === 1 && token && quoted ? unquoted(token) : textOf(reading.source, value);
  const key = textOf(reading.source, name).replaceAll(/["'`]/g, '').toLowerCase().replaceAll(/\s+/g, ' ');
  table.options.push({ name: key, value: text, place: placeAt(reading, name.from) });
  if (key === 'partition_expiration_days' && Number(text) > 0) table.expiryDays = Number(text);
}

/** Where a list ends that stands in no parentheses: before a word that begins another clause. */
function listEnd(clause: Clause, from: number): number {
  const { source } = clause.reading;
  if (symbol(source, from, '(')) return past(source, from, clause.to);
  let at = from;
  while (at < clause.to) {
    const token = source.tokens[at];
    const behindComma = at === from || symbol(source, at - 1, ',');
    if (
      !behindComma &&
      token?.kind === 'word' &&
      !symbol(source, at - 1, '.') &&
      !symbol(source, at - 1, '::')
    ) {
      if (token.word !== 'asc' && token.word !== 'desc' && !symbol(source, at + 1, '.')) break;
    }
    at = past(source, at, clause.to);
    if (symbol(source, at, '(') && at < clause.to) at = past(source, at, clause.to);
  }
  return at;
}

const known = (table: TableDraft) => table.columns.map(({ name }) => name);

function partitionBy(clause: Clause): number {
  const { reading, table, at, to } = clause;
  const { source } = reading;
  let start = at + 2;
  if (words(source, start, 'linear')) start++;
  const method = source.tokens[start]?.word ?? '';
  const columns = words(source, start + 1, 'columns') ? 1 : 0;
  const group = inside(source, start + 1 + columns, to);
  if (
    ['range', 'list', 'hash', 'key'].includes(method) &&
    group &&
    symbol(source, start + 1 + columns, '(')
  ) {
    let next = past(source, start + 1 + columns, to);
    const count = ['partitions', 'subpartitions'].includes(source.tokens[next]?.word ?? '')
      ? numberAt(source, next + 1)
      : null;
    if (count !== null) next += 2;
    const listed = method === 'range' || method === 'list';
    const bounds = listed && symbol(source, next, '(') && next < to ? inside(source, next, to) : null;
    if (bounds) next = past(source, next, to);
    for (const key of layoutKeys(source, group, known(table))) {
      if (listed) {
        const written = bounds ? boundsIn(reading, bounds) : [];
        table.partition.push(
          withTransform(key, method === 'list' ? { kind: 'list' } : { kind: 'range', bounds: written }),
        );
      } else table.partition.push(withTransform(key, { kind: 'hash', buckets: count }));
    }
    return next;
  }
  const end = listEnd(clause, start);
  table.partition.push(...layoutKeys(source, { from: start, to: end }, known(table)));
  return words(source, end, 'auto', 'refresh') ? end + 2 : end;
}

/** Partitions that stand behind those within them. */
function partitionList({ reading, table, at, to }: Clause): number {
  const group = inside(reading.source, at, to);
  const bounds = group ? boundsIn(reading, group) : [];
  table.partition = table.partition.map((key) =>
    key.transform.kind === 'range' && key.transform.bounds.length === 0
      ? withTransform(key, { kind: 'range', bounds })
      : key,
  );
  return past(reading.source, at, to);
}

/** `VALUES LESS THAN (…)` of each partition. */
function boundsIn(reading: Reading, span: Span): string[] {
  const { source } = reading;
  return parts(source, span).flatMap(({ from, to }) => {
    for (let at = from; at < to; at++) {
      if (words(source, at, 'less', 'than'))
        return [
          textOf(source, unwrapped(source, { from: at + 2, to: Math.min(past(source, at + 2, to), to) })),
        ];
      if (words(source, at, 'end') || words(source, at, 'start')) return [textOf(source, { from: at, to })];
    }
    return [];
  });
}

/** Hive's `PARTITIONED BY (dt STRING)` makes columns, Spark's names them or what is made of them. */
function partitionedBy(clause: Clause): number {
  const { reading, table, at, to } = clause;
  const { source } = reading;
  const group = inside(source, at + 2, to);
  if (!group) return partitionBy(clause);
  for (const part of parts(source, group)) {
    const typed = part.to - part.from > 1 && source.tokens[part.from + 1]?.kind === 'word';
    if (typed) {
      readColumn(reading, table, part);
      table.partition.push(layoutKey(source, { from: part.from, to: part.from + 1 }, known(table)));
    } else table.partition.push(layoutKey(source, part, known(table)));
  }
  return past(source, at + 2, to);
}

function clusterBy(clause: Clause): number {
  const { reading, table, at, to } = clause;
  const { source } = reading;
  if (['auto', 'none'].includes(source.tokens[at + 2]?.word ?? '')) {
    option(reading, table, { from: at, to: at + 2 }, { from: at + 2, to: at + 3 });
    return at + 3;
  }
  const start = words(source, at + 2, 'linear') ? at + 3 : at + 2;
  const end = Math.min(listEnd(clause, start), to);
  table.cluster.push(...layoutKeys(source, { from: start, to: end }, known(table)));
  return end;
}

function buckets({ reading, table, at, to }: Clause): number {
  const { source } = reading;
  const group = inside(source, at + 2, to);
  if (!group) return at;
  let next = past(source, at + 2, to);
  const keys = layoutKeys(source, group, known(table));
  const sorted = words(source, next, 'sorted', 'by') ? inside(source, next + 2, to) : null;
  if (sorted) {
    table.cluster.push(...layoutKeys(source, sorted, known(table)));
    next = past(source, next + 2, to);
  }
  const count = words(source, next, 'into') ? numberAt(source, next + 1) : null;
  if (count !== null) next += 3;
  for (const key of keys) table.distribution.push(withTransform(key, { kind: 'hash', buckets: count }));
  return next;
}

function distributedBy({ reading, table, at, to }: Clause): number {
  const { source } = reading;
  let start = at + 2;
  if (words(source, start, 'random') || words(source, start, 'randomly')) return start + 1;
  if (words(source, start, 'hash')) start++;
  const group = inside(source, start, to);
  if (!group) return at;
  let next = past(source, start, to);
  const count = words(source, next, 'buckets') ? numberAt(source, next + 1) : null;
  if (words(source, next, 'buckets')) next += 2;
  for (const key of layoutKeys(source, group, known(table)))
    table.distribution.push(withTransform(key, { kind: 'hash', buckets: count }));
  return next;
}

/** `OPTIONS (a = b)`, `TBLPROPERTIES ('a' = 'b')`, `WITH (a = b)`. */
function optionList({ reading, table, at, to }: Clause): number {
  const { source } = reading;
  const group = inside(source, at + 1, to);
  if (!group) return at;
  for (const part of parts(source, group)) {
    let equals = part.from;
    while (equals < part.to && !symbol(source, equals, '=')) equals++;
    const name = { from: part.from, to: equals };
    const value = { from: Math.min(equals + 1, part.to), to: part.to };
    if (
      !bucketCount(reading, table, textOf(source, name).toLowerCase(), value) &&
      !trinoLayout(reading, table, textOf(source, name).toLowerCase(), value)
    )
      option(reading, table, name, value);
  }
  return past(source, at + 1, to);
}

/** Buckets of a table whose `bucketed_by` may stand before or behind. */
function bucketCount(reading: Reading, table: TableDraft, name: string, { from }: Span): boolean {
  const count = name === 'bucket_count' ? numberAt(reading.source, from) : null;
  if (count === null) return false;
  table.buckets = count;
  return true;
}

/** Options of Trino that say how rows lie: their values are texts with expressions in them. */
function trinoLayout(reading: Reading, table: TableDraft, name: string, value: Span): boolean {
  const kind = {
    partitioned_by: 'partition',
    partitioning: 'partition',
    bucketed_by: 'distribution',
    sorted_by: 'cluster',
    partition_by: 'partition',
    order_by: 'cluster',
  }[name];
  if (!kind) return false;
  const { source } = reading;
  for (let at = value.from; at < value.to; at++) {
    const token = source.tokens[at];
    if (token?.kind !== 'string' && token?.kind !== 'name') continue;
    const key = textKey(reading, table, unquoted(token), at);
    if (kind === 'partition') table.partition.push(key);
    else if (kind === 'cluster') table.cluster.push(key);
    else table.distribution.push(withTransform(key, { kind: 'hash', buckets: null }));
  }
  return true;
}

const textKey = (reading: Reading, table: TableDraft, text: string, at: number) => ({
  ...reading.keyOf(text, known(table)),
  place: placeAt(reading, at),
});

const skip =
  (count: number) =>
  ({ at }: Clause): number =>
    at + count;

/** Up to the next word that begins a clause. */
function upTo(clause: Clause, from: number, ends: ReadonlySet<string>): number {
  let at = from;
  while (at < clause.to && !ends.has(clause.reading.source.tokens[at]?.word ?? ''))
    at = past(clause.reading.source, at, clause.to);
  return at;
}

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

const CLAUSES: Readonly<Record<string, (clause: Clause) => number>> = {
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
    if (words(reading.source, at + 1, 'auto')) return at + 2;
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
    const columns = columnList(reading.source, parts(reading.source, unwrapped(reading.source, span)));
    if (reading.dialect === 'clickhouse') {
      if (table.cluster.length === 0) table.cluster.push(...layoutKeys(reading.source, span, known(table)));
    }
    table.keys.push({ columns, primary: true, enforced: false, place: placeAt(reading, at) });
    return span.to;
  },
  duplicate: (clause) =>
    words(clause.reading.source, clause.at + 1, 'key')
      ? past(clause.reading.source, clause.at + 2, clause.to)
      : clause.at,
  sample: (clause) => expression(clause, clause.at + 2).to,
  ttl,
  engine: (clause) => {
    const { reading, table, at, to } = clause;
    const start = symbol(reading.source, at + 1, '=') ? at + 2 : at + 1;
    const end = symbol(reading.source, start + 1, '(') ? past(reading.source, start + 1, to) : start + 1;
    option(reading, table, { from: at, to: at + 1 }, { from: start, to: end });
    return end;
  },
  settings: (clause) => upTo(clause, clause.at + 1, new Set(['comment', 'as', 'ttl'])),
  options: optionList,
  tblproperties: optionList,
  with: (clause) => {
    const { reading, at, to } = clause;
    const { source } = reading;
    if (symbol(source, at + 1, '(')) return optionList(clause);
    if (words(source, at + 1, 'tag')) return past(source, at + 2, to);
    if (words(source, at + 1, 'row'))
      return upTo(clause, at + 2, new Set(['cluster', 'comment', 'with', 'as']));
    if (words(source, at + 1, 'no')) return at + 3;
    return at + 2;
  },
  comment: (clause) => {
    const { reading, table, at } = clause;
    const token = reading.source.tokens[symbol(reading.source, at + 1, '=') ? at + 2 : at + 1];
    if (token?.kind !== 'string' && token?.kind !== 'name') return at;
    table.comments.push(unquoted(token));
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
  location: ({ reading, table, at }) => {
    if (symbol(reading.source, at + 1, '=')) return at;
    option(reading, table, { from: at, to: at + 1 }, { from: at + 1, to: at + 2 });
    return at + 2;
  },
  stored: ({ reading, table, at }) => {
    if (words(reading.source, at + 2, 'inputformat')) return at + 6;
    option(reading, table, { from: at, to: at + 2 }, { from: at + 2, to: at + 3 });
    return at + 3;
  },
  row: (clause) => {
    const { reading, at, to } = clause;
    if (!words(reading.source, at, 'row', 'format')) return at;
    if (words(reading.source, at + 2, 'serde')) {
      const next = at + 4;
      return words(reading.source, next, 'with', 'serdeproperties')
        ? past(reading.source, next + 2, to)
        : next;
    }
    return upTo(clause, at + 2, new Set(['stored', 'location', 'tblproperties', 'comment']));
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
  character: skip(2),
};

/** Reads clauses as long as there are such: behind a table in shorthand anything else is not the table's. */
export function readKnownClauses(reading: Reading, table: TableDraft, { from, to }: Span): number {
  let at = from;
  while (at < to && (reading.source.tokens[at]?.word ?? '') in CLAUSES) {
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
      while (end < to && !isEnd(end) && !((reading.source.tokens[end]?.word ?? '') in CLAUSES))
        end = past(reading.source, end, to);
      unread(reading, { from: at, to: end }, `not read behind the columns of ${table.name}`);
      at = end;
    }
  }
  return at;
}

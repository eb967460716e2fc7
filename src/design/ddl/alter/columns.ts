import {
  inside,
  nameAt,
  parts,
  past,
  type Span,
  standsAt,
  symbol,
  textOf,
  words,
} from '../../../sql/source.ts';
import { readColumn } from '../column.ts';
import { isName } from '../names.ts';
import { passOver, type Reading, unread } from '../reading.ts';
import { sameName, type TableDraft } from '../table.ts';
import { dropField } from './layout.ts';

/** MySQL's `FIRST` and `AFTER column`. */
export function beforePlace(reading: Reading, from: number, to: number): number {
  const { source } = reading;
  const end =
    standsAt(source, to - 1, 'first') && to - 1 > from + 1
      ? to - 1
      : standsAt(source, to - 2, 'after') && to - 2 > from
        ? to - 2
        : to;
  passOver(reading, { from: end, to });
  return end;
}

/** A column's name wherever it stands in its table. */
export function renameColumn(table: TableDraft, before: string, after: string): void {
  const renamed = <Name extends string | null>(name: Name) =>
    name !== null && sameName(name, before) ? after : name;
  table.columns = table.columns.map((column) => ({ ...column, name: renamed(column.name) }));
  table.keys = table.keys.map((key) => ({ ...key, columns: key.columns.map(renamed) }));
  table.references = table.references.map((each) => ({ ...each, columns: each.columns.map(renamed) }));
  table.indexes = table.indexes.map((each) => ({ ...each, columns: each.columns.map(renamed) }));
  for (const kind of ['partition', 'cluster', 'distribution'] as const)
    table[kind] = table[kind].map((key) => ({
      ...key,
      columns: key.columns.map(renamed),
      text: sameName(key.text, before) ? after : key.text,
    }));
}

/** DROP of a column, a key, an index or a partition field. */
export function drop(reading: Reading, table: TableDraft, { from, to }: Span): void {
  const { source } = reading;
  words(source, from, 'drop');
  if (words(source, from + 1, 'partition', 'field')) {
    dropField(reading, table, { from: from + 3, to });
    return;
  }
  if (words(source, from + 1, 'clustering', 'key')) {
    table.cluster = [];
    return;
  }
  if (words(source, from + 1, 'primary', 'key')) {
    table.keys = table.keys.filter(({ primary }) => !primary);
    passOver(reading, { from: from + 3, to });
    return;
  }
  if (['index', 'key'].includes(source.tokens[from + 1]?.word ?? '') && isName(source, from + 2)) {
    const name = nameAt(source, from + 2);
    table.indexes = table.indexes.filter((index) => index.name === null || !sameName(index.name, name));
    passOver(reading, { from, to });
    return;
  }
  if (
    KEPT.has(source.tokens[from + 1]?.word ?? '') &&
    from + 2 < to &&
    !standsAt(source, from + 2, 'cascade')
  ) {
    passOver(reading, { from, to });
    return;
  }
  const start = words(source, from + 1, 'column') || words(source, from + 1, 'columns') ? from + 2 : from + 1;
  const group = symbol(source, start, '(') ? inside(source, start, to) : null;
  for (const part of group ? parts(source, group) : [{ from: start, to }]) {
    const at = words(source, part.from, 'if', 'exists') ? part.from + 2 : part.from;
    const name = nameAt(source, at);
    if (at === part.from && columnIndex(table, name) < 0) {
      unread(reading, part, `a change of a column that ${table.name} does not have`);
      continue;
    }
    table.columns = table.columns.filter((column) => !sameName(column.name, name));
    const without = ({ columns }: { readonly columns: readonly (string | null)[] }) =>
      !columns.some((each) => each !== null && sameName(each, name));
    table.keys = table.keys.filter(without);
    table.references = table.references.filter(without);
    table.indexes = table.indexes.filter(without);
    if (at + 1 < part.to) passOver(reading, { from: at + 1, to: part.to });
  }
}

/** What DROP takes away that the design keeps no name of. */
const KEPT = new Set([
  'constraint', 'foreign', 'check', 'partition', 'partitions', 'projection', 'statistics', 'row', 'search', 'all',
  'detached', 'expression', 'part', 'unique', 'storage', 'default', 'not', 'feature',
]); // biome-ignore format: a list of words

/** The whole column anew, as MySQL and ClickHouse write it; what is not said of it is gone in MySQL alone. */
export function modifyColumn(reading: Reading, table: TableDraft, { from, to }: Span): void {
  const { source } = reading;
  const at = words(source, from, 'if', 'exists') ? from + 2 : from;
  const group = symbol(source, at, '(') ? inside(source, at, to) : null;
  if (group) {
    for (const part of parts(source, group)) modifyColumn(reading, table, part);
    return;
  }
  const index = columnIndex(table, nameAt(source, at));
  const before = table.columns[index];
  if (!before) {
    unread(reading, { from, to }, `a change of a column that ${table.name} does not have`);
    return;
  }
  if (CHANGES.has(source.tokens[at + 1]?.word ?? '')) {
    alterColumn(reading, table, { from: at, to });
    return;
  }
  readColumn(reading, table, { from: at, to: beforePlace(reading, at, to) });
  const now = table.columns.pop();
  if (!now) return;
  table.columns[index] = {
    ...now,
    ...(now.declared === '' ? { type: before.type, declared: before.declared } : {}),
    comment: now.comment ?? before.comment,
    generated: now.generated ?? before.generated,
    place: before.place,
  };
}

export const columnIndex = (table: TableDraft, name: string): number =>
  table.columns.findIndex((column) => sameName(column.name, name));

const CHANGES = new Set([
  'set',
  'drop',
  'type',
  'remove',
  'unset',
  'reset',
  'comment',
  'add',
  'restart',
  'materialize',
]);

/** @param comments whether only a comment stands behind the name */
export function alterColumn(reading: Reading, table: TableDraft, { from, to }: Span, comments = false): void {
  const { source } = reading;
  let name = words(source, from, 'if', 'exists') ? from + 2 : from;
  if (name >= to) name = from;
  const index = columnIndex(table, nameAt(source, name));
  const column = table.columns[index];
  if (!column) {
    unread(reading, { from, to }, `a change of a column that ${table.name} does not have`);
    return;
  }
  const at = name + 1;
  const put = (change: Partial<typeof column>) => {
    table.columns[index] = { ...column, ...change };
  };
  if (words(source, at, 'set', 'not', 'null')) put({ nullable: false });
  else if (words(source, at, 'drop', 'not', 'null')) put({ nullable: true });
  else if (words(source, at, 'set', 'default')) put({ default: textOf(source, { from: at + 2, to }) });
  else if (words(source, at, 'drop', 'default')) put({ default: null });
  else if (comments) put({ comment: nameAt(source, at) });
  else if (words(source, at, 'comment')) put({ comment: nameAt(source, at + 1) });
  else if (words(source, at, 'add', 'generated')) {
    put({ nullable: false, generated: { kind: 'identity' } });
    passOver(reading, { from: at + 2, to });
  } else if (words(source, at, 'set', 'options')) {
    const group = inside(source, at + 2, to);
    const described =
      group && parts(source, group).find((part) => standsAt(source, part.from, 'description'));
    if (described) put({ comment: nameAt(source, described.from + 2) });
    passOver(reading, { from: at, to });
  } else {
    const type = words(source, at, 'type') ? at + 1 : words(source, at, 'set', 'data', 'type') ? at + 3 : -1;
    if (type < 0) {
      if (CHANGES.has(source.tokens[at]?.word ?? '')) passOver(reading, { from: at, to });
      else modifyColumn(reading, table, { from, to });
      return;
    }
    let end = type;
    while (end < to && !standsAt(source, end, 'using') && !standsAt(source, end, 'collate'))
      end = past(source, end, to);
    const span = { from: type, to: end };
    put({ type: reading.typeOf(span), declared: textOf(source, span) });
    passOver(reading, { from: end, to });
  }
}

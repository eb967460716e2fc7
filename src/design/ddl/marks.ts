import type { Place } from '../../domain/design.ts';
import { claim, inside, parts, past, type Source, type Span, symbol, words } from '../../sql/source.ts';
import { isTypeWord } from './logical-type.ts';
import type { TableDraft } from './table.ts';

type Layout = 'partition' | 'cluster' | 'distribution';

/** Words that end a column's type. */
export const ENDS = new Set([
  'not', 'null', 'primary', 'unique', 'default', 'references', 'check', 'constraint', 'collate', 'generated', 'as',
  'comment', 'options', 'identity', 'autoincrement', 'auto_increment', 'encode', 'distkey', 'sortkey', 'pk', 'fk',
  'on', 'codec', 'ttl', 'materialized', 'alias', 'ephemeral', 'key', 'masking', 'tag', 'virtual', 'stored',
  'invisible', 'visible', 'charset', 'storage', 'compression', 'foreign', 'enforced', 'conflict', 'projection',
  'statistics', 'autoinc', 'nn', 'required', 'optional', 'nullable', 'unsigned', 'zerofill', 'deferrable', 'initially',
  'enable', 'disable', 'validate', 'rely', 'norely', 'novalidate', 'nulls', 'include', 'tablespace', 'hierarchical',
  'injective', 'is_object_id', 'expression', 'srid',
]); // biome-ignore format: a list of words

/** Words behind a column of shorthand that say how rows lie; `KEY`, `BY` or nothing stands behind them. */
const LAYOUT = new Map<string, Layout>([
  ['partition', 'partition'],
  ['partitioned', 'partition'],
  ['partition_key', 'partition'],
  ['cluster', 'cluster'],
  ['clustered', 'cluster'],
  ['clustering', 'cluster'],
  ['cluster_key', 'cluster'],
  ['clustering_key', 'cluster'],
  ['sort', 'cluster'],
  ['sorted', 'cluster'],
  ['sort_key', 'cluster'],
  ['dist', 'distribution'],
  ['distribution', 'distribution'],
  ['dist_key', 'distribution'],
]);

/** Marks of a column besides those that are constraints of SQL. */
const OTHERS = new Set([
  'primary_key', 'foreign_key', 'not_null', 'notnull', 'ref', 'uk', 'increment', 'nk', 'bk', 'ak',
]); // biome-ignore format: a list of words

export const isMark = (word: string): boolean =>
  /^[pf]k\d$/.test(word) || ENDS.has(word) || LAYOUT.has(word) || OTHERS.has(word);

/** Reads `PARTITION KEY`, `cluster key`, `SORT` behind a column; the index behind it, or the same. */
export function readLayoutMark(
  source: Source,
  table: TableDraft,
  name: string,
  at: number,
  place: Place,
): number {
  const kind = table.shorthand ? LAYOUT.get(source.tokens[at]?.word ?? '') : undefined;
  if (!kind) return at;
  claim(source, at);
  table[kind].push({ text: name, columns: [name], transform: { kind: 'value' }, from: 'clause', place });
  return words(source, at + 1, 'key') || words(source, at + 1, 'column') ? at + 2 : at + 1;
}

const NESTED = new Set([
  'struct',
  'row',
  'tuple',
  'nested',
  'map',
  'object',
  'union',
  'record',
  'array',
  'list',
]);

/** Whether the parenthesis behind a type holds marks of the column, `(PK)`, `(FK -> t)`, and no arguments. */
export function holdsMarks(source: Source, at: number, to: number): boolean {
  const group = symbol(source, at, '(') ? inside(source, at, to) : null;
  if (!group || NESTED.has(source.tokens[at - 1]?.word ?? '')) return false;
  return group.to > group.from && isMark(source.tokens[group.from]?.word ?? '');
}

/** Whether the parenthesis behind a type holds words that are neither arguments nor marks: a remark. */
export function holdsRemark(source: Source, at: number, to: number): boolean {
  const group = symbol(source, at, '(') ? inside(source, at, to) : null;
  const word = source.tokens[group?.from ?? -1]?.word ?? '';
  if (
    !group ||
    NESTED.has(source.tokens[at - 1]?.word ?? '') ||
    /^enum|^set$/.test(source.tokens[at - 1]?.word ?? '')
  )
    return false;
  return word !== '' && word !== 'max' && !isTypeWord(word);
}

/** Whether a span is written as a column is: a name, perhaps a type, and marks. */
export function looksLikeColumn(source: Source, { from, to }: Span): boolean {
  const kind = source.tokens[from]?.kind;
  if (kind !== 'word' && kind !== 'name') return false;
  let at = symbol(source, from + 1, ':') ? from + 2 : from + 1;
  if (at >= to) return at === from + 1;
  const second = source.tokens[at];
  if (isTypeWord(source.tokens[from]?.word ?? '') && second?.kind === 'word' && !isMark(second.word))
    return true;
  if (second?.kind === 'word' && !isMark(second.word)) {
    if (!isTypeWord(second.word)) return false;
    at++;
  }
  while (at < to && ['(', '<', '['].includes(source.tokens[at]?.text ?? '')) at = past(source, at, to);
  const rest = source.tokens[at];
  return at >= to || rest?.kind !== 'word' || isMark(rest.word) || CONTINUES.has(rest.word);
}

/** Further words of a type: `DOUBLE PRECISION`, `TIMESTAMP WITH TIME ZONE`. */
export const CONTINUES = new Set([
  'precision', 'varying', 'large', 'object', 'without', 'with', 'local', 'time', 'zone', 'character', 'char', 'varchar',
  'set', 'unsigned', 'signed', 'zerofill', 'year', 'month', 'day', 'hour', 'minute', 'second', 'to', 'array', 'raw',
  'binary', 'byte', 'ascii', 'unicode', 'national',
]); // biome-ignore format: a list of words

/** Whether the parenthesis or colon behind a name is that of a column: `view_id (PK)`, `user_id (bigint, FK)`, `a: int`. */
export function isColumnLine(source: Source, at: number, to: number): boolean {
  const group = symbol(source, at, '(') ? inside(source, at, to) : null;
  if (group) {
    const all = parts(source, group);
    return (
      all.length > 0 &&
      all.every(({ from }, n) => {
        const word = source.tokens[from]?.word ?? '';
        return (
          isMark(word) ||
          isKindOfKey(source, from) ||
          (n === 0 &&
            isTypeWord(word) &&
            (all.length === 1 || isMark(source.tokens[all[1]?.from ?? -1]?.word ?? '')))
        );
      })
    );
  }
  if (!symbol(source, at, ':') || source.isFirst[at + 1] || at + 1 >= to) return false;
  let end = at + 1;
  while (end < to && !source.isFirst[end]) {
    const more = symbol(source, end, ',') && end + 1 < to && !source.isFirst[end + 1];
    if (more && !isMark(source.tokens[end + 1]?.word ?? '')) return false;
    end = past(source, end, to);
  }
  const word = source.tokens[at + 1]?.word ?? '';
  return isTypeWord(word) || isMark(word);
}

/** `(natural key)`, `(surrogate key)` behind a column. */
const isKindOfKey = (source: Source, at: number): boolean =>
  /^(?:natural|surrogate|business|composite|candidate|alternate|degenerate)$/.test(
    source.tokens[at]?.word ?? '',
  ) && words(source, at + 1, 'key');

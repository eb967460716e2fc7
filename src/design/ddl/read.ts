import type { Design } from '../../domain/design.ts';
import type { Dialect } from '../../domain/dialect.ts';
import { isBeginning, shorthandOf, type Source, type Span, symbol, textOf, words } from '../../sql/source.ts';
import { readAlter, readTimescale } from './alter.ts';
import { readComments } from './comments.ts';
import { readCreate } from './create.ts';
import { finished, type Reading, type TableDraft, tableNamed, unread } from './draft.ts';
import { layoutKey } from './layout-key.ts';
import { logicalType } from './logical-type.ts';
import { recognisedIn } from './recognise.ts';
import { columnOf } from './select.ts';
import { lineUp } from './line-up.ts';
import { readDbmlBlock, readDbmlRef, readShorthand } from './shorthand.ts';

/**
 * Reads DDL in any dialect. Never fails: what cannot be read is in `unread`, with its place.
 * @param dialect null: it is recognised by its own words; SQLite where none are found.
 * @param given tables that are there besides, for queries that read them.
 */
export function readDesign(text: string, dialect: Dialect | null, given: readonly GivenTable[] = []): Design {
  const lined = lineUp(text);
  // Places are those of the text as it was written.
  const { line, place } = shorthandOf(text);
  const read = (backslash: boolean): Source => ({ ...shorthandOf(lined, backslash), line, place });
  const plain = read(false);
  const found = dialect ?? recognisedIn(plain);
  const escapes = BACKSLASH.has(found ?? 'sqlite') && text.includes('\\');
  const reading = readAs(escapes ? read(true) : plain, found ?? 'sqlite', given);
  return {
    dialect: reading.dialect,
    dialectFrom: dialect ? 'named' : found ? 'recognised' : 'none',
    tables: reading.tables.map(finished),
    views: reading.views,
    unread: reading.unread,
  };
}

/** A table that is no part of the text. */
export type GivenTable = { readonly name: string; readonly columns: readonly string[] };

const START = { line: 1, column: 1 };

/** Dialects whose texts have backslashes before quotes. */
const BACKSLASH = new Set<Dialect>(['bigquery', 'spark', 'mysql', 'snowflake', 'clickhouse']);

function readAs(source: Source, dialect: Dialect, given: readonly GivenTable[]): Reading {
  const reading: Reading = {
    source,
    dialect,
    tables: [],
    views: [],
    otherColumns: new Map(
      given.map(({ name, columns }) => [
        name.toLowerCase(),
        columns.map((column) => columnOf(column, null, START)),
      ]),
    ),
    unread: [],
    types: new Map(),
    partitions: new Map(),
    aliases: new Map(),
    keyOf: (inner, columns) => {
      const own = shorthandOf(inner);
      return layoutKey(own, { from: 0, to: own.tokens.length }, columns);
    },
    typeOf: (span) => logicalType(source, span, reading.types),
  };
  const spans = statementSpans(source);
  const extents: { table: TableDraft; extent: Span }[] = [];
  for (const span of spans) {
    let at = span.from;
    while (at < span.to) {
      const before = reading.tables.length;
      const next = Math.max(readOne(reading, { from: at, to: span.to }), at + 1);
      const table = reading.tables.at(-1);
      if (reading.tables.length > before && table) extents.push({ table, extent: { from: at, to: next } });
      at = next;
    }
  }
  readComments(reading, extents);
  for (const table of reading.tables)
    table.references = table.references.map((each) => {
      const named = reading.aliases.get(each.table.toLowerCase());
      return named && !tableNamed(reading, each.table) ? { ...each, table: named } : each;
    });
  for (const { text, start } of source.comments)
    if (text.startsWith('/*') && (text.length < 4 || !text.endsWith('*/')))
      reading.unread.push({
        place: source.place(start),
        what: 'a comment that never ends: what stands behind it is not read',
        names: text.match(/[A-Za-z_]\w*/g) ?? [],
      });
  return reading;
}

/** Statements that say nothing of a design. */
const PASSED_OVER = new Set([
  'insert', 'select', 'with', 'drop', 'set', 'use', 'grant', 'revoke', 'begin', 'commit', 'pragma', 'update', 'delete',
  'explain', 'analyze', 'vacuum', 'end', 'start', 'rollback', 'show', 'describe', 'truncate', 'copy', 'call', 'declare',
  'refresh', 'merge', 'load', 'msck', 'do', 'attach', 'detach', 'values', 'replace', 'install', 'execute', 'reindex',
]); // biome-ignore format: a list of words

function readOne(reading: Reading, span: Span): number {
  const { source } = reading;
  const { from, to } = span;
  const word = source.tokens[from]?.word ?? '';
  if (word === 'create') return readCreate(reading, span);
  if (word === 'alter' || word === 'comment' || word === 'optimize') return readAlter(reading, span);
  if (word === 'select') readTimescale(reading, span);
  if (PASSED_OVER.has(word)) return to;
  const block = readDbmlBlock(reading, from, to);
  if (block > from) return block;
  const ref = readDbmlRef(reading, from, to);
  if (ref > from) return ref;
  const next = readShorthand(reading, from, to);
  if (next > from) return next;
  const line = source.line(source.tokens[from]?.start ?? 0);
  let end = from + 1;
  // `Grain: one row per view` below a table
  const above = reading.tables.at(-1);
  if (source.isFirst[from] && word === 'grain' && above?.shorthand && above.grain === null) {
    while (end < to && !source.isFirst[end]) end++;
    const said = textOf(source, { from: from + 1, to: end }).replace(/^\s*[:=-]\s*/, '');
    if (said !== '') {
      above.grain = said;
      return end;
    }
    end = from + 1;
  }
  while (end < to && source.line(source.tokens[end]?.start ?? 0) === line) end++;
  unread(reading, { from, to: end }, 'not read', false);
  return end;
}

/** Words that begin a statement of their own where they stand first on a line. */
function begins(source: Source, at: number): boolean {
  const { tokens } = source;
  switch (tokens[at]?.word) {
    case 'create':
      return isBeginning(tokens, at);
    case 'alter':
    case 'optimize':
      return words(source, at + 1, 'table') || tokens[at]?.word === 'optimize';
    case 'comment':
      return words(source, at + 1, 'on');
    case 'insert':
      return words(source, at + 1, 'into');
    default:
      return false;
  }
}

/** Statements, apart by semicolons; a forgotten one is taken as written where another statement begins. */
function statementSpans(source: Source): Span[] {
  const spans: Span[] = [];
  let from = 0;
  let depth = 0;
  const finish = (to: number) => {
    if (to > from) spans.push({ from, to });
    from = to;
    depth = 0;
  };
  for (const [at, { text, kind, word }] of source.tokens.entries()) {
    if (kind === 'symbol' && text === '{') depth++;
    else if (kind === 'symbol' && text === '}') depth--;
    if (text === ';' && depth <= 0 && !inTrigger(source, from, at)) {
      finish(at);
      from = at + 1;
    } else if (
      source.isFirst[at] &&
      at > from &&
      word !== '' &&
      begins(source, at) &&
      !inTrigger(source, from, at)
    )
      finish(at);
  }
  finish(source.tokens.length);
  return spans.filter((span) => span.to > span.from && !symbol(source, span.from, ';'));
}

/** A trigger's body goes on up to the END behind a semicolon. */
function inTrigger(source: Source, from: number, at: number): boolean {
  if (!words(source, from, 'create')) return false;
  const kind = ['temp', 'temporary'].includes(source.tokens[from + 1]?.word ?? '') ? from + 2 : from + 1;
  if (!words(source, kind, 'trigger')) return false;
  return !(words(source, at - 1, 'end') && symbol(source, at - 2, ';'));
}

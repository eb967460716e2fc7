import type { Design } from '../../domain/design.ts';
import type { Dialect } from '../../domain/dialect.ts';
import { LIMITS } from '../../domain/limits.ts';
import { claim, excerpt, type Source, type Span, shorthandOf, standsAt, textOf } from '../../sql/source.ts';
import { unquoted } from '../../sql/token.ts';
import { commentOn } from './alter/comment-on.ts';
import { clusterBy, optimize } from './alter/layout.ts';
import { readAlter } from './alter.ts';
import { isRename, readDrop, readRename } from './change.ts';
import { readComments } from './comments.ts';
import { readCreate } from './create.ts';
import { injectPartials, readDbmlBlock, readDbmlRef } from './dbml.ts';
import { readFunctions } from './functions.ts';
import { readKeyLine, readLayoutLine, readStars } from './lines-below.ts';
import { layoutKey } from './layout-key.ts';
import { leftOut, lineUp } from './line-up.ts';
import { logicalType } from './logical-type.ts';
import { lineEnd, statementEnd } from './passed.ts';
import { namesIn, passOver, placeAt, type Reading, shortened, unread } from './reading.ts';
import { recognisedIn } from './recognise.ts';
import { columnOf } from './select.ts';
import { readArrow } from './relations.ts';
import { readShorthand } from './shorthand.ts';
import { statementSpans } from './statements.ts';
import { finished, type TableDraft } from './table.ts';
import { Tables } from './tables.ts';

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
  const out = leftOut(text, lined).map(({ start, end }) => ({
    place: place(start),
    end: place(end),
    what: shortened(text.slice(start, end)),
  }));
  const reading = readAs(escapes ? read(true) : plain, found ?? 'sqlite', given);
  return {
    dialect: reading.dialect,
    dialectFrom: dialect ? 'named' : found ? 'recognised' : 'none',
    statements: reading.count.statements,
    tables: reading.tables.all.map(finished),
    views: reading.views,
    unread: reading.unread,
    passedOver: [...out, ...reading.passedOver],
    unclaimed: reading.unclaimed,
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
    count: { statements: 0 },
    dialect,
    tables: new Tables(),
    views: [],
    otherColumns: new Map(
      given.map(({ name, columns }) => [
        name.toLowerCase(),
        columns.map((column) => columnOf(column, null, START)),
      ]),
    ),
    unread: [],
    passedOver: [],
    unclaimed: [],
    types: new Map(),
    partitions: new Map(),
    aliases: new Map(),
    partials: new Map(),
    later: [],
    keyOf: (inner, columns) => {
      const own = shorthandOf(inner);
      return layoutKey(own, { from: 0, to: own.tokens.length }, columns);
    },
    typeOf: (span) => logicalType(source, span, reading.types),
  };
  const whole: Span = { from: 0, to: source.tokens.length };
  const deep = tooDeepAt(source);
  if (deep !== null) {
    const what = `brackets in brackets, more than ${LIMITS.designDepth.value}: nothing of the schema is read`;
    unread(reading, whole, what, false);
    return reading;
  }
  const extents = readStatements(reading);
  for (const table of reading.tables.all) injectPartials(reading, table);
  for (const table of reading.tables.all) readStars(reading, table);
  for (const read of reading.later) read();
  readComments(reading, extents);
  for (const table of reading.aliases.size > 0 ? reading.tables.all : [])
    table.references = table.references.map((each) => {
      const named = reading.aliases.get(each.table.toLowerCase());
      return named && !reading.tables.find(each.table) ? { ...each, table: named } : each;
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

function readOne(reading: Reading, span: Span): number {
  const { source } = reading;
  const { from, to } = span;
  const word = source.tokens[from]?.word ?? '';
  if (word === 'create' || ((word === 'replace' || word === 'attach') && standsAt(source, from + 1, 'table')))
    return readCreate(reading, span);
  const change = changeAt(source, from);
  if (change) {
    change(reading, span);
    return to;
  }
  if (CALLS.has(word) && readFunctions(reading, span)) return to;
  // `BEGIN CREATE TABLE …; END` of a block of code.
  if (word === 'begin' && BLOCK.has(source.tokens[from + 1]?.word ?? '')) {
    claim(source, from);
    return from + 1;
  }
  const code = readCode(reading, span);
  if (code > from) return code;
  const end = statementEnd(source, span);
  if (end > from) {
    passOver(reading, { from, to: end });
    return end;
  }
  const block = readDbmlBlock(reading, from, to);
  if (block > from) return block;
  const ref = readDbmlRef(reading, from, to);
  if (ref > from) return ref;
  const below = readBelow(reading, span);
  if (below > from) return below;
  const arrow = readArrow(reading, from, to);
  if (arrow > from) return arrow;
  const next = readShorthand(reading, from, to);
  if (next > from) return next;
  const line = lineEnd(source, from, to);
  // `Grain: one row per view` below a table
  const above = reading.tables.last;
  if (source.isFirst[from] && word === 'grain' && above?.shorthand && above.grain === null) {
    const said = textOf(source, { from: from + 1, to: line }).replace(/^\s*[:=-]\s*/, '');
    if (said !== '') {
      claim(source, from);
      above.grain = said;
      return line;
    }
  }
  unread(reading, { from, to: line }, 'not read', false);
  return line;
}

const FULL = { tables: LIMITS.designTables.value, columns: LIMITS.designColumns.value };

/** Where brackets stand deeper in each other than is read; null: nowhere. */
function tooDeepAt({ tokens }: Source): number | null {
  let depth = 0;
  for (const { kind, text, start } of tokens) {
    if (kind === 'symbol' && '([{'.includes(text)) depth++;
    else if (kind === 'symbol' && ')]}'.includes(text)) depth = Math.max(0, depth - 1);
    // Settings of DBML stand in brackets that look like a quoted name.
    const inner = text.startsWith('[') ? text.split('[').length : 0;
    if (depth + inner > LIMITS.designDepth.value) return start;
  }
  return null;
}

const BLOCK = new Set([
  'create',
  'alter',
  'drop',
  'insert',
  'update',
  'delete',
  'execute',
  'select',
  'declare',
  'if',
]);

/** A key or a layout on a line below the table in shorthand that it belongs to; the index behind it, or the same. */
function readBelow(reading: Reading, { from, to }: Span): number {
  const { source } = reading;
  const above = reading.tables.last;
  if (!above?.shorthand || !source.isFirst[from]) return from;
  const span = { from, to: lineEnd(source, from, to) };
  return readLayoutLine(reading, above, span) || readKeyLine(reading, above, span) ? span.to : from;
}

/** Statements in which functions may lay out tables. */
const CALLS = new Set(['select', 'call', 'perform', 'exec']);

/** How a statement is read that changes what came before; null: here stands none. */
function changeAt(source: Source, at: number): ((reading: Reading, span: Span) => void) | null {
  if (standsAt(source, at, 'alter')) return readAlter;
  if (standsAt(source, at, 'drop')) return readDrop;
  if (isRename(source, at)) return readRename;
  if (standsAt(source, at, 'comment', 'on')) return commentOn;
  if (standsAt(source, at, 'optimize')) return optimize;
  return isCluster(source, at) ? clusterBy : null;
}

const isCluster = (source: Source, at: number): boolean =>
  standsAt(source, at, 'cluster') &&
  (at + 1 >= source.tokens.length || /^(?:word|name)$/.test(source.tokens[at + 1]?.kind ?? '')) &&
  !standsAt(source, at + 1, 'by');

/** Reads statements that stand in a text, as in `DO $$ … $$` and `EXECUTE IMMEDIATE '…'`; the index behind it, or the same. */
function readCode(reading: Reading, { from, to }: Span): number {
  const { source } = reading;
  const at =
    standsAt(source, from, 'execute', 'immediate') || standsAt(source, from, 'do', 'language')
      ? from + 2
      : from + 1;
  if (!standsAt(source, from, 'do') && !standsAt(source, from, 'execute')) return from;
  const index = source.tokens[at]?.kind === 'string' ? at : at + 1;
  const code = source.tokens[index];
  if (code?.kind !== 'string' || index >= to) return from;
  claim(source, from, at);
  claim(source, index);
  if (index > at && standsAt(source, from + 1, 'language')) claim(source, at);
  // `LANGUAGE plpgsql`, `USING 1, 2`
  if (
    standsAt(source, index + 1, 'language') ||
    standsAt(source, index + 1, 'using') ||
    standsAt(source, index + 1, 'into')
  )
    passOver(reading, { from: index + 1, to });
  const inner = shorthandOf(unquoted(code));
  const start = code.start + Math.max(code.text.indexOf(inner.text), 0);
  readStatements({
    ...reading,
    source: {
      ...inner,
      place: (offset) => source.place(start + offset),
      line: (offset) => source.line(start + offset),
    },
  });
  return to;
}

/** Reads all statements of a text; where each of its tables stands. */
function readStatements(reading: Reading): { table: TableDraft; extent: Span }[] {
  const { source, tables } = reading;
  const extents: { table: TableDraft; extent: Span }[] = [];
  let columns = 0;
  for (const span of statementSpans(source)) {
    let at = span.from;
    if (tables.added >= FULL.tables || columns >= FULL.columns) {
      const what = `more than ${FULL.tables} tables, or ${FULL.columns} columns: what comes from here on is not read`;
      unread(reading, { from: at, to: source.tokens.length }, what, false);
      break;
    }
    while (at < span.to) {
      reading.count.statements++;
      const before = tables.added;
      const next = Math.max(readOne(reading, { from: at, to: span.to }), at + 1);
      const table = tables.last;
      if (tables.added > before && table) {
        extents.push({ table, extent: { from: at, to: next } });
        columns += table.columns.length;
      }
      at = next;
    }
  }
  tellUnclaimed(reading);
  return extents;
}

const COUNTED = new Set(['word', 'name', 'string', 'number']);

/** Says of the words that nobody read where they stand. */
function tellUnclaimed(reading: Reading): void {
  const { source, unclaimed } = reading;
  const isLeft = (at: number) => source.claimed[at] === 0 && COUNTED.has(source.tokens[at]?.kind ?? '');
  for (let at = 0; at < source.tokens.length; at++) {
    if (!isLeft(at)) continue;
    const from = at;
    let words = 0;
    for (; at < source.tokens.length && source.claimed[at] === 0; at++) if (isLeft(at)) words++;
    const text = excerpt(source, { from, to: at });
    unclaimed.push({ place: placeAt(reading, from), what: shortened(text), words, names: namesIn(text) });
  }
}

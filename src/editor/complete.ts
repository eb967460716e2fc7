import type { SyntaxNode } from '@lezer/common';
import type { Dialect } from '../domain/dialect.ts';
import { DIALECT_TABLES } from '../sql/dialects/index.ts';
import { lex } from '../sql/lexer.ts';
import { sourceFrom } from '../sql/source.ts';
import { isName, type Token } from '../sql/token.ts';
import type { Buffer, View } from './buffer.ts';
import { recorded } from './history.ts';
import { isSql } from './language.ts';
import type { Span } from './layers.ts';
import { type Cursor, offers, type Option } from './offers.ts';
import { ensureVisible } from './scroll.ts';
import { treeTo } from './tree.ts';
import type { Vocabulary } from './vocabulary.ts';

/** Offsets of what is typed so far, and what can take its place, the likeliest first; never empty. */
export type Completion = { readonly from: number; readonly to: number; readonly options: readonly Option[] };

/** More options than anybody looks through. */
const most = 100;

/**
 * What can be completed at the cursor of an SQL file. `explicit`: somebody asked for it; otherwise only what goes on
 * from a word that is being typed, or from `alias.`, and no word that is already whole. Null: nothing.
 */
export function completionsAt(buffer: Buffer, vocabulary: Vocabulary, explicit: boolean): Completion | null {
  const { main } = buffer.state.selection;
  const { language } = buffer;
  if (!isSql(language) || !main.empty) return null;
  const found = cursorIn(buffer, language, main.head);
  if (!found) return null;
  const { cursor, typed } = found;
  const isQualified = cursor.source.tokens[cursor.at - 1]?.text === '.';
  if (!explicit && ((typed === '' && !isQualified) || !found.atEnd)) return null;
  const options = fitting(offers(cursor, vocabulary, language), typed, explicit || isQualified);
  if (options.length === 0 || (!explicit && isWhole(options, typed))) return null;
  return { from: main.head - typed.length, to: main.head, options: cased(options, typed, cursor) };
}

/** The option in the place of what is typed, one step of undo. For the buffer that the completion was made of. */
export function accept(buffer: Buffer, completion: Completion, option: Option, view: View): Buffer {
  const length = buffer.state.doc.length;
  const [from, to] = [Math.min(completion.from, length), Math.min(completion.to, length)];
  const { state } = buffer.state.update({
    changes: { from, to, insert: option.insert },
    selection: { anchor: from + option.insert.length },
    annotations: recorded('input.complete', 'own'),
  });
  return ensureVisible({ ...buffer, state, goal: null, run: null }, view);
}

type Found = { readonly cursor: Cursor; readonly typed: string; readonly atEnd: boolean };

/** The statement around an offset; null inside of strings, comments, numbers, parameters and quoted names. */
function cursorIn(buffer: Buffer, dialect: Dialect, head: number): Found | null {
  const { doc } = buffer.state;
  const span = statementSpan(buffer, head);
  const offset = head - span.from;
  const text = doc.sliceString(span.from, span.to);
  const statement = statementAround(lex(text, DIALECT_TABLES[dialect].lexis), offset);
  const at = statement.find((token) => token.start < offset && offset <= token.end);
  if (at && !isOpen(at, offset)) return null;
  const word = isName(at) ? at : undefined;
  const from = word?.start ?? offset;
  const source = sourceFrom(
    text,
    statement.filter((token) => token !== word),
  );
  const behind = source.tokens.findIndex((token) => token.start >= offset);
  return {
    cursor: { source, at: behind < 0 ? source.tokens.length : behind },
    typed: text.slice(from, offset),
    atEnd: word === undefined || word.end === offset,
  };
}

function isOpen(token: Token, offset: number): boolean {
  if (token.kind === 'comment')
    return token.text.startsWith('/*') && token.text.endsWith('*/') && offset === token.end;
  return token.kind === 'word' || token.kind === 'space' || token.kind === 'symbol';
}

function statementAround(tokens: readonly Token[], offset: number): Token[] {
  const isEnd = (token: Token) => token.text === ';';
  const start = tokens.findLastIndex((token) => isEnd(token) && token.end <= offset) + 1;
  const end = tokens.findIndex((token) => isEnd(token) && token.start >= offset);
  return tokens.slice(start, end < 0 ? undefined : end);
}

function fitting(options: readonly Option[], typed: string, all: boolean): Option[] {
  const wanted = typed.toLowerCase();
  const ranked = new Map<string, { readonly option: Option; readonly fit: number }>();
  for (const option of options) {
    const isSql = option.kind === 'keyword' || option.kind === 'function' || option.kind === 'type';
    // One letter begins dozens of SQL's words.
    if (isSql && !all && wanted.length < 2) continue;
    const fit = fitOf(option.label.toLowerCase(), wanted);
    if (fit !== null && !ranked.has(option.label.toLowerCase()) && !(isSql && fit > 0))
      ranked.set(option.label.toLowerCase(), { option, fit });
  }
  const sorted = [...ranked.values()].sort((one, other) => one.fit - other.fit);
  return sorted.slice(0, most).map(({ option }) => option);
}

/**
 * How well a word fits what is typed so far, both in lower case: 0 it begins so, 1 a part of it behind `_` does,
 * 2 the first letters of its parts are these; null: not at all.
 */
function fitOf(word: string, typed: string): number | null {
  if (word.startsWith(typed)) return 0;
  if (word.includes(`_${typed}`)) return 1;
  const initials = word
    .split('_')
    .map((part) => part.charAt(0))
    .join('');
  return typed.length > 1 && initials.startsWith(typed) ? 2 : null;
}

/** A word of SQL that is typed whole needs no help, nor does the only name that it could be. */
function isWhole(options: readonly Option[], typed: string): boolean {
  const same = options.find((option) => option.label.toLowerCase() === typed.toLowerCase());
  return same !== undefined && (options.length === 1 || !['column', 'table', 'alias'].includes(same.kind));
}

/** SQL's words in the case that is typed; where nothing is, as the statement begins. */
function cased(options: readonly Option[], typed: string, { source, at }: Cursor): Option[] {
  const sample = typed === '' ? (source.tokens.slice(0, at).find(isName)?.text ?? '') : typed;
  const isUpper = sample === '' ? true : /\p{Lu}/u.test(sample);
  return options.map((option) => {
    const isWord = ['keyword', 'function', 'type'].includes(option.kind);
    // ClickHouse knows `toStartOfDay` in this spelling alone.
    if (!isUpper || !isWord || /\p{Lu}/u.test(option.label)) return option;
    const label = option.label.toUpperCase();
    return { ...option, label, insert: label };
  });
}

/** UTF-16 units before and after the cursor that are read at most. */
const reach = 10_000;

/** The stretch of an SQL text that the statement around an offset is within: seldom much more than it. */
function statementSpan({ state }: Buffer, offset: number): Span {
  const { doc } = state;
  const widest = {
    from: offset > reach ? doc.lineAt(offset - reach).from : 0,
    to: Math.min(doc.length, offset + reach),
  };
  const top = treeTo(state, offset)?.topNode;
  if (!top) return widest;
  const before = statementFrom(top.childBefore(offset), 'prevSibling');
  const after = statementFrom(top.childAfter(offset), 'nextSibling');
  // What reaches the end of what is parsed so far may go on behind it.
  const end = after && after.to < top.to ? after.to : doc.length;
  return { from: Math.max(widest.from, before?.from ?? 0), to: Math.min(widest.to, end) };
}

/** Comments stand between statements, and are none. */
function statementFrom(start: SyntaxNode | null, step: 'prevSibling' | 'nextSibling'): SyntaxNode | null {
  let node = start;
  while (node && node.name !== 'Statement') node = node[step];
  return node;
}

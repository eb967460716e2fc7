import { SQLDialect } from '@codemirror/lang-sql';
import { type Language, StreamLanguage, type StringStream } from '@codemirror/language';
import { Compartment, type Extension, type StateEffect } from '@codemirror/state';
import { tags } from '@lezer/highlight';
import type { Dialect } from '../domain/dialect.ts';
import { DIALECT_TABLES } from '../sql/dialects/index.ts';

/** What a file is written in. SQL always is in a dialect. */
export type LanguageName = Dialect | 'markdown' | 'yaml' | 'plain';

export const isSql = (name: LanguageName): name is Dialect => Object.hasOwn(DIALECT_TABLES, name);

/** Words and signs of our own tables: the dialects that come with the package take commands of their shells for words. */
function sqlOf(dialect: Dialect): Language {
  const { lexis, offered } = DIALECT_TABLES[dialect];
  const { keywords, types, functions } = offered;
  const listed = (words: readonly string[]) => words.join(' ').toLowerCase();
  return SQLDialect.define({
    keywords: listed(keywords),
    // `date` is a type, a function and the name of many a column: it is told by the bracket behind it.
    types: listed(types.filter((name) => !functions.includes(name))),
    builtin: listed(functions.filter((name) => !keywords.includes(name))),
    operatorChars: '*+-%<>!=&|/~',
    identifierQuotes: lexis.names.replace('[', ''),
    specialVar: `${lexis.params.signs}${lexis.params.marks ? '?' : ''}`,
    backslashEscapes: lexis.backslash,
    doubleQuotedStrings: lexis.texts.includes('"'),
    doubleDollarQuotedStrings: lexis.dollar !== 'none',
    hashComments: lexis.lineComments.includes('#'),
    slashComments: lexis.lineComments.includes('//'),
  }).language;
}

/** Markdown as far as it is coloured, a line at a time: headings, lists, quotes, code, emphasis, links, comments. */
type MarkdownState = { fence: string | null; comment: boolean };

const markdown = StreamLanguage.define<MarkdownState>({
  name: 'markdown',
  startState: () => ({ fence: null, comment: false }),
  copyState: (state) => ({ ...state }),
  token: (stream, state) => inComment(stream, state) ?? inFence(stream, state) ?? inLine(stream),
  languageData: { commentTokens: { block: { open: '<!--', close: '-->' } } },
  tokenTable: { code: tags.monospace, mark: tags.processingInstruction },
});

function inComment(stream: StringStream, state: MarkdownState): string | null {
  if (!state.comment && !(state.fence === null && stream.match('<!--'))) return null;
  state.comment = !stream.match(/^.*?-->/);
  if (state.comment) stream.skipToEnd();
  return 'comment';
}

function inFence(stream: StringStream, state: MarkdownState): string | null {
  if (state.fence === null) {
    if (!stream.sol() || !stream.match(/^ {0,3}(?:```|~~~)/)) return null;
    state.fence = stream.current().trim();
  } else if (stream.sol() && stream.match(new RegExp(`^ {0,3}${state.fence}\\s*$`))) {
    state.fence = null;
  }
  stream.skipToEnd();
  return 'code';
}

function inLine(stream: StringStream): string | null {
  if (stream.sol()) {
    if (stream.match(/^ {0,3}#{1,6}(?:\s.*|$)/)) return 'heading';
    if (stream.match(/^\s*(?:[-*+]|\d+[.)])\s/) || stream.match(/^\s*>/)) return 'mark';
  }
  if (stream.match(/^`[^`]+`/)) return 'code';
  if (stream.match(/^\*\*[^*]+\*\*/) || stream.match(/^__[^_]+__/)) return 'strong';
  if (stream.match(/^\*[^*\s][^*]*\*/) || stream.match(/^_[^_\s][^_]*_(?!\w)/)) return 'emphasis';
  if (stream.match(/^\[[^\]]*\]\([^)]*\)/) || stream.match(/^https?:\/\/\S+/)) return 'link';
  // A whole word, so that the underscore within a name begins nothing.
  if (!stream.match(/^[\p{L}\p{N}_]+/u)) stream.next();
  return null;
}

/** YAML as far as it is coloured, a line at a time: keys, strings, numbers, words of its own, comments. */
const yaml = StreamLanguage.define<null>({
  name: 'yaml',
  startState: () => null,
  token: inYaml,
  languageData: { commentTokens: { line: '#' } },
  tokenTable: { key: tags.propertyName, mark: tags.processingInstruction },
});

function inYaml(stream: StringStream): string | null {
  if (stream.eatSpace()) return null;
  const before = stream.string.charAt(stream.pos - 1);
  if (stream.peek() === '#' && (before === '' || before === ' ' || before === '\t')) {
    stream.skipToEnd();
    return 'comment';
  }
  if (stream.match(/^(?:---|\.\.\.)\s*$/) || stream.match(/^[-?](?=\s|$)/)) return 'mark';
  if (
    stream.match(/^(?:"(?:[^"\\]|\\.)*"|'(?:[^']|'')*'|[^\s#:,[\]{}'"&*!|>%@`][^#:,[\]{}]*?)(?=\s*:(?:\s|$))/)
  )
    return 'key';
  if (stream.match(/^"(?:[^"\\]|\\.)*"?/) || stream.match(/^'(?:[^']|'')*'?/)) return 'string';
  if (stream.match(/^[[\]{},:|>]/) || stream.match(/^[&*!]\S*/)) return 'mark';
  if (stream.match(/^[-+]?\d[\d_]*(?:\.\d+)?(?:[eE][-+]?\d+)?(?=\s|$|[,\]}])/)) return 'number';
  if (stream.match(/^(?:true|false|null|yes|no|~)(?=\s|$|[,\]}])/)) return 'keyword';
  if (!stream.match(/^[^\s,[\]{}:]+/)) stream.next();
  return null;
}

const languages = new Map<LanguageName, Language | null>([
  ['markdown', markdown],
  ['yaml', yaml],
  ['plain', null],
]);

/** A dialect is made when a file in it is opened. */
function languageOf(name: LanguageName): Language | null {
  const known = languages.get(name);
  if (known !== undefined || !isSql(name)) return known ?? null;
  const made = sqlOf(name);
  languages.set(name, made);
  return made;
}

const compartment = new Compartment();

export function languageExtension(name: LanguageName): Extension {
  return compartment.of(languageOf(name) ?? []);
}

/** The text is read as another language from now on. */
export function toLanguage(name: LanguageName): StateEffect<unknown> {
  return compartment.reconfigure(languageOf(name) ?? []);
}

/** Null: nothing to parse. */
export function parserOf(name: LanguageName): Language['parser'] | null {
  return languageOf(name)?.parser ?? null;
}

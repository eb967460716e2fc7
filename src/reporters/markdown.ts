import { lexer, type Token, type Tokens } from 'marked';
import { widthOf } from './measure.ts';
import { inlineSpans, plainText, wrapSpans } from './spans.ts';
import type { Style } from './style.ts';
import { table } from './table.ts';
import { visible } from './visible.ts';

export type MarkdownOptions = {
  readonly width: number;
  readonly style: Style;
  /** Colours the lines of a block of code; without it they stay as they are. */
  readonly code?: CodePainter;
};

/** @param lines fit for a terminal already. @returns as many lines. */
export type CodePainter = (lines: readonly string[], language: string) => readonly string[];

/** Cells by which code and tables are set in, and by which a list is. */
const codeIndent = '    ';
const listIndent = 2;

/** Markdown as lines for a terminal: wrapped, and painted by what things mean. */
export function markdown(text: string, options: MarkdownOptions): string[] {
  return blocks(tokensOf(text), options);
}

/** A screen is painted at each key: a text that was read is kept. */
const read = new Map<string, readonly Token[]>();
const mostRead = 32;

function tokensOf(text: string): readonly Token[] {
  const known = read.get(text);
  if (known) return known;
  if (read.size >= mostRead) read.clear();
  const tokens = tokensIn(text);
  read.set(text, tokens);
  return tokens;
}

/** A text in which marks stand so deep in each other that the reader gives up is shown as it is. */
function tokensIn(text: string): readonly Token[] {
  try {
    return lexer(text);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return [{ type: 'code', raw: text, text }];
  }
}

/** A blank line between blocks, but for lists that stand right below one another. */
function blocks(tokens: readonly Token[], options: MarkdownOptions): string[] {
  const lines: string[] = [];
  let before: Token | null = null;
  for (const token of tokens) {
    if (token.type === 'space') {
      before = token;
      continue;
    }
    const own = render(token, options);
    if (own.length === 0) continue;
    const close = before?.type === 'list' && token.type === 'list';
    if (lines.length > 0 && !close) lines.push('');
    lines.push(...own);
    before = token;
  }
  return lines;
}

function render(given: Token, options: MarkdownOptions): string[] {
  const { width, style } = options;
  // marked's own types leave room for tokens of extensions, of which there are none here.
  const token = given as MarkedToken;
  switch (token.type) {
    case 'heading':
      return wrapSpans(inlineSpans(token.tokens, 'strong'), width, style);
    case 'paragraph':
      return wrapSpans(inlineSpans(token.tokens), width, style);
    case 'text':
      return wrapSpans(inlineSpans(token.tokens ?? [token]), width, style);
    case 'list':
      return listLines(token, options);
    case 'blockquote':
      return blocks(token.tokens, { ...options, width: width - 2 }).map((line) =>
        `${style.muted('│')} ${line}`.trimEnd(),
      );
    case 'code':
      return codeLines(token, options);
    case 'table':
      return tableLines(token, options);
    case 'hr':
      return [style.muted('─'.repeat(Math.min(width, 40)))];
    // A comment says something to authors alone.
    case 'html':
      return token.text.trimStart().startsWith('<!--') ? [] : [visible(token.text.trim())];
    default:
      return [];
  }
}

type MarkedToken =
  | Tokens.Heading
  | Tokens.Paragraph
  | Tokens.Text
  | Tokens.List
  | Tokens.Blockquote
  | Tokens.Code
  | Tokens.Table
  | Tokens.Hr
  | Tokens.HTML
  | Tokens.Def;

function listLines({ ordered, start, items, loose }: Tokens.List, options: MarkdownOptions): string[] {
  return items.flatMap((item, nth) => {
    const mark = ordered ? `${Number(start || 1) + nth}.` : '-';
    const indent = listIndent + widthOf(mark) + 1;
    const room = { ...options, width: options.width - indent };
    const inner = loose ? blocks(item.tokens, room) : item.tokens.flatMap((token) => render(token, room));
    const lines = inner.map((line, at) =>
      line === '' ? '' : `${' '.repeat(listIndent)}${at === 0 ? mark : ' '.repeat(widthOf(mark))} ${line}`,
    );
    return loose && nth > 0 ? ['', ...lines] : lines;
  });
}

function codeLines({ text, lang }: Tokens.Code, options: MarkdownOptions): string[] {
  const [language = ''] = (lang ?? '').split(/\s/);
  return codeBlock(text, language, options);
}

/** Code set in; SQL is folded where it has no room, anything else keeps its form. */
export function codeBlock(text: string, language: string, { width, code }: MarkdownOptions): string[] {
  const written = text.split('\n').map((line) => visible(line));
  const lines = language === 'sql' ? foldSql(written, width - codeIndent.length) : written;
  return (code ? code(lines, language) : lines).map((line) => `${codeIndent}${line}`);
}

function tableLines({ header, align, rows }: Tokens.Table, { width, style }: MarkdownOptions): string[] {
  const text = (cells: readonly Tokens.TableCell[]) => cells.map(({ tokens }) => plainText(tokens));
  const shown = [header, ...rows].map(text).filter((row) => row.some((cell) => cell !== ''));
  const columns = align.map((side) => (side === 'right' ? { align: side } : {}));
  const head = shown[0] !== undefined && header.some(({ text: cell }) => cell !== '');
  return table(shown, columns, width - 2).map(
    (line, at) => `  ${at === 0 && head ? style.strong(line) : line}`,
  );
}

/** Blanks by which what goes on in the next line is set in further. */
const step = 4;

/**
 * Lines of SQL that have the room; one that is too long goes on in the next, set in, and within a comment as one. A word
 * that is too long stands on a line of its own.
 */
export function foldSql(lines: readonly string[], width: number): string[] {
  return lines.flatMap((line) => fold(line, width));
}

function fold(line: string, width: number): string[] {
  const folded: string[] = [];
  let rest = line;
  while (widthOf(rest) > width) {
    const [indent = ''] = /^ */.exec(rest) ?? [];
    const at = rest.lastIndexOf(' ', width);
    if (at <= indent.length) break;
    const head = rest.slice(0, at);
    const mark = /(?:^|\s)--/.test(head) ? '-- ' : '';
    const next = `${' '.repeat(folded.length === 0 ? indent.length + step : indent.length)}${mark}${rest.slice(at).trim()}`;
    if (next.length >= rest.length) break;
    folded.push(head.trimEnd());
    rest = next;
  }
  return [...folded, rest];
}

import type { Tree } from '@lezer/common';
import { highlightTree, tagHighlighter, tags } from '@lezer/highlight';
import type { Buffer } from './buffer.ts';
import { isSql, parserOf } from './language.ts';
import { DIALECT_TABLES } from '../sql/dialects/index.ts';
import { type Kind, plainLooks } from './style.ts';
import { treeTo } from './tree.ts';

/** A stretch of text and what it is; offsets in the document. Those of a list are in order and apart. */
export type Token = { readonly from: number; readonly to: number; readonly kind: Kind };

/** Characters. Lines that together are longer are data, and nobody reads the colours. */
const longest = 60_000;

const highlighter = tagHighlighter([
  { tag: [tags.keyword, tags.bool, tags.null], class: 'keyword' },
  { tag: tags.string, class: 'string' },
  { tag: tags.number, class: 'number' },
  { tag: tags.comment, class: 'comment' },
  { tag: [tags.name, tags.special(tags.string)], class: 'name' },
  { tag: tags.typeName, class: 'type' },
  { tag: tags.standard(tags.name), class: 'function' },
  { tag: tags.special(tags.name), class: 'parameter' },
  { tag: tags.operator, class: 'operator' },
  { tag: tags.processingInstruction, class: 'punctuation' },
  { tag: tags.propertyName, class: 'key' },
  { tag: tags.heading, class: 'heading' },
  { tag: tags.strong, class: 'strong' },
  { tag: tags.emphasis, class: 'emphasis' },
  { tag: tags.monospace, class: 'code' },
  { tag: tags.link, class: 'link' },
]);

/** What stands between two offsets. */
export function highlight(buffer: Buffer, from: number, to: number): Token[] {
  const parser = parserOf(buffer.language);
  if (!parser || to - from > longest) return [];
  const { doc } = buffer.state;
  const tree = treeTo(buffer.state, to);
  // Deep in a long file that is not parsed so far, what shows is read by itself.
  const found = tree
    ? tokensIn(tree, from, to, 0)
    : tokensIn(parser.parse(doc.sliceString(from, to)), 0, to - from, from);
  return found.flatMap((token, at): Token[] => {
    if (token.kind === 'function' && !isCall(buffer, token.to))
      return [{ ...token, kind: isTypeOf(buffer, found[at - 1], token) ? 'type' : 'name' }];
    return token.kind === 'parameter' ? cast(buffer, token) : [token];
  });
}

/** The grammar takes `::date` of a cast, and `:user` of a path within JSON, for parameters. */
function cast({ state: { doc }, language }: Buffer, token: Token): Token[] {
  const text = doc.sliceString(token.from, token.to);
  const touches = /[\w\])"]/.test(doc.sliceString(token.from - 1, token.from));
  if (!isSql(language) || !touches || !text.startsWith(':')) return [token];
  const behind = token.from + (text.startsWith('::') ? 2 : 1);
  const isType = DIALECT_TABLES[language].offered.types.includes(
    doc.sliceString(behind, token.to).toLowerCase(),
  );
  const kind = isType && text.startsWith('::') ? 'type' : 'name';
  return [
    { from: token.from, to: behind, kind: 'operator' },
    { from: behind, to: token.to, kind },
  ];
}

function tokensIn(tree: Tree, from: number, to: number, shift: number): Token[] {
  const tokens: Token[] = [];
  const put = (start: number, end: number, classes: string) => {
    if (isKind(classes)) tokens.push({ from: start + shift, to: end + shift, kind: classes });
  };
  highlightTree(tree, highlighter, put, from, to);
  return tokens;
}

/** The highlighter's classes are kinds; where several tags meet, they are listed in one text. */
function isKind(classes: string): classes is Kind {
  return Object.hasOwn(plainLooks, classes);
}

/** `event_date DATE`: the word of a type right behind a name. */
function isTypeOf({ state: { doc }, language }: Buffer, before: Token | undefined, token: Token): boolean {
  return (
    isSql(language) &&
    before?.kind === 'name' &&
    /^\s+$/.test(doc.sliceString(before.to, token.from)) &&
    DIALECT_TABLES[language].offered.types.includes(doc.sliceString(token.from, token.to).toLowerCase())
  );
}

/** A column may be called `date` or `total`: it is a function where it is called. */
function isCall(buffer: Buffer, end: number): boolean {
  return /^\s*\(/.test(buffer.state.doc.sliceString(end, end + 8));
}

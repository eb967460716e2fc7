import type { Token, Tokens } from 'marked';
import { widthOf } from './measure.ts';
import type { Style } from './style.ts';
import { visible } from './visible.ts';

/** A stretch of a sentence and how it looks; null: as the rest. */
export type Span = { readonly text: string; readonly paint: keyof Style | null };

/** Lines of whole words, painted; a word that is too long for a line stands on one of its own. */
export function wrapSpans(spans: readonly Span[], width: number, style: Style): string[] {
  const lines: Span[][] = [];
  let line: Span[] = [];
  let used = 0;
  for (const word of wordsOf(spans)) {
    const size = word.reduce((sum, { text }) => sum + widthOf(text), 0);
    if (line.length > 0 && used + 1 + size > width) {
      lines.push(line);
      line = [];
    }
    used = line.length === 0 ? size : used + 1 + size;
    if (line.length > 0) line.push(blankBetween(line.at(-1), word[0]));
    line.push(...word);
  }
  return [...lines, line].map((pieces) => painted(pieces, style));
}

/** Words with the stretches that each is made of. */
function wordsOf(spans: readonly Span[]): Span[][] {
  const words: Span[][] = [[]];
  for (const { text, paint } of spans)
    for (const [at, piece] of text.split(/\s+/).entries()) {
      if (at > 0) words.push([]);
      if (piece !== '') words.at(-1)?.push({ text: piece, paint });
    }
  return words.filter((word) => word.length > 0);
}

/** Within a stretch the blank looks like it, so that a line below it goes on. */
function blankBetween(before: Span | undefined, after: Span | undefined): Span {
  return { text: ' ', paint: before && before.paint === after?.paint ? before.paint : null };
}

function painted(pieces: readonly Span[], style: Style): string {
  let text = '';
  for (let at = 0; at < pieces.length; ) {
    const paint = pieces[at]?.paint ?? null;
    let stretch = '';
    for (; at < pieces.length && (pieces[at]?.paint ?? null) === paint; at++) stretch += pieces[at]?.text;
    text += paint === null ? stretch : style[paint](stretch);
  }
  return text;
}

type Paint = keyof Style | null;

/** The stretches of a paragraph and how each looks. */
export function inlineSpans(tokens: readonly Token[], paint: Paint = null): Span[] {
  let before = '';
  return tokens.flatMap((token): Span[] => {
    const spans = spansOf(token, paint, before);
    before = token.raw;
    return spans;
  });
}

/** The same as text alone. */
export function plainText(tokens: readonly Token[]): string {
  return inlineSpans(tokens)
    .map(({ text }) => text)
    .join('')
    .trim();
}

function spansOf(given: Token, paint: Paint, before: string): Span[] {
  // marked's own types leave room for tokens of extensions, of which there are none here.
  const token = given as Inline;
  switch (token.type) {
    case 'strong':
      return inlineSpans(token.tokens, 'strong');
    case 'em':
      // `2*3*4` is a product and no word that is leant on.
      return /\w$/.test(before) ? [said(token.raw, paint)] : inlineSpans(token.tokens, 'emphasis');
    case 'codespan':
      return [said(token.text, 'code')];
    case 'link':
      return [...inlineSpans(token.tokens, 'link'), ...addressOf(token)];
    case 'br':
      return [said(' ', paint)];
    case 'text':
      return token.tokens ? inlineSpans(token.tokens, paint) : [said(token.text, paint)];
    case 'escape':
      return [said(token.text, paint)];
    case 'html':
      return token.text.startsWith('<!--') ? [] : [said(token.text, paint)];
    default:
      return [said(token.raw, paint)];
  }
}

type Inline =
  | Tokens.Strong
  | Tokens.Em
  | Tokens.Codespan
  | Tokens.Link
  | Tokens.Br
  | Tokens.Text
  | Tokens.Escape
  | Tokens.Tag
  | Tokens.Del;

function said(text: string, paint: Paint): Span {
  return { text: visible(text.replaceAll('\n', ' ')), paint };
}

/** A terminal cannot follow a link, so an address of the web is written out; one within the folder helps nobody. */
function addressOf({ href, text }: Tokens.Link): Span[] {
  return /^https?:/.test(href) && href !== text ? [said(` (${href})`, null)] : [];
}

import type { Token, Tokens } from 'marked';
import type { Span } from './spans.ts';
import type { Style } from './style.ts';
import { visible } from './visible.ts';

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

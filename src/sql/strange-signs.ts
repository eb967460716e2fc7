import { lex } from './lexer.ts';
import type { Lexis } from './lexis.ts';

/** Signs that come with what is pasted from a page or a chat, and look like others that SQL has. */
const SIGNS: Readonly<Record<string, string>> = {
  '\u00a0': 'a no-break space',
  '\u2007': 'a no-break space',
  '\u202f': 'a no-break space',
  '\u2003': 'a wide space',
  '\u3000': 'a wide space',
  '\u200b': 'a space of no width',
  '\u200c': 'a sign of no width',
  '\u200d': 'a sign of no width',
  '\u2060': 'a sign of no width',
  '\u2018': 'a typographic quote',
  '\u2019': 'a typographic quote',
  '\u201a': 'a typographic quote',
  '\u201c': 'a typographic quote',
  '\u201d': 'a typographic quote',
  '\u201e': 'a typographic quote',
  '\u2013': 'a dash',
  '\u2014': 'a dash',
  '\u2212': 'a minus sign',
};

const STRANGE = new RegExp(`[${Object.keys(SIGNS).join('')}]`);

export type StrangeSign = {
  /** Where it stands. */
  readonly at: number;
  /** `U+00A0, a no-break space` */
  readonly what: string;
  /** What to do. */
  readonly hint: string;
};

/** The first sign of that kind outside of texts, comments and quoted names; null: there is none. */
export function strangeSign(text: string, lexis: Lexis): StrangeSign | null {
  if (!STRANGE.test(text)) return null;
  for (const token of lex(text, lexis)) {
    if (token.kind === 'string' || token.kind === 'comment' || token.kind === 'name') continue;
    const found = STRANGE.exec(token.text);
    if (!found) continue;
    const [sign] = found;
    const code = sign.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0');
    return {
      at: token.start + found.index,
      what: `U+${code}, ${SIGNS[sign] ?? 'a sign that looks like another'}`,
      hint: 'It looks like a plain one and comes with pasted text: type it anew.',
    };
  }
  return null;
}

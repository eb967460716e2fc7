/** Characters that nobody sees. */
const UNSEEN = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]/g;
const TAG = /<(\/?)([a-z][a-z0-9]*)((?:\s[^<>]{0,400})?)\/?>/iy;
/** Attributes by which a text can be there and not be seen. */
const HIDING = /\b(style|hidden|color|class)\b/i;
const LINK = /!?\[([^[\]\n]{0,300})\]\([^()\n]{0,500}\)/g;

/**
 * What somebody sees who reads a Markdown file: without comments, code fences, and what HTML hides.
 * Linear in the length of the text, whatever stands in it.
 */
export function plainOf(markdown: string): string {
  const text = markdown.replaceAll(/\r\n?/g, '\n').replaceAll(UNSEEN, '');
  return withoutTags(withoutFences(withoutComments(text))).replaceAll(LINK, '$1');
}

function withoutComments(text: string): string {
  const kept: string[] = [];
  let at = 0;
  for (;;) {
    const begin = text.indexOf('<!--', at);
    const end = begin < 0 ? -1 : text.indexOf('-->', begin + 4);
    // A comment that is never closed is a slip: what follows was meant to be read.
    if (end < 0) return kept.join('') + text.slice(at);
    kept.push(text.slice(at, begin));
    at = end + 3;
  }
}

function withoutFences(text: string): string {
  let fence: string | null = null;
  const kept = text.split('\n').filter((line) => {
    const mark = /^\s{0,3}(```|~~~)/.exec(line)?.[1] ?? null;
    if (fence === null) {
      fence = mark;
      return mark === null;
    }
    if (mark === fence) fence = null;
    return false;
  });
  return kept.join('\n');
}

function withoutTags(text: string): string {
  const kept: string[] = [];
  const unclosed = new Set<string>();
  let from = 0;
  for (let at = text.indexOf('<'); at >= 0; at = text.indexOf('<', at)) {
    TAG.lastIndex = at;
    const [whole, slash, name = '', attributes = ''] = TAG.exec(text) ?? [];
    if (whole === undefined) {
      at += 1;
      continue;
    }
    kept.push(text.slice(from, at), name.toLowerCase() === 'br' ? '; ' : '');
    from = at + whole.length;
    const closing = `</${name}>`;
    if (slash === '' && HIDING.test(attributes) && !unclosed.has(closing)) {
      const end = text.indexOf(closing, from);
      if (end < 0) unclosed.add(closing);
      else from = end + closing.length;
    }
    at = from;
  }
  return kept.join('') + text.slice(from);
}

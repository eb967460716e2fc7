import { SHORT, stem } from './words.ts';

/**
 * The words of a name, as stems: `VideoViews`, `video_views` and `VIDEO-VIEW` are all [video, view].
 * @param short forms that stand for other words
 * @param known stems of which a word without marks may be put together: `userid`.
 */
export function tokensOf(
  name: string,
  known: ReadonlySet<string> = new Set(),
  short: ReadonlyMap<string, string> = SHORT,
): string[] {
  return name
    .replaceAll(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replaceAll(/([A-Z]+)([A-Z][a-z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .flatMap((word) => (short.get(word) ?? word).split(' '))
    .filter((word) => word !== '')
    .flatMap((word) => parts(word, known));
}

/** A phrase of a problem's data, as stems with a blank between: what names are compared by. */
export function keyOf(phrase: string): string {
  return phrase.split(' ').map(stem).join(' ');
}

/** Longer words are put together of nothing. */
const LONGEST = 60;

/** A word, or the known words that it is put together of. */
function parts(word: string, known: ReadonlySet<string>): string[] {
  const whole = stem(word);
  if (known.size === 0 || word.length < 5 || word.length > LONGEST || known.has(whole)) return [whole];
  for (let cut = word.length - 2; cut >= 2; cut--) {
    const head = stem(word.slice(0, cut));
    // `isdeleted`; other words of two letters are in too many.
    if (head !== 'is' && (cut < 3 || !known.has(head))) continue;
    const rest = parts(word.slice(cut), known);
    if (rest.every((part) => known.has(part))) return [head, ...rest];
  }
  return [whole];
}

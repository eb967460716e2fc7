import { distance } from 'fastest-levenshtein';
import { stemOf } from './stem.ts';

/** In shorter words one letter makes another word. */
const SHORTEST = 6;
const LONGEST = 24;
/** Words that are remembered; a text with more of them is slower and no larger. */
const MOST_KNOWN = 50_000;
const ENDINGS = ['', 's', 'es', 'ed', 'd', 'ing', 'ning', 'ned'];

/**
 * Stems of words; a long word that is one letter off one of the vocabulary's (left out, added, changed, or two that
 * changed places) is taken for that. The first letter has to be right.
 */
export function slipsOf(vocabulary: Iterable<string>): (word: string) => string {
  const known = new Set<string>();
  const near = new Map<string, string[]>();
  for (const word of vocabulary) {
    if (known.has(word)) continue;
    known.add(word);
    if (word.length >= SHORTEST && word.length <= LONGEST)
      for (const shorter of withoutOne(word)) {
        const list = near.get(shorter);
        if (list) list.push(word);
        else near.set(shorter, [word]);
      }
  }
  const stems = new Set([...known].map(stemOf));
  const memo = new Map<string, string>();
  const meant = (word: string): string => {
    const stem = stemOf(word);
    if (stems.has(stem) || word.length < SHORTEST || word.length > LONGEST) return stem;
    for (const ending of ENDINGS) {
      const base = word.endsWith(ending) ? word.slice(0, word.length - ending.length) : '';
      if (base.length < SHORTEST) continue;
      const found = withoutOne(base)
        .flatMap((shorter) => near.get(shorter) ?? [])
        .find((other) => other[0] === base[0] && isSlip(base, other));
      if (found !== undefined) return stemOf(found);
    }
    return stem;
  };
  return (word) => {
    const before = memo.get(word);
    if (before !== undefined) return before;
    const stem = meant(word);
    if (memo.size > MOST_KNOWN) memo.clear();
    memo.set(word, stem);
    return stem;
  };
}

/** The word itself, and the word without each of its letters. */
function withoutOne(word: string): string[] {
  return [word, ...Array.from(word, (_, at) => word.slice(0, at) + word.slice(at + 1))];
}

function isSlip(word: string, other: string): boolean {
  const apart = distance(word, other);
  if (apart !== 2 || word.length !== other.length) return apart <= 1;
  const at = [...word].findIndex((letter, index) => letter !== other[index]);
  return word[at] === other[at + 1] && word[at + 1] === other[at];
}

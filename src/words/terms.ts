import { GRAMMAR } from './grammar.ts';
import { stemOf } from './stem.ts';
import { type Token, wordsIn } from './tokens.ts';

/** Stands for whatever denies: two sentences that differ in it alone say opposite things. */
export const DENIAL = '¬';

const DENIES = new Set(
  'not no never nothing nobody none nowhere without neither nor cannot dont instead rather'.split(' '),
);

/** What a sentence is compared by: the stems of its words, each once, without those of grammar; and whether it denies. */
export function termsOf(tokens: readonly Token[]): ReadonlySet<string> {
  const terms = new Set<string>();
  for (const word of wordsIn(tokens)) {
    if (DENIES.has(word) || word.endsWith("n't")) terms.add(DENIAL);
    else if (!GRAMMAR.has(word)) terms.add(stemOf(word));
  }
  return terms;
}

/** How rare a term is among texts that are taken for usual: the fewer of them have it, the more it tells. */
export function rarenessAmong(texts: readonly ReadonlySet<string>[]): (term: string) => number {
  const counts = new Map<string, number>();
  for (const terms of texts) for (const term of terms) counts.set(term, (counts.get(term) ?? 0) + 1);
  return (term) => Math.log(1 + (texts.length + 0.5) / ((counts.get(term) ?? 0) + 0.5));
}

/** How alike two sentences are, 0 to 1: the terms that both have, by how much each tells. */
export function likeness(
  a: ReadonlySet<string>,
  b: ReadonlySet<string>,
  tells: (term: string) => number,
): number {
  const size = (terms: ReadonlySet<string>) => [...terms].reduce((sum, term) => sum + tells(term) ** 2, 0);
  const shared = size(a.intersection(b));
  return shared === 0 ? 0 : shared / Math.sqrt(size(a) * size(b));
}

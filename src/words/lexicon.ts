import type { Pattern, Rubric, SynonymGroup, Term } from '../domain/rubric.ts';
import { SYNONYMS } from './data/synonyms.ts';
import { slipsOf } from './slips.ts';
import { stemOf } from './stem.ts';
import { type Token, tokensOf } from './tokens.ts';

/** Words of a phrase may have so many others between them: "drop (the old) partitions". */
const GAP = 2;

/** Where a term stands: tokens from `from` up to, not including, `to`. */
export type Hit = { readonly from: number; readonly to: number };

/** Where each term stands in a text; a term that does not stand there is not in it. */
export type Hits = ReadonlyMap<Term, readonly Hit[]>;

/** Finds a rubric's terms, by stems, with synonyms, one-letter slips forgiven. */
export type Lexicon = { readonly find: (tokens: readonly Token[]) => Hits };

/** Stems for each word of a phrase, and the terms that the phrase stands for. */
type Phrase = { readonly words: readonly ReadonlySet<string>[]; readonly terms: Set<Term> };

export function lexiconOf(rubric: Rubric): Lexicon {
  const synonyms = [...SYNONYMS, ...rubric.synonyms];
  const phrases = phrasesOf(termsOf(rubric), synonyms);
  const byFirst = new Map<string, Phrase[]>();
  for (const phrase of phrases)
    for (const stem of phrase.words[0] ?? []) {
      const list = byFirst.get(stem);
      if (list) list.push(phrase);
      else byFirst.set(stem, [phrase]);
    }
  const stem = slipsOf(vocabularyOf(rubric, synonyms));
  return {
    find: (tokens) => {
      const stems = tokens.map(({ kind, text }) => (kind === 'word' ? stem(text) : null));
      const hits = new Map<Term, Hit[]>();
      for (const [from, first] of stems.entries()) {
        if (first === null) continue;
        for (const { words, terms } of byFirst.get(first) ?? []) {
          const to = endOf(words, stems, from);
          if (to === null) continue;
          for (const term of terms) {
            const list = hits.get(term);
            if (list) list.push({ from, to });
            else hits.set(term, [{ from, to }]);
          }
        }
      }
      return hits;
    },
  };
}

function endOf(words: Phrase['words'], stems: readonly (string | null)[], from: number): number | null {
  let at = from + 1;
  for (const word of words.slice(1)) {
    const last = at + GAP;
    for (;;) {
      const stem = stems[at] ?? null;
      if (stem === null || at > last) return null;
      at++;
      if (word.has(stem)) break;
    }
  }
  return at;
}

function phrasesOf(terms: Iterable<Term>, synonyms: readonly SynonymGroup[]): Phrase[] {
  const phrases = new Map<string, Phrase>();
  const bySpelling = new Map(synonyms.map((group) => [spelling(group[0]), [] as SynonymGroup[]]));
  for (const group of synonyms) bySpelling.get(spelling(group[0]))?.push(group);
  const others = (text: string) => (bySpelling.get(spelling(text)) ?? []).flatMap((group) => group.slice(1));
  const wordStems = (word: string) =>
    new Set(
      [word, ...others(word)].flatMap((one) => (wordsOf(one).length === 1 ? wordsOf(one).map(stemOf) : [])),
    );
  const add = (text: string, term: Term) => {
    const words = wordsOf(text).map(wordStems);
    const key = words.map((stems) => [...stems].join('|')).join(' ');
    const phrase = phrases.get(key) ?? { words, terms: new Set() };
    phrase.terms.add(term);
    phrases.set(key, phrase);
  };
  for (const term of terms)
    for (const text of term) {
      add(text, term);
      for (const other of others(text))
        if (wordsOf(other).length > 1 || wordsOf(text).length > 1) add(other, term);
    }
  return [...phrases.values()];
}

function* termsOf({ points }: Rubric): Iterable<Term> {
  for (const { section, ways, contradictions } of points) {
    if (section.length > 0) yield section;
    for (const pattern of [...ways, ...contradictions]) yield* termsIn(pattern);
  }
}

function termsIn({ says, denies, with: beside, near, unless }: Pattern): readonly Term[] {
  return [...says, ...denies, ...beside, ...near, ...unless];
}

/** Every word that the rubric itself is written in: slips are corrected towards these. */
function vocabularyOf(rubric: Rubric, synonyms: readonly SynonymGroup[]): Iterable<string> {
  const texts = rubric.points.flatMap(({ title, model }) => [title, model]);
  return [...texts, ...[...termsOf(rubric)].flat(), ...synonyms.flat()].flatMap(wordsOf);
}

function wordsOf(text: string): string[] {
  return tokensOf(text).flatMap(({ kind, text: word }) => (kind === 'word' ? word : []));
}

function spelling(text: string): string {
  return wordsOf(text).map(stemOf).join(' ');
}

import type { Pattern, Rubric, SynonymGroup, Term } from '../domain/rubric.ts';
import { GRAMMAR } from './data/functions.ts';
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
type Phrase = {
  readonly words: readonly ReadonlySet<string>[];
  /** A name of one thing: only words of grammar may stand in it. */
  readonly tight: boolean;
  readonly terms: Set<Term>;
};

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
      const isGrammar = (at: number) => GRAMMAR.has(tokens[at]?.text ?? '');
      const hits = new Map<Term, Hit[]>();
      for (let from = 0; from < stems.length; from++) {
        const candidates = byFirst.get(stems[from] ?? '');
        if (!candidates) continue;
        for (const { words, tight, terms } of candidates) {
          const to = endOf(words, stems, from, tight ? isGrammar : isAny);
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

const isAny = () => true;

function endOf(
  words: Phrase['words'],
  stems: readonly (string | null)[],
  from: number,
  between: (at: number) => boolean,
): number | null {
  let at = from + 1;
  for (const word of words.slice(1)) {
    const last = at + GAP;
    for (;;) {
      const stem = stems[at] ?? null;
      if (stem === null || at > last) return null;
      if (word.has(stem)) break;
      if (!between(at)) return null;
      at++;
    }
    at++;
  }
  return at;
}

function phrasesOf(terms: Iterable<Term>, synonyms: readonly SynonymGroup[]): Phrase[] {
  const phrases = new Map<string, Phrase>();
  const groups = new Map<string, string[]>();
  for (const [first, ...others] of synonyms)
    groups.set(spelling(first), [...(groups.get(spelling(first)) ?? []), ...others]);
  const wordStems = (word: string) => {
    const single = [word, ...(groups.get(stemOf(word)) ?? [])].map(wordsOf);
    return new Set(single.flatMap((words) => (words.length === 1 ? words.map(stemOf) : [])));
  };
  const add = (spelt: readonly string[], tight: boolean, term: Term) => {
    const words = spelt.map(wordStems);
    const key = `${tight} ${words.map((stems) => [...stems].join('|')).join(' ')}`;
    const phrase = phrases.get(key) ?? { words, tight, terms: new Set() };
    phrase.terms.add(term);
    phrases.set(key, phrase);
  };
  for (const term of terms)
    for (const text of term) {
      const words = wordsOf(text);
      add(words, false, term);
      const stems = ` ${spelling(text)} `;
      for (const [head, others] of groups) {
        const [before, behind] = stems.split(` ${head} `);
        if (before === undefined || behind === undefined) continue;
        const [from, to] = [wordsOf(before).length, words.length - wordsOf(behind).length];
        const whole = from === 0 && to === words.length;
        for (const other of others.map(wordsOf))
          if (other.length > 1 || to - from > 1)
            add([...words.slice(0, from), ...other, ...words.slice(to)], whole, term);
      }
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

/** Between the words of a phrase they may stand or not. */
const DETERMINERS = new Set(['the', 'a', 'an']);

function wordsOf(text: string): string[] {
  return tokensOf(text).flatMap(({ kind, text: word }) =>
    kind === 'word' && !DETERMINERS.has(word) ? word : [],
  );
}

function spelling(text: string): string {
  return wordsOf(text).map(stemOf).join(' ');
}

import type { Rubric, RubricPoint, Seems } from '../domain/rubric.ts';
import { blocksOf } from './blocks.ts';
import { copyFinder } from './copied.ts';
import { MOST_READ } from './own-words.ts';
import { DENIAL, likeness, rarenessAmong, termsOf } from './terms.ts';
import { tokensOf } from './tokens.ts';

/** Characters of a quote. */
const QUOTE = 180;

/** What is nearest to a point in an answer. */
export type Nearest = {
  readonly seems: Seems;
  /** Sentences of the answer, the nearest to the point first: two at most, each cut to a line or two. */
  readonly quotes: readonly string[];
};

/** What a term is worth that stands in the title, the model answer or an example of a point; together at most so much. */
const WORTH = { title: 2, model: 1, example: 1.5, most: 3 } as const;
/** Added to every weight, so that a sentence that fits no point at all is not the last for each. */
const FLOOR = 1;
/** How far a sentence that is near to other points too is taken back: to this power of what it weighs for all. */
const SHARED = 0.6;
/** A point is found in a sentence that weighs so much of what it weighs for the nearest other point. */
const FOUND = 0.75;
/** A sentence may say the opposite that is nearer by so much to an example that misses the point than to what makes it. */
const OPPOSITE = 1.25;
/** What a denial tells: as much as a rare word. */
const DENIAL_TELLS = 2;

/** A sentence of an answer, with what it weighs for each point. */
type Weighed = {
  readonly text: string;
  readonly terms: ReadonlySet<string>;
  readonly weights: readonly number[];
};

/**
 * Finds the sentences of an answer that speak of each point of a rubric, by the words that they share with its title,
 * model answer and examples; the points come in their order. Time is linear in the length of the answer.
 * @param task texts that the candidate was given: sentences of theirs are passed over.
 */
export function nearestFinder(
  { points, given }: Rubric,
  task: readonly string[],
): (answer: string) => readonly Nearest[] {
  const told = points.map(toldBy);
  const texts = [...task.flatMap(sentenceTerms), ...told.flatMap(({ all }) => all)];
  const rareness = rarenessAmong(texts);
  const tells = (term: string) => (term === DENIAL ? DENIAL_TELLS : rareness(term));
  const weights = weightsOf(told, rareness);
  const isCopied = copyFinder([...task, given]);
  const none = points.map(() => 0);

  const weigh = (terms: ReadonlySet<string>): readonly number[] =>
    [...terms].reduce<readonly number[]>((sums, term) => added(sums, weights.get(term)), none);
  const sentencesOf = (answer: string): readonly Weighed[] =>
    blocksOf(answer).flatMap(({ headings, sentences }) => {
      const above = weigh(termsOf(tokensOf(headings.at(-1) ?? '')));
      return sentences.flatMap(({ text, tokens, asks }): Weighed[] => {
        if (asks || isCopied(tokens)) return [];
        const terms = termsOf(tokens);
        return [{ text, terms, weights: added(weigh(terms), above) }];
      });
    });
  const seems = (nth: number, { terms, weights: all }: Weighed): Seems => {
    const others = all.filter((_, at) => at !== nth);
    if ((all[nth] ?? 0) < FOUND * Math.max(0, ...others)) return 'not-found';
    const nearness = (examples: readonly ReadonlySet<string>[] = []) =>
      Math.max(0, ...examples.map((example) => likeness(terms, example, tells)));
    return nearness(told[nth]?.misses) > OPPOSITE * nearness(told[nth]?.makes) ? 'opposite' : 'made';
  };

  return (answer) => {
    const sentences = sentencesOf(answer.slice(0, MOST_READ)).map((one) => ({
      ...one,
      shared: one.weights.reduce((sum, weight) => sum + weight + FLOOR, 0) ** SHARED,
    }));
    return points.map((_, nth): Nearest => {
      const near = sentences
        .flatMap((one) => {
          const weight = one.weights[nth] ?? 0;
          return weight > 0 ? { one, near: (weight + FLOOR) / one.shared } : [];
        })
        .toSorted((a, b) => b.near - a.near)
        .slice(0, 2)
        .map(({ one }) => one);
      const [first] = near;
      return {
        seems: first ? seems(nth, first) : 'not-found',
        quotes: near.map(({ text }) => quoteOf(text)),
      };
    });
  };
}

/** The texts of a point as terms, a set a sentence. */
type Told = {
  readonly title: ReadonlySet<string>;
  readonly model: readonly ReadonlySet<string>[];
  readonly examples: readonly ReadonlySet<string>[];
  /** What makes the point, and what misses it. */
  readonly makes: readonly ReadonlySet<string>[];
  readonly misses: readonly ReadonlySet<string>[];
  readonly all: readonly ReadonlySet<string>[];
};

function toldBy({ title, model, makes, misses }: RubricPoint): Told {
  const [name, ...texts] = [title, ...makes, ...misses].map((text) => termsOf(tokensOf(text)));
  const told = { title: name ?? new Set<string>(), model: sentenceTerms(model), examples: texts };
  const making = [told.title, ...told.model, ...texts.slice(0, makes.length)];
  const missing = texts.slice(makes.length);
  return { ...told, makes: making, misses: missing, all: [...making, ...missing] };
}

function sentenceTerms(text: string): ReadonlySet<string>[] {
  return blocksOf(text).flatMap(({ sentences }) => sentences.map(({ tokens }) => termsOf(tokens)));
}

/** What each term weighs for each point: more the more of the point's texts have it, and the fewer others. */
function weightsOf(
  told: readonly Told[],
  rareness: (term: string) => number,
): ReadonlyMap<string, readonly number[]> {
  const worths = told.map(({ title, model, examples }) => {
    const worth = new Map<string, number>();
    const put = (terms: ReadonlySet<string>, by: number) => {
      for (const term of terms) worth.set(term, Math.min(WORTH.most, (worth.get(term) ?? 0) + by));
    };
    put(new Set(model.flatMap((terms) => [...terms])), WORTH.model);
    put(title, WORTH.title);
    for (const example of examples) put(example, WORTH.example);
    return worth;
  });
  const among = rarenessAmong(worths.map((worth) => new Set(worth.keys())));
  const terms = new Set(worths.flatMap((worth) => [...worth.keys()]));
  terms.delete(DENIAL);
  return new Map(
    [...terms].map((term) => {
      const tells = Math.sqrt(rareness(term) * among(term));
      return [term, worths.map((worth) => (worth.get(term) ?? 0) * tells)];
    }),
  );
}

function added(a: readonly number[], b: readonly number[] | undefined): readonly number[] {
  return b ? a.map((one, at) => one + (b[at] ?? 0)) : a;
}

function quoteOf(text: string): string {
  const line = text.replaceAll(/\s+/g, ' ');
  if (line.length <= QUOTE) return line;
  const cut = line.lastIndexOf(' ', QUOTE);
  return `${line.slice(0, cut > QUOTE / 2 ? cut : QUOTE)} …`;
}

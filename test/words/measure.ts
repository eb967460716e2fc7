import { taskTexts } from '../../src/checks/rubric.ts';
import { packageRoot } from '../../src/load/problems.ts';
import { loadProblem } from '../../src/load/problem.ts';
import { type Nearest, nearestFinder } from '../../src/words/nearest.ts';
import { casesIn } from '../cases/read.ts';

/** By point: some words of the sentence that speaks of it, or of each that does. */
type Places = Readonly<Record<string, string | readonly string[]>>;

/** An answer, and for each point the sentence that makes it, makes half of it, or says the opposite. `may`: arguable. */
export type WordsCase = {
  readonly about: string;
  readonly of: string;
  readonly answer: string;
  readonly made?: Places;
  readonly half?: Places;
  readonly against?: Places;
  readonly may?: Places;
  readonly unfound?: Places;
};

/** What was found of one point of one answer, beside what there is. */
export type Found = {
  readonly file: string;
  readonly about: string;
  readonly of: string;
  readonly point: string;
  /** `none`: nothing in the answer speaks of it. */
  readonly is: 'made' | 'half' | 'against' | 'may' | 'none';
  readonly places: readonly string[];
  readonly nearest: Nearest;
  /** Which of the quotes speaks of it, from 1; 0: neither. */
  readonly rank: number;
};

export const FILES = [
  'partitioning',
  'late_data',
  'answers',
  'unseen',
  'strangers',
  'later',
  'fresh',
  'misread',
] as const;

const shipped = (id: string) => loadProblem(`${packageRoot()}/problems/${id}`);

export const reels = await shipped('reels');
const problems = [reels, await shipped('engagement-at-scale'), await shipped('layered-events')];

const finders = new Map(
  problems.flatMap((problem) =>
    problem.rubrics.map((rubric) => [
      rubric.deliverable,
      { rubric, find: nearestFinder(rubric, taskTexts(problem)) },
    ]),
  ),
);

export function finderFor(deliverable: string) {
  const found = finders.get(deliverable);
  if (!found) throw new Error(`there is no rubric for ${deliverable}`);
  return found;
}

export function casesOf(file: string): readonly WordsCase[] {
  return casesIn<Omit<WordsCase, 'of'> & { readonly of?: string }>(`words/${file}.yaml`).map((one) => ({
    ...one,
    of: one.of ?? file,
  }));
}

/** Every point of every answer in words of a file. */
export function foundIn(file: string): readonly Found[] {
  return casesOf(file).flatMap((one) => {
    const { rubric, find } = finderFor(one.of);
    const nearest = find(one.answer);
    return rubric.points.map(({ id }, at): Found => {
      const [is, places] = placesOf(one, id);
      const quotes = nearest[at]?.quotes ?? [];
      const rank =
        1 + quotes.findIndex((quote) => places.some((place) => quote.includes(place.slice(0, 150))));
      return {
        file,
        about: one.about,
        of: one.of,
        point: id,
        is,
        places,
        nearest: nearest[at] ?? { seems: 'not-found', quotes: [] },
        rank,
      };
    });
  });
}

function placesOf(one: WordsCase, point: string): readonly [Found['is'], readonly string[]] {
  for (const is of ['made', 'half', 'against'] as const) {
    const places = one[is]?.[point];
    if (places !== undefined) return [is, [places].flat()];
  }
  const may = one.may?.[point] ?? one.unfound?.[point];
  return may === undefined ? ['none', []] : ['may', [may].flat()];
}

/** Whether a sentence of the answer speaks of the point, for certain. */
export const isSpokenOf = ({ is }: Found): boolean => is === 'made' || is === 'half' || is === 'against';

/** Shares of the points that are spoken of whose sentence is the nearest, and one of the two nearest. */
export function sharesOf(found: readonly Found[]): { points: number; first: number; firstTwo: number } {
  const spoken = found.filter(isSpokenOf);
  const share = (most: number) =>
    spoken.filter(({ rank }) => rank > 0 && rank <= most).length / Math.max(1, spoken.length);
  return { points: spoken.length, first: share(1), firstTwo: share(2) };
}

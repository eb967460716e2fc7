import type { AnswerPoint, AnswerReport, Pattern, Rubric, RubricPoint, Term } from '../domain/rubric.ts';
import { blocksOf } from './blocks.ts';
import { copyFinder } from './copied.ts';
import { type Hits, type Lexicon, lexiconOf } from './lexicon.ts';
import { type Match, match, type Read } from './match.ts';
import { tokensOf } from './tokens.ts';

/** Characters that are read: a hundred times what anybody writes in a sitting. */
const LONGEST = 200_000;
/** Characters of a quote. */
const QUOTE = 180;

export const CHECKLIST_NOTE =
  'Read by a checklist: it finds points that are said in expected words. It does not understand, so a point well made in other words may be missing here.';

const CUT_NOTE = `Only the first ${LONGEST.toLocaleString('en')} characters were read.`;

/** Holds an answer in words against a rubric. */
export type AnswerReading = (answer: string) => AnswerReport;

/**
 * Reads answers by a rubric. Time is linear in an answer's length.
 * @param task texts that the candidate was given: sentences of theirs count for nothing.
 */
export function answerReader(rubric: Rubric, task: readonly string[]): AnswerReading {
  const lexicon = lexiconOf(rubric);
  const isCopied = copyFinder([...task, rubric.given]);
  return (answer) => {
    const byTerm = new Map<Term, Placed[]>();
    for (const one of sentencesIn(answer.slice(0, LONGEST), rubric, lexicon, isCopied))
      for (const term of one.hits.keys()) {
        const list = byTerm.get(term);
        if (list) list.push(one);
        else byTerm.set(term, [one]);
      }
    const isHeap = heapFinder(rubric);
    const points = rubric.points.map((point) => judged(point, byTerm, isHeap));
    return {
      deliverable: rubric.deliverable,
      readBy: { kind: 'checklist' },
      points,
      share: shareOf(points),
      selfScore: null,
      note: answer.length > LONGEST ? `${CHECKLIST_NOTE} ${CUT_NOTE}` : CHECKLIST_NOTE,
    };
  };
}

export function shareOf(points: readonly Pick<AnswerPoint, 'score'>[]): number {
  return points.reduce((sum, { score }) => sum + score, 0) / Math.max(1, points.length);
}

/** A sentence, and whether it stands where a point belongs. */
type Placed = Read & { readonly isFor: (point: RubricPoint) => boolean };

function sentencesIn(
  answer: string,
  rubric: Rubric,
  lexicon: Lexicon,
  isCopied: ReturnType<typeof copyFinder>,
): Placed[] {
  const sections = rubric.points.map(({ section }) => section).filter(({ length }) => length > 0);
  return blocksOf(answer).flatMap(({ headings, introduced, sentences }) => {
    const above = headings.map((heading) => lexicon.find(tokensOf(heading)));
    const isFor = placing(above, sections);
    const own = sentences.filter(({ tokens }) => !isCopied(tokens));
    const hits = own.map(({ tokens }) => lexicon.find(tokens));
    const reads = own.map((sentence, at): Placed => {
      const around = [hits[at - 1], hits[at + 1], introduced ? hits[0] : undefined, ...above];
      return {
        sentence,
        hits: hits[at] ?? new Map(),
        around: around.flatMap((one) => one ?? []),
        isFor,
      };
    });
    return [...headingReads(headings, lexicon, isFor), ...reads].filter(({ sentence }) => !sentence.asks);
  });
}

/** A heading may say something too: "## Partitioned by event_date, because every query filters on it". */
function headingReads(headings: readonly string[], lexicon: Lexicon, isFor: Placed['isFor']): Placed[] {
  const text = headings.at(-1);
  if (text === undefined) return [];
  const tokens = tokensOf(text);
  const sentence = { text, tokens, asks: /\?\s*$/.test(text) || /^\s*(?:why|how|what)\b/i.test(text) };
  return [{ sentence, hits: lexicon.find(tokens), around: [], isFor }];
}

/** What stands below the heading of another section is not for a point; what stands below none is for all. */
function placing(above: readonly Hits[], sections: readonly Term[]): Placed['isFor'] {
  const has = (section: Term) => above.some((hits) => hits.has(section));
  const somewhere = sections.some(has);
  return ({ section }) => section.length === 0 || !somewhere || has(section);
}

/** Nobody makes so many points in one sentence; who writes keywords in a row does. */
const HEAP = 4;

/** Tells sentences that hold the words of four points, whatever stands between them. */
function heapFinder({ points }: Rubric): (one: Placed) => boolean {
  const known = new Map<Placed, boolean>();
  return (one) => {
    const before = known.get(one);
    if (before !== undefined) return before;
    const alone = { ...one, around: [] };
    const made = points.filter(({ ways }) => ways.some((way) => match(way, alone) !== null));
    known.set(one, made.length >= HEAP);
    return made.length >= HEAP;
  };
}

function judged(
  point: RubricPoint,
  byTerm: ReadonlyMap<Term, readonly Placed[]>,
  isHeap: (one: Placed) => boolean,
): AnswerPoint {
  const mine = (pattern: Pattern) => candidates(pattern, byTerm).filter(({ isFor }) => isFor(point));
  const found = point.ways.flatMap((way) => {
    const best = bestOf(mine(way), (one) => {
      const fits = match(way, one);
      return fits && { ...fits, listed: fits.listed || isHeap(one) };
    });
    return best ? [{ ...best, worth: way.worth }] : [];
  });
  const against = point.contradictions
    .flatMap((pattern) => mine(pattern).find((one) => match(pattern, one)?.supposed === false) ?? [])
    .at(0);
  const worth = (only: readonly { readonly worth: number }[]) =>
    Math.min(
      1,
      only.reduce((sum, one) => sum + one.worth, 0),
    );
  const said = worth(found.filter(({ listed }) => !listed));
  const made = Math.max(said, Math.min(0.5, worth(found)));
  const score = against ? (said === 1 ? 0.5 : 0) : made;
  return {
    id: point.id,
    title: point.title,
    state: against ? 'contradicted' : score === 1 ? 'made' : score > 0 ? 'half' : 'missed',
    score,
    quotes: [...new Set(found.map(({ sentence }) => quoteOf(sentence.text)))].slice(0, 2),
    against: against ? quoteOf(against.sentence.text) : null,
    listed: made > said,
    comment: null,
    model: point.model,
  };
}

/** The sentences that can fit a pattern: those that hold the rarest of its terms. */
function candidates(
  { says, denies, with: beside }: Pattern,
  byTerm: ReadonlyMap<Term, readonly Placed[]>,
): readonly Placed[] {
  const lists = [...says, ...denies, ...beside].map((term) => byTerm.get(term) ?? []);
  return lists.reduce((rarest, list) => (list.length < rarest.length ? list : rarest), lists[0] ?? []);
}

/** The first sentence that says it; else the first that lists it. */
function bestOf(
  sentences: readonly Placed[],
  fits: (one: Placed) => Match | null,
): (Placed & { readonly listed: boolean }) | null {
  let listed: Placed | null = null;
  for (const one of sentences) {
    const found = fits(one);
    if (found && !found.listed) return { ...one, listed: false };
    if (found) listed ??= one;
  }
  return listed && { ...listed, listed: true };
}

function quoteOf(text: string): string {
  const line = text.replaceAll(/\s+/g, ' ');
  if (line.length <= QUOTE) return line;
  const cut = line.lastIndexOf(' ', QUOTE);
  return `${line.slice(0, cut > QUOTE / 2 ? cut : QUOTE)} …`;
}

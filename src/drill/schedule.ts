import { type Card, createEmptyCard, fsrs, Rating as Grade } from 'ts-fsrs';
import { compare } from '../domain/compare.ts';
import {
  type Drill,
  type DrillCard,
  drillId,
  type Rating,
  type Review,
  type Schedule,
  type Standing,
} from '../domain/drill.ts';
import { shareOf } from '../domain/scorecard.ts';

/**
 * Whole days and no steps of minutes: whoever has just seen an answer copies it. No fuzz: equal histories make equal
 * schedules. An interview is prepared for in weeks, so nothing is put off for much longer than two months.
 */
const scheduler = fsrs({
  request_retention: 0.9,
  maximum_interval: 60,
  enable_fuzz: false,
  enable_short_term: false,
});

const grades = {
  again: Grade.Again,
  hard: Grade.Hard,
  good: Grade.Good,
  easy: Grade.Easy,
} as const satisfies Record<Rating, Grade>;

/**
 * Folds the reviews of one task, in any order, into its card as it stands at a moment.
 * @param now milliseconds since 1970; a clock behind the last review counts as standing at it.
 * @returns null for no review.
 */
export function cardOf(reviews: readonly Review[], now: number): DrillCard | null {
  const sorted = reviews.toSorted((a, b) => compare(a.at, b.at) || compare(a.attempt, b.attempt));
  const [first, ...more] = sorted;
  if (!first) return null;
  let card: Card = createEmptyCard(new Date(first.at));
  let before: string | null = null;
  let last = first;
  for (const review of [first, ...more]) {
    before = review === first ? null : dayOf(card.due);
    card = scheduler.next(card, new Date(review.at), grades[review.rating]).card;
    last = review;
  }
  const at = new Date(Math.max(now, Date.parse(last.at)));
  return {
    due: dayOf(card.due),
    before,
    stability: card.stability,
    recall: scheduler.get_retrievability(card, at, false),
    reviews: sorted.length,
    last,
  };
}

/** `2026-11-27`, UTC. */
function dayOf(moment: Date): string {
  return moment.toISOString().slice(0, 10);
}

/** What can be drilled, as far as a schedule needs to know it. */
type Drillable = {
  readonly id: string;
  readonly title: string;
  readonly tasks: readonly { readonly id: string; readonly title: string; readonly drill: boolean }[];
};

/** Milliseconds before a task that lost points counts as weak: until then one would write down what one has just read. */
const REST = 3_600_000;

/** In the order in which they are drilled: `due`, `weak`, `new`, `later`. */
const rank: Readonly<Record<Standing, number>> = { due: 0, weak: 1, new: 2, later: 3 };

/**
 * What past reviews say about every task that can be drilled; reviews of others are passed over.
 * @param now milliseconds since 1970.
 */
export function scheduleOf(
  problems: readonly Drillable[],
  reviews: readonly Review[],
  now: number,
): Schedule {
  const byTask = Map.groupBy(reviews, drillId);
  const drills = lastTriedFirst(problems, reviews).flatMap(({ id: problem, title: problemTitle, tasks }) =>
    tasks
      .filter(({ drill }) => drill)
      .map(({ id: task, title }): Drill => {
        const card = cardOf(byTask.get(drillId({ problem, task })) ?? [], now);
        return { problem, task, title, problemTitle, card, standing: standingOf(card, now) };
      }),
  );
  return { now: new Date(now).toISOString(), drills: drills.toSorted(inOrder) };
}

/**
 * What is to be drilled next: the first of the schedule, but for one that has just been drilled.
 * @param just its id; null: none has.
 */
export function nextDrill({ drills }: Schedule, just: string | null): Drill | null {
  return drills.find((one) => drillId(one) !== just) ?? null;
}

function standingOf(card: DrillCard | null, now: number): Standing {
  if (card === null) return 'new';
  if (card.due <= dayOf(new Date(now))) return 'due';
  const { score, at } = card.last;
  return (shareOf(score) ?? 1) < 1 && now - Date.parse(at) >= REST ? 'weak' : 'later';
}

/** Whoever knows a problem already need not read another one for a task of five minutes. */
function lastTriedFirst(problems: readonly Drillable[], reviews: readonly Review[]): readonly Drillable[] {
  const lastOf = ({ id }: Drillable) =>
    Math.max(0, ...reviews.filter(({ problem }) => problem === id).map(({ at }) => Date.parse(at)));
  const last = new Map(problems.map((problem) => [problem.id, lastOf(problem)]));
  return problems.toSorted((a, b) => (last.get(b.id) ?? 0) - (last.get(a.id) ?? 0));
}

/** Equal ones stay in the order of their problems, the one tried last first, and in that of their tasks. */
function inOrder(a: Drill, b: Drill): number {
  const apart = rank[a.standing] - rank[b.standing];
  if (apart !== 0 || a.card === null || b.card === null) return apart;
  const byRecall = a.card.recall - b.card.recall;
  const byShare = shareIn(a.card) - shareIn(b.card);
  switch (a.standing) {
    case 'weak':
      return byShare || byRecall;
    case 'later':
      return compare(a.card.due, b.card.due) || byRecall || byShare;
    case 'due':
    case 'new':
      return byRecall || byShare;
  }
}

const shareIn = ({ last: { score } }: DrillCard) => shareOf(score) ?? 0;

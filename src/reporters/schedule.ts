import type { BrokenAttempt } from '../domain/attempt.ts';
import { type Drill, drillId, type Schedule, type Standing } from '../domain/drill.ts';
import { dayWords, lastWords, memoryWords, scheduleWords } from './drill.ts';
import { harmless } from './json.ts';
import { block } from './measure.ts';
import type { Style } from './style.ts';
import { table } from './table.ts';
import { visible, visibleLines } from './visible.ts';

/** From so many columns on there is room for the titles of tasks. */
const WIDE = 100;

type Told = {
  readonly schedule: Schedule;
  /** Attempts and problems that could not be read. */
  readonly broken: readonly BrokenAttempt[];
};

/** A line for each task, what is to be drilled first above. */
export function scheduleReport(
  { schedule, broken }: Told,
  { width, style }: { width: number; style: Style },
): string {
  const rows = schedule.drills.map((drill) => cells(drill, schedule.now));
  const head = ['Task', 'Comes', 'Last', 'Memory', 'Times', 'What it is'];
  // Where there is no room for it, the name of the task has to say what it is.
  const columns = [{}, {}, {}, {}, { align: 'right' }, ...(width < WIDE ? [] : [{}])] as const;
  const [titles = '', ...lines] = table([head, ...rows], columns, width - 2);
  return `${[
    style.strong(`Drills, ${scheduleWords(schedule)}`),
    '',
    ...(rows.length === 0 ? ['  There is no task that can be drilled.'] : [style.muted(`  ${titles}`)]),
    ...(rows.length === 0 ? [] : lines.map((line) => `  ${line}`)),
    ...(broken.length > 0 ? [''] : []),
    ...broken.flatMap(({ id, why }) =>
      block(visibleLines(`${id} cannot be read, and counts nowhere: ${why}`), width, 2).map(style.warn),
    ),
  ].join('\n')}\n`;
}

function cells(drill: Drill, now: string): string[] {
  const { card, title } = drill;
  const id = visible(drillId(drill));
  if (!card) return [id, 'never tried', '', '', '', visible(title)];
  return [id, comes(drill, now), lastWords(card), memoryWords(card), String(card.reviews), visible(title)];
}

/** When it comes, and what that means for today. */
export function comes({ card, standing }: Drill, now: string): string {
  if (!card) return 'never tried';
  const day = dayWords(card.due, now);
  return { due: `due ${day}`, weak: `weak, ${day}`, later: day, new: 'never tried' }[
    standing satisfies Standing
  ];
}

/** The same as JSON, as `schemas/schedule.schema.json` describes it. */
export function scheduleJson({ schedule, broken }: Told): string {
  const drills = schedule.drills.map(({ problem, task, title, problemTitle, standing, card }) => ({
    problem,
    task,
    title,
    problemTitle,
    standing,
    due: card?.due ?? null,
    stabilityDays: card ? round(card.stability) : null,
    recall: card ? round(card.recall) : null,
    reviews: card?.reviews ?? 0,
    last: card && {
      attempt: card.last.attempt,
      from: card.last.from,
      at: card.last.at,
      score: card.last.score.score,
      maxScore: card.last.score.maxScore,
      usedMs: card.last.usedMs,
      rating: card.last.rating,
    },
  }));
  const what = { schema: 'graincheck/schedule/1', now: schedule.now, drills, broken };
  return `${harmless(JSON.stringify(what, null, 2))}\n`;
}

const round = (value: number) => Math.round(value * 10_000) / 10_000;

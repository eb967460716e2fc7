import type { BrokenAttempt } from '../domain/attempt.ts';
import {
  type Drill,
  type DrillCard,
  drillId,
  type Rating,
  type Schedule,
  type Standing,
} from '../domain/drill.ts';
import { harmless } from './json.ts';
import { block } from './measure.ts';
import { points, tally } from './points.ts';
import type { TextOptions } from './style.ts';
import { titledTable } from './table.ts';
import { visible, visibleLines } from './visible.ts';

/** From so many columns on there is room for the titles of tasks. */
const WIDE = 100;

type Told = {
  readonly schedule: Schedule;
  /** Attempts and problems that could not be read. */
  readonly broken: readonly BrokenAttempt[];
};

/** A line for each task, what is to be drilled first above. */
export function scheduleReport({ schedule, broken }: Told, options: TextOptions): string {
  const { width, style } = options;
  const rows = schedule.drills.map((drill) => cells(drill, schedule.now));
  const head = ['Task', 'Comes', 'Last', 'Memory', 'Times', 'What it is'];
  // Where there is no room for it, the name of the task has to say what it is.
  const columns = [{}, {}, {}, {}, { align: 'right' }, ...(width < WIDE ? [] : [{}])] as const;
  return `${[
    style.strong(`Drills, ${scheduleWords(schedule)}`),
    '',
    ...(rows.length === 0
      ? ['  There is no task that can be drilled.']
      : titledTable(head, rows, columns, options)),
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

const DAY = 86_400_000;

/** Whole days from one day (`2026-11-27`) or moment to another, UTC. */
export function daysBetween(from: string, to: string): number {
  const day = (moment: string) => Date.parse(moment.slice(0, 10));
  return Math.round((day(to) - day(from)) / DAY);
}

/** `today`, `tomorrow`, `in 3 days`, `2 days ago`: a day as it is seen from a moment. */
export function dayWords(day: string, now: string): string {
  const days = daysBetween(now, day);
  if (days === 0) return 'today';
  if (days === 1) return 'tomorrow';
  if (days === -1) return 'yesterday';
  return days > 0 ? `in ${days} days` : `${-days} days ago`;
}

/** How sure it is that a task is still known. */
export function recallWords({ recall }: DrillCard): string {
  if (recall >= 0.97) return 'just seen';
  if (recall >= 0.9) return 'firm';
  return recall >= 0.7 ? 'fading' : 'faint';
}

/** `firm, holds 8 days`: how sure it is now, and how long until it is sure nine times in ten. */
export function memoryWords(card: DrillCard): string {
  const days = Math.max(1, Math.round(card.stability));
  return `${recallWords(card)}, holds ${days} day${days === 1 ? '' : 's'}`;
}

const ratingWords: Readonly<Record<Rating, string>> = {
  again: 'again',
  hard: 'hard',
  good: 'good',
  easy: 'easy',
};

/** `3.5 / 7, hard` */
export function lastWords({ last }: DrillCard): string {
  return `${tally(last.score)}, ${ratingWords[last.rating]}`;
}

/** `12 tasks: 2 due, 1 weak, 4 never tried` */
export function scheduleWords({ drills }: Schedule): string {
  const count = (standing: Schedule['drills'][number]['standing']) =>
    drills.filter((one) => one.standing === standing).length;
  const tasks = `${points(drills.length)} task${drills.length === 1 ? '' : 's'}`;
  const known = [
    [count('due'), 'due'],
    [count('weak'), 'weak'],
    [count('new'), 'never tried'],
  ] as const;
  const told = known.filter(([many]) => many > 0).map(([many, what]) => `${many} ${what}`);
  return told.length === 0 ? tasks : `${tasks}: ${told.join(', ')}`;
}

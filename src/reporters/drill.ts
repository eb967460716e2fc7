import type { DrillCard, Rating, Schedule } from '../domain/drill.ts';
import { points, tally } from './points.ts';

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

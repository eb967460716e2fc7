import type { Drill, DrillCard } from '../../domain/drill.ts';
import { daysBetween, dayWords, memoryWords } from '../../reporters/schedule.ts';
import { tally } from '../../reporters/points.ts';
import { ago, clockOf } from './words.ts';

/** `Good: 7 / 7 in 3:12, in a drill, just now.` `now`: ISO 8601. */
export function reviewWords({ last }: DrillCard, now: string): string {
  const time = last.usedMs === null ? '' : ` in ${clockOf(last.usedMs)}`;
  const from = last.from === 'drill' ? 'a drill' : 'a sitting';
  return `${capital(last.rating)}: ${tally(last.score)}${time}, in ${from}, ${ago(last.at, Date.parse(now))}.`;
}

/** `It comes again tomorrow, 2026-11-25; before, it was to come today. Memory: firm, holds 2 days.` */
export function movedWords(card: DrillCard, now: string): string {
  const before = card.before === null ? '' : `; before, it was to come ${dayWords(card.before, now)}`;
  return `${comesWords(card, now)}${before}. Memory: ${memoryWords(card)}.`;
}

function comesWords({ due }: DrillCard, now: string): string {
  const days = daysBetween(now, due);
  if (days === 0) return 'It is due today';
  return days > 0 ? `It comes again ${dayWords(due, now)}, ${due}` : `It has been due since ${due}`;
}

/** What else there is to say of where a task stands. */
export function standingWords({ standing }: Drill): string {
  return {
    due: '',
    weak: 'It lost points the last time, and may be tried again before its day.',
    new: 'Never tried.',
    later: 'Its day is still to come; it may be drilled all the same.',
  }[standing];
}

const capital = (word: string) => word.charAt(0).toUpperCase() + word.slice(1);

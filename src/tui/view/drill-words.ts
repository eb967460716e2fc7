import type { Drill, DrillCard } from '../../domain/drill.ts';
import { dayWords, memoryWords } from '../../reporters/drill.ts';
import { tally } from '../../reporters/points.ts';
import { ago, clockOf } from './time.ts';

/** `Good: 7 / 7 in 3:12, in a drill, just now.` `now`: ISO 8601. */
export function reviewWords({ last }: DrillCard, now: string): string {
  const time = last.usedMs === null ? '' : ` in ${clockOf(last.usedMs)}`;
  const from = last.from === 'drill' ? 'a drill' : 'a sitting';
  return `${capital(last.rating)}: ${tally(last.score)}${time}, in ${from}, ${ago(last.at, Date.parse(now))}.`;
}

/** `It comes again tomorrow, 2026-11-25; before, it was to come today. Memory: fresh, holds 2 days.` */
export function movedWords(card: DrillCard, now: string): string {
  const before = card.before === null ? '' : `; before, it was to come ${dayWords(card.before, now)}`;
  return `It comes again ${dayWords(card.due, now)}, ${card.due}${before}. Memory: ${memoryWords(card)}.`;
}

/** Why a task stands where it does. */
export function standingWords({ standing, card }: Drill, now: string): string {
  switch (standing) {
    case 'due':
      return card ? `It was to come ${dayWords(card.due, now)}.` : '';
    case 'weak':
      return 'It lost points the last time, and may be tried again before its day.';
    case 'new':
      return 'Never tried.';
    case 'later':
      return 'Its day is still to come; it may be drilled all the same.';
  }
}

const capital = (word: string) => word.charAt(0).toUpperCase() + word.slice(1);

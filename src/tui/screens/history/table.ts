import type { Attempt } from '../../../domain/attempt.ts';
import { pad, padLeft } from '../../../reporters/measure.ts';
import { points, tally } from '../../../reporters/points.ts';
import { visible } from '../../../reporters/visible.ts';
import { cellsOf } from '../../view/ansi.ts';
import { clockOf, dateOf } from '../../view/time.ts';

type Column = { readonly name: string; readonly of: (attempt: Attempt) => string; readonly right?: true };

const date: Column = { name: 'Date', of: ({ startedAt }) => startedAt.slice(0, 10) };
const moment: Column = { name: 'Date (UTC)', of: ({ startedAt }) => dateOf(startedAt) };

const others: readonly Column[] = [
  { name: 'Problem', of: ({ plan }) => visible(plan.problem.id) },
  { name: 'Mode', of: mode },
  { name: 'Time', of: ({ time }) => clockOf(time.total), right: true },
  { name: 'At bell', of: atBell, right: true },
  { name: 'Overtime', of: overtime, right: true },
  { name: 'Design', of: ({ atBell: card }) => (card ? points(card.scales.design.score) : ''), right: true },
  { name: 'Proof', of: ({ atBell: card }) => (card ? points(card.scales.proof.score) : ''), right: true },
];

/** From so many columns on there is room for the time of day. */
const wide = 84;

/** A heading and a line for each attempt, in their order. */
export function attemptTable(
  attempts: readonly Attempt[],
  width: number,
): { head: string; lines: readonly string[] } {
  const columns = [width < wide ? date : moment, ...others];
  const sizes = columns.map(({ name, of }) =>
    Math.max(cellsOf(name), ...attempts.map((one) => cellsOf(of(one)))),
  );
  const row = (text: (column: Column) => string) =>
    columns
      .map((column, at) => (column.right ? padLeft : pad)(text(column), sizes[at] ?? 0))
      .join('  ')
      .trimEnd();
  return { head: row(({ name }) => name), lines: attempts.map((attempt) => row(({ of }) => of(attempt))) };
}

/** An attempt read aloud. */
export function inWords(attempt: Attempt): string {
  const card = attempt.atBell;
  const score = card
    ? `at the bell ${tally(card.total)}, design ${tally(card.scales.design)}, proof ${tally(card.scales.proof)}`
    : atBell(attempt);
  const after = attempt.afterOvertime ? `, with overtime ${tally(attempt.afterOvertime.total)}` : '';
  return `${visible(attempt.plan.problem.title)}, ${dateOf(attempt.startedAt)} UTC, ${mode(attempt)}, took ${clockOf(attempt.time.total)}, ${score}${after}`;
}

function mode({ plan }: Attempt): string {
  const only = plan.parts.length === 1 ? ` ${plan.parts[0]?.id ?? ''}` : '';
  return `${plan.mode}${only}`;
}

function atBell({ atBell: card, phase }: Attempt): string {
  if (card) return tally(card.total);
  return { running: 'unfinished', 'given-up': 'given up', 'handed-in': 'not graded' }[phase];
}

function overtime({ afterOvertime }: Attempt): string {
  return afterOvertime ? tally(afterOvertime.total) : '';
}

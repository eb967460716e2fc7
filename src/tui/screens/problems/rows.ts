import { historyOf } from '../../../app/history.ts';
import { pad, padLeft } from '../../../reporters/measure.ts';
import { points } from '../../../reporters/points.ts';
import type { Style } from '../../../reporters/style.ts';
import { visible } from '../../../reporters/visible.ts';
import { cellsOf } from '../../view/ansi.ts';
import { sparkline, sparkWords } from '../../view/sparkline.ts';
import { ago, clockOf, counted, leftOf } from '../../view/time.ts';
import type { ProblemSummary, State, Unfinished } from './state.ts';

const trendLength = 10;

/** `Go on with Reels analytics, part B, 3:12 left` */
export function offer({ attempt, part, leftMs }: Unfinished): string {
  const where = part === null ? '' : `, part ${part}`;
  return `Go on with ${visible(attempt.plan.problem.title)}${where}, ${left(leftMs)}`;
}

function left(ms: number | null): string {
  if (ms === null) return 'untimed';
  return ms > 0 ? `${leftOf(ms)} left` : `${clockOf(-ms)} of overtime`;
}

type Facts = {
  readonly title: string;
  readonly minutes: string;
  readonly difficulty: string;
  readonly best: string;
  readonly last: string;
  readonly trend: readonly number[];
};

/** The best score is that of a whole sitting, as in the history. */
function factsOf(state: State): Facts[] {
  const { problems: past } = historyOf(state.attempts, state.problems);
  return state.problems.map((problem): Facts => {
    const found = past.find((one) => one.problem === problem.id);
    return {
      title: visible(problem.title),
      minutes: `${points(problem.minutes)} min`,
      difficulty: problem.difficulty,
      best: found?.best ? `${points(found.best.score)} of ${points(found.best.maxScore)}` : '–',
      last: found?.lastAt ? ago(found.lastAt, state.now) : 'never',
      trend: found?.scores ?? [],
    };
  });
}

/** A heading, and a line for each problem. */
export function problemTable(state: State, style: Style): { head: string; lines: readonly string[] } {
  const facts = factsOf(state);
  const widest = (name: string, of: (fact: Facts) => string) =>
    Math.max(cellsOf(name), ...facts.map((fact) => cellsOf(of(fact))));
  const sizes = {
    title: widest('Problem', ({ title }) => title),
    minutes: widest('Time', ({ minutes }) => minutes),
    difficulty: widest('Level', ({ difficulty }) => difficulty),
    best: widest('Best', ({ best }) => best),
    last: widest('Last', ({ last }) => last),
  };
  const row = (cells: Record<keyof typeof sizes, string>, trend: string) =>
    [
      pad(cells.title, sizes.title),
      padLeft(cells.minutes, sizes.minutes),
      pad(cells.difficulty, sizes.difficulty),
      padLeft(cells.best, sizes.best),
      pad(cells.last, sizes.last),
      trend,
    ]
      .join('  ')
      .trimEnd();
  const names = { title: 'Problem', minutes: 'Time', difficulty: 'Level', best: 'Best', last: 'Last' };
  return {
    head: style.muted(row(names, facts.some(({ trend }) => trend.length > 0) ? 'Scores' : '')),
    lines: facts.map((fact) => row(fact, sparkline(fact.trend, trendLength))),
  };
}

/** A problem read aloud. */
export function inWords(problem: ProblemSummary, state: State): string {
  const facts = factsOf(state)[state.problems.indexOf(problem)];
  if (!facts) return visible(problem.title);
  const { title, difficulty, best, last, trend } = facts;
  const attempts =
    last === 'never'
      ? 'not tried yet'
      : `best ${best === '–' ? 'not graded' : best}, last tried ${last}, scores ${sparkWords(trend, trendLength)}`;
  return `${title}, ${counted(problem.minutes, 'minute')}, ${difficulty}, ${attempts}`;
}

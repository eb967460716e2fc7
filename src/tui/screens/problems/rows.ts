import { pad, padLeft } from '../../../reporters/measure.ts';
import { points } from '../../../reporters/points.ts';
import type { Style } from '../../../reporters/style.ts';
import { visible } from '../../../reporters/visible.ts';
import { cellsOf } from '../../view/ansi.ts';
import { bestOf, trendOf } from '../../view/score.ts';
import { sparkline, sparkWords } from '../../view/sparkline.ts';
import { ago, clockOf, counted } from '../../view/time.ts';
import type { ProblemSummary, State, Unfinished } from './state.ts';

const trendLength = 10;

/** `Go on with Reels analytics, part B, 3:12 left` */
export function offer({ attempt, part, leftMs }: Unfinished): string {
  const where = part === null ? '' : `, part ${part}`;
  return `Go on with ${visible(attempt.plan.problem.title)}${where}, ${left(leftMs)}`;
}

function left(ms: number | null): string {
  if (ms === null) return 'untimed';
  return ms > 0 ? `${clockOf(ms)} left` : `${clockOf(-ms)} of overtime`;
}

type Facts = {
  readonly title: string;
  readonly minutes: string;
  readonly difficulty: string;
  readonly best: string;
  readonly last: string;
  readonly trend: readonly number[];
};

function factsOf(problem: ProblemSummary, { attempts, now }: State): Facts {
  const own = attempts.filter(({ plan }) => plan.problem.id === problem.id);
  const latest = own.toSorted((a, b) => b.startedAt.localeCompare(a.startedAt))[0];
  const best = bestOf(own);
  return {
    title: visible(problem.title),
    minutes: `${points(problem.minutes)} min`,
    difficulty: problem.difficulty,
    best: best === null ? '–' : `${points(best.total.score)} of ${points(best.total.maxScore)}`,
    last: latest ? ago(latest.startedAt, now) : 'never',
    trend: trendOf(own),
  };
}

/** A heading, and a line for each problem. */
export function problemTable(state: State, style: Style): { head: string; lines: readonly string[] } {
  const facts = state.problems.map((problem) => factsOf(problem, state));
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
  const { title, difficulty, best, last, trend } = factsOf(problem, state);
  const attempts =
    last === 'never'
      ? 'not tried yet'
      : `best ${best === '–' ? 'not graded' : best}, last tried ${last}, scores ${sparkWords(trend, trendLength)}`;
  return `${title}, ${counted(problem.minutes, 'minute')}, ${difficulty}, ${attempts}`;
}

import { historyOf } from '../../../app/looking/history/history.ts';
import type { ProblemSummary } from '../../../app/looking/problem-list.ts';
import { block } from '../../../reporters/measure.ts';
import { points } from '../../../reporters/points.ts';
import { visible } from '../../../reporters/visible.ts';
import type { ViewProps } from '../../screen.ts';
import { bodyRoom, frame, proseRoom } from '../../view/frame.ts';
import { keyFor } from '../../view/key-label.ts';
import { keptInSight, seen } from '../../view/scroll.ts';
import { type Column, sideBySide, split, table } from '../../view/styled.ts';
import { ago, clockOf, counted, leftOf, sparkline, sparkWords } from '../../view/words.ts';
import { type Row, rowsOf, type State, type Unfinished } from './state.ts';

const besideFrom = 140;

/** The whole screen as lines. They stand apart from Ink, so that the first frame need not wait for it. */
export function paintProblems(props: ViewProps<State>): string[] {
  const { state, screenReader } = props;
  const body = screenReader ? bodyAloud(props) : bodySeen(props);
  const about = counted(state.problems.length, 'problem');
  return frame({ ...props, title: 'graincheck', about, body });
}

function bodySeen(props: ViewProps<State>): string[] {
  const { state, size, style } = props;
  const rows = rowsOf(state);
  const facts = factsOf(state);
  const { head, lines } = table(columnsOf(facts), facts);
  const offers = state.unfinished.map(offer);
  const mark = (text: string, at: number) =>
    at === state.selected ? style.strong(`> ${text}`) : `  ${text}`;
  const list = [
    ...offers.map((text, at) => mark(text, at)),
    ...(offers.length > 0 ? [''] : []),
    `  ${style.muted(head)}`,
    ...lines.map((text, at) => mark(text, at + offers.length)),
  ];
  // What stands between the offers and the problems moves the latter down.
  const line = state.selected < offers.length ? state.selected : state.selected + (offers.length > 0 ? 2 : 1);
  const notes = noteLines(props);
  const beside = size.columns >= besideFrom;
  const width = beside ? split(size.columns, 0.55) : { left: size.columns, right: proseRoom(size.columns) };
  const panel = aboutRow(rows[state.selected], props, beside ? Math.min(width.right, 80) : width.right - 2);
  const about = panel.map((text) => (text === '' ? '' : `  ${text}`));
  // A question stands right below the list: it is never pushed out of sight.
  const asking = state.asking.kind === 'give-up';
  const below = beside ? notes : asking ? [...notes, '', ...about] : [...about, '', ...notes];
  const room = Math.max(3, bodyRoom(size) - below.length - 1);
  const shown = seen(list, keptInSight(0, line, list.length, room), room);
  const upper = beside ? sideBySide(shown, panel, width.left) : [...shown];
  return [...upper, '', ...below];
}

/** What the selected row is about. */
function aboutRow(row: Row | undefined, { style }: ViewProps<State>, width: number): string[] {
  if (!row) return block(['There are no problems in this installation.'], width, 0);
  if (row.kind === 'go-on') {
    const { number, plan } = row.unfinished.attempt;
    return [
      style.strong(`${visible(plan.problem.title)}, attempt ${number}`),
      ...block(
        [
          `${plan.mode === 'interview' ? 'Interview: the clock ran on while you were away.' : 'Practice: the clock waited for you.'} Your files are as you left them.`,
        ],
        width,
        0,
      ),
    ];
  }
  const { title, summary, parts, points: total } = row.problem;
  return [
    style.strong(visible(title)),
    ...block([summary.trim()].map(visible), width, 0),
    '',
    ...block(
      [
        parts
          .map(
            ({ id, title: name, minutes }) =>
              `${id} ${visible(name)}${minutes === null ? '' : ` ${points(minutes)} min`}`,
          )
          .join(', '),
      ],
      width,
      0,
    ).map(style.muted),
    style.muted(`${points(total)} points`),
  ];
}

/** What is asked, a welcome, and what could not be read. */
function noteLines(props: ViewProps<State>): string[] {
  const { style, size } = props;
  const width = proseRoom(size.columns);
  const notes = notesOf(props);
  return notes.flatMap(({ text, paint }) => block([text], width, 2).map(style[paint]));
}

type Note = { readonly text: string; readonly paint: 'warn' | 'muted' | 'strong' };

function notesOf({ state, bindings }: ViewProps<State>): Note[] {
  const asking = state.asking;
  const welcome: Note[] =
    state.attempts.length === 0 && state.broken.length === 0
      ? [
          {
            text: `Welcome. ${keyFor(bindings, 'open')} shows the briefing of a problem; the clock starts only when you say so. Then you write tables and queries, hand in, and see what your model does with real deliveries.`,
            paint: 'muted',
          },
        ]
      : [];
  const broken = [
    ...state.brokenProblems.map((one) => unreadable('Problem', one)),
    ...state.broken.map((one) => unreadable('Attempt', one)),
  ];
  const question: Note[] =
    asking.kind === 'give-up'
      ? [
          {
            text: `! Give up attempt ${asking.attempt}? It is not graded; its files stay. ${keyFor(bindings, 'confirm')} gives it up, any other key keeps it.`,
            paint: 'warn',
          },
        ]
      : [];
  return [...question, ...broken, ...welcome];
}

function unreadable(what: string, { id, why }: { readonly id: string; readonly why: string }): Note {
  return {
    text: `! ${what} ${visible(id)} cannot be read: ${visible(why.split('\n')[0] ?? '')}`,
    paint: 'warn',
  };
}

function bodyAloud(props: ViewProps<State>): string[] {
  const { state } = props;
  const rows = rowsOf(state);
  const words = (row: Row) => (row.kind === 'go-on' ? offer(row.unfinished) : inWords(row.problem, state));
  const row = rows[state.selected];
  return [
    ...notesOf(props).map(({ text }) => text),
    ...(row
      ? [`${state.selected + 1} of ${rows.length}, selected: ${words(row)}`]
      : ['There are no problems.']),
    ...(row?.kind === 'problem' ? [visible(row.problem.summary.trim())] : []),
    ...rows.flatMap((other, at) => (at === state.selected ? [] : [`${at + 1}: ${words(other)}`])),
  ];
}

const trendLength = 10;

/** `Go on with Reels analytics, part B, 3:12 left` */
function offer({ attempt, part, leftMs }: Unfinished): string {
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

function columnsOf(facts: readonly Facts[]): readonly Column<Facts>[] {
  return [
    { name: 'Problem', of: ({ title }) => title },
    { name: 'Time', of: ({ minutes }) => minutes, right: true },
    { name: 'Level', of: ({ difficulty }) => difficulty },
    { name: 'Best', of: ({ best }) => best, right: true },
    { name: 'Last', of: ({ last }) => last },
    {
      name: facts.some(({ trend }) => trend.length > 0) ? 'Scores' : '',
      of: ({ trend }) => sparkline(trend, trendLength),
    },
  ];
}

/** A problem read aloud. */
function inWords(problem: ProblemSummary, state: State): string {
  const facts = factsOf(state)[state.problems.indexOf(problem)];
  if (!facts) return visible(problem.title);
  const { title, difficulty, best, last, trend } = facts;
  const attempts =
    last === 'never'
      ? 'not tried yet'
      : `best ${best === '–' ? 'not graded' : best}, last tried ${last}, scores ${sparkWords(trend, trendLength)}`;
  return `${title}, ${counted(problem.minutes, 'minute')}, ${difficulty}, ${attempts}`;
}

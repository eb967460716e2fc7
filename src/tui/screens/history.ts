import type { History, Practice, Trend } from '../../app/looking/history/history.ts';
import type { Attempt, BrokenAttempt } from '../../domain/attempt.ts';
import type { Tally } from '../../domain/scorecard.ts';
import { block, pad, padLeft } from '../../reporters/measure.ts';
import { bar, points, span, tally } from '../../reporters/points.ts';
import { visible } from '../../reporters/visible.ts';
import type { Binding } from '../keys.ts';
import type { Destination, Screen, ScreenEvent, Size, Step, ViewProps } from '../screen.ts';
import { bodyRoom, frame, proseRoom } from '../view/frame.ts';
import { linesView } from '../view/lines.tsx';
import { isMove, keptInSight, moveBindings, moved, position, seen } from '../view/scroll.ts';
import { type Column, sideBySide, table } from '../view/styled.ts';
import { clockOf, counted, dateOf, sparkline, sparkWords } from '../view/words.ts';

export const bindings = [
  { action: 'open', keys: ['enter'], help: 'the scorecard of the attempt, or go on with it', footer: 'open' },
  ...moveBindings('choose'),
  {
    action: 'practise',
    keys: ['p'],
    help: 'the briefing of what is worth practising next',
    footer: 'practise next',
  },
  { action: 'leave', keys: ['escape', 'q'], help: 'back to where you came from', footer: 'back' },
] as const satisfies readonly Binding[];

export type Action = (typeof bindings)[number]['action'];

export type State = {
  /** The newest first. */
  readonly attempts: readonly Attempt[];
  readonly broken: readonly BrokenAttempt[];
  /** What they say about each problem, and what to practise next. */
  readonly history: History;
  readonly selected: number;
};

type Data = Omit<State, 'selected'>;

export function initial({ attempts, ...data }: Data): State {
  return {
    ...data,
    attempts: attempts.toSorted((a, b) => b.startedAt.localeCompare(a.startedAt)),
    selected: 0,
  };
}

/** There is nothing to open before the first attempt. */
function active({ attempts, history }: State, action: Action): boolean {
  if (action === 'practise') return history.next !== null;
  return action === 'leave' || attempts.length > 0;
}

function update(state: State, event: ScreenEvent<Action>, size: Size): Step<State> {
  if (event.kind !== 'action') return { state };
  const { action } = event;
  const { attempts, selected } = state;
  if (isMove(action)) {
    return {
      state: { ...state, selected: moved(selected, action, attempts.length, Math.floor(bodyRoom(size) / 2)) },
    };
  }
  switch (action) {
    case 'open': {
      const attempt = attempts[selected];
      return attempt ? { state, effects: [{ kind: 'go', to: destination(attempt) }] } : { state };
    }
    case 'practise': {
      const { next } = state.history;
      return next ? { state, effects: [{ kind: 'go', to: briefing(next) }] } : { state };
    }
    case 'leave':
      return { state, effects: [{ kind: 'back' }] };
  }
}

function destination({ id, phase }: Attempt): Destination {
  return phase === 'running' ? { screen: 'workspace', attempt: id } : { screen: 'scorecard', attempt: id };
}

function briefing({ problem, part }: Practice): Destination {
  return { screen: 'briefing', problem, ...(part === null ? {} : { part }) };
}

const besideFrom = 140;
const tableWidth = 86;
const trendLength = 30;
const weakestShown = 4;

function paint(props: ViewProps<State>): string[] {
  const { state, screenReader } = props;
  const { attempts } = state;
  const { body, hint } = attempts.length === 0 ? empty(props) : screenReader ? aloud(state) : painted(props);
  return frame({ ...props, title: 'History', about: counted(attempts.length, 'attempt'), hint, body });
}

type Body = { readonly body: readonly string[]; readonly hint: string };

function empty(props: ViewProps<State>): Body {
  const { state, size } = props;
  const words = 'Nothing yet. Your first sitting will stand here, with its score and where its points went.';
  const body = [words, ...brokenWords(state)].flatMap((line) => block([line], proseRoom(size.columns), 2));
  return { body, hint: '' };
}

function painted(props: ViewProps<State>): Body {
  const { state, size, style } = props;
  const { head, lines } = table([size.columns < wide ? date : moment, ...others], state.attempts);
  const beside = size.columns >= besideFrom;
  const width = beside ? Math.min(90, size.columns - tableWidth - 3) : proseRoom(size.columns);
  const about = aboutLines(props, width);
  const room = Math.max(3, bodyRoom(size) - 1 - (beside ? 0 : about.length + 1));
  const top = keptInSight(0, state.selected, lines.length, room);
  const rows = seen(
    lines.map((line, at) => (at === state.selected ? style.strong(`> ${line}`) : `  ${line}`)),
    top,
    room,
  );
  const list = [style.muted(`  ${head}`), ...rows];
  return {
    body: beside ? sideBySide(list, about, tableWidth) : [...list, '', ...about],
    hint: position(top, lines.length, room),
  };
}

function aboutLines(props: ViewProps<State>, width: number): string[] {
  const { state, style } = props;
  const { next } = state.history;
  const advice = next
    ? ['', style.strong('Practise this next'), ...block([visible(next.why)], width, 2)]
    : [];
  return [
    ...trendLines(props),
    ...weakLines(props),
    ...advice,
    ...brokenWords(state).flatMap((line) => block([line], width, 0).map(style.warn)),
  ];
}

/** Scores of whole sittings at the bell, a line a problem. */
function trendLines({ state, style }: ViewProps<State>): string[] {
  const tried = state.history.problems.filter(({ scores }) => scores.length > 0);
  const lines = tried.map((problem) => {
    const [best, last] = [problem.best, problem.last].map((score) => (score ? tally(score) : '–'));
    const trend = problem.trend === null ? '' : `, ${trendWords[problem.trend]}`;
    return `  ${visible(problem.problem)}  ${sparkline(problem.scores, trendLength)}  last ${last}, best ${best}${trend}`;
  });
  return lines.length === 0 ? [] : [style.strong('Scores at the bell'), ...lines];
}

const trendWords: Readonly<Record<Trend, string>> = { up: 'going up', level: 'level', down: 'going down' };

/** The worst of all problems first. */
function weakest({ history }: State) {
  return history.problems
    .flatMap(({ problem, weakest: weak }) => weak.map((check) => ({ problem, ...check })))
    .toSorted((a, b) => b.lost * b.maxScore - a.lost * a.maxScore)
    .slice(0, weakestShown);
}

function weakLines({ state, style }: ViewProps<State>): string[] {
  const shown = weakest(state);
  if (shown.length === 0) return [];
  const ids = Math.max(...shown.map(({ id }) => id.length));
  const lines = shown.map(({ id, part, lost, times, of }) => {
    const gone = bar({ score: lost, maxScore: 1 }, 12);
    return `  ${part}  ${pad(id, ids)}  ${style.bad(gone)} ${padLeft(percent(lost), 4)} lost, in ${times} of ${of}`;
  });
  return ['', style.strong('Weakest checks'), ...lines];
}

function percent(share: number): string {
  return `${Math.round(share * 100)}%`;
}

function brokenWords({ broken }: State): string[] {
  return broken.map(({ id, why }) => `! Attempt ${visible(id)} cannot be read: ${visible(why)}`);
}

function aloud(state: State): Body {
  const { attempts, selected, history } = state;
  const attempt = attempts[selected];
  const body = [
    ...brokenWords(state),
    ...(attempt ? [`${selected + 1} of ${attempts.length}, selected: ${inWords(attempt)}.`] : []),
    ...history.problems
      .filter(({ scores }) => scores.length > 0)
      .map(({ title, scores }) => `Scores of ${visible(title)}: ${sparkWords(scores, trendLength)}.`),
    ...weakest(state).map(
      ({ id, part, lost, times, of }) =>
        `Weak: ${id} of part ${part}, ${percent(lost)} lost, in ${times} of ${of} attempts.`,
    ),
    ...(history.next ? [`Practise this next: ${visible(history.next.why)}`] : []),
  ];
  return { body, hint: '' };
}

/** All attempts, how they went, and what to practise next. */
export const history: Screen<State, Action> = {
  title: 'History',
  bindings,
  update,
  View: linesView(paint),
  active,
};

const date: Column<Attempt> = { name: 'Date', of: ({ startedAt }) => startedAt.slice(0, 10) };
const moment: Column<Attempt> = { name: 'Date (UTC)', of: ({ startedAt }) => dateOf(startedAt) };

const others: readonly Column<Attempt>[] = [
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

/** An attempt read aloud. */
function inWords(attempt: Attempt): string {
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
  if (card) return brief(card.total);
  return { running: 'unfinished', 'given-up': 'given up', 'handed-in': 'not graded' }[phase];
}

function overtime({ afterOvertime }: Attempt): string {
  return afterOvertime ? brief(afterOvertime.total) : '';
}

/** A range needs the room of its maximum. */
function brief(total: Tally): string {
  return total.open > 0 ? span(total) : tally(total);
}

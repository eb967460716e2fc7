import type { ReactElement } from 'react';
import type { Trend } from '../../../app/history.ts';
import { block, pad, padLeft } from '../../../reporters/measure.ts';
import { bar, tally } from '../../../reporters/points.ts';
import { visible } from '../../../reporters/visible.ts';
import type { ViewProps } from '../../screen.ts';
import { bodyRoom, frame } from '../../view/frame.ts';
import { Lines } from '../../view/lines.tsx';
import { proseRoom } from '../../view/prose.ts';
import { keptInSight, position, seen } from '../../view/scroll.ts';
import { sideBySide } from '../../view/side.ts';
import { sparkline, sparkWords } from '../../view/sparkline.ts';
import { counted } from '../../view/time.ts';
import type { State } from './state.ts';
import { attemptTable, inWords } from './table.ts';

export function View(props: ViewProps<State>): ReactElement {
  return <Lines lines={paint(props)} />;
}

const besideFrom = 140;
const tableWidth = 86;
const trendLength = 30;
const weakestShown = 4;

function paint(props: ViewProps<State>): string[] {
  const { state, screenReader } = props;
  const { attempts } = state;
  const { body, hint } = attempts.length === 0 ? empty(props) : screenReader ? aloud(state) : table(props);
  return frame({ ...props, title: 'History', about: counted(attempts.length, 'attempt'), hint, body });
}

type Body = { readonly body: readonly string[]; readonly hint: string };

function empty(props: ViewProps<State>): Body {
  const { state, size } = props;
  const words = 'Nothing yet. Your first sitting will stand here, with its score and where its points went.';
  const body = [words, ...brokenWords(state)].flatMap((line) => block([line], proseRoom(size.columns), 2));
  return { body, hint: '' };
}

function table(props: ViewProps<State>): Body {
  const { state, size, style } = props;
  const { head, lines } = attemptTable(state.attempts, size.columns);
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

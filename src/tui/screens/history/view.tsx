import type { ReactElement } from 'react';
import { block, pad, padLeft } from '../../../reporters/measure.ts';
import { bar } from '../../../reporters/points.ts';
import { visible } from '../../../reporters/visible.ts';
import type { ViewProps } from '../../screen.ts';
import { bodyRoom, frame } from '../../view/frame.ts';
import { Lines } from '../../view/lines.tsx';
import { proseRoom } from '../../view/prose.ts';
import { trendOf } from '../../view/score.ts';
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
const tableWidth = 84;
const trendLength = 30;
const weakestShown = 5;

function paint(props: ViewProps<State>): string[] {
  const { state, screenReader } = props;
  const { attempts } = state;
  const { body, hint } = attempts.length === 0 ? empty(state) : screenReader ? aloud(state) : table(props);
  return frame({ ...props, title: 'History', about: counted(attempts.length, 'attempt'), hint, body });
}

type Body = { readonly body: readonly string[]; readonly hint: string };

function empty(state: State): Body {
  const body = [
    '  Nothing yet. Your first sitting will stand here, with its score and where its points went.',
    ...brokenWords(state).map((line) => `  ${line}`),
  ];
  return { body, hint: '' };
}

function table(props: ViewProps<State>): Body {
  const { state, size, style } = props;
  const { head, lines } = attemptTable(state.attempts);
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
  return [
    ...trendLines(props),
    ...(state.weakest.length > 0 ? ['', ...weakLines(props, width)] : []),
    ...(state.advice
      ? ['', style.strong('Practise this next'), ...block([visible(state.advice.why)], width, 2)]
      : []),
    ...brokenWords(state).flatMap((line) => block([line], width, 0).map(style.warn)),
  ];
}

/** Scores at the bell, a line a problem. */
function trendLines({ state, style }: ViewProps<State>): string[] {
  const lines = trends(state).map(({ problem, shares }) => {
    const latest = Math.round((shares.at(-1) ?? 0) * 100);
    return `  ${visible(problem)}  ${sparkline(shares, trendLength)}  latest ${latest} percent, best ${Math.round(Math.max(...shares) * 100)}`;
  });
  return lines.length === 0 ? [] : [style.strong('Scores at the bell, the latest last'), ...lines];
}

function trends({ attempts }: State): { problem: string; shares: number[] }[] {
  return [...Map.groupBy(attempts, ({ plan }) => plan.problem.id)]
    .map(([problem, own]) => ({ problem, shares: trendOf(own) }))
    .filter(({ shares }) => shares.length > 0);
}

function weakLines({ state, style }: ViewProps<State>, width: number): string[] {
  const shown = state.weakest.slice(0, weakestShown);
  const ids = Math.max(...shown.map(({ id }) => id.length));
  const lines = shown.map(({ id, part, share, attempts }) => {
    const percent = padLeft(`${Math.round(share * 100)}%`, 4);
    const often = width < 60 ? '' : `  in ${counted(attempts, 'attempt')}`;
    return `  ${part}  ${pad(id, ids)}  ${style.muted(bar({ score: share, maxScore: 1 }, 12))} ${percent}${often}`;
  });
  return [style.strong('Weakest checks'), ...lines];
}

function brokenWords({ broken }: State): string[] {
  return broken.map(({ id, why }) => `! Attempt ${visible(id)} cannot be read: ${visible(why)}`);
}

function aloud(state: State): Body {
  const { attempts, selected, advice, weakest } = state;
  const attempt = attempts[selected];
  const body = [
    ...brokenWords(state),
    ...(attempt ? [`${selected + 1} of ${attempts.length}, selected: ${inWords(attempt)}.`] : []),
    ...trends(state).map(
      ({ problem, shares }) => `Scores of ${visible(problem)}: ${sparkWords(shares, trendLength)}.`,
    ),
    ...weakest
      .slice(0, weakestShown)
      .map(({ id, part, share }) => `Weak: ${id} of part ${part}, ${Math.round(share * 100)} percent.`),
    ...(advice ? [`Practise this next: ${visible(advice.why)}`] : []),
  ];
  return { body, hint: '' };
}

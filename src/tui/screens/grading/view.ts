import { type CheckResult, isJudged } from '../../../domain/scorecard.ts';
import { block, pad, padLeft } from '../../../reporters/measure.ts';
import { verdicts, worth } from '../../../reporters/overview.ts';
import { bar, points } from '../../../reporters/points.ts';
import { visible, visibleLines } from '../../../reporters/visible.ts';
import type { Screen, ViewProps } from '../../screen.ts';
import { bodyRoom, frame, proseRoom } from '../../view/frame.ts';
import { keyFor } from '../../view/key-label.ts';
import { linesView } from '../../view/lines.tsx';
import { cutStyled, fitStyled } from '../../view/styled.ts';
import {
  type Action,
  active,
  bindings,
  type Message,
  type Round,
  type State,
  stateOf,
  update,
} from './state.ts';

const roundWords: Readonly<Record<Round, string>> = {
  'at-bell': 'what stood at the bell',
  'after-overtime': 'what was handed in after overtime',
};

function paint(props: ViewProps<State>): string[] {
  const { state, screenReader } = props;
  const { plan, number } = state.attempt;
  return frame({
    ...props,
    title: 'Grading',
    about: `${visible(plan.problem.title)}, attempt ${number}`,
    body: screenReader ? aloud(props) : body(props),
  });
}

function body(props: ViewProps<State>): string[] {
  const { state, size, style, bindings } = props;
  const { phase, progress } = state;
  const width = proseRoom(size.columns);
  const head =
    phase.kind === 'failed'
      ? failedLines(state, width, keyFor(bindings, 'again')).map((line, at) =>
          at === 0 ? style.bad(line) : line,
        )
      : [
          `  ${sayRound(state)}`,
          `  ${style.muted(bar(stepsOf(progress), 40))}  ${progress ? `${progress.done} of ${progress.total} steps` : 'starting'}`,
          `  ${style.strong(sumUp(state))}${phase.kind === 'done' ? '  All is graded.' : ''}`,
        ];
  return [...head, '', ...grid(props, bodyRoom(size) - head.length - 1)];
}

function stepsOf(progress: State['progress']) {
  return progress ? { score: progress.done, maxScore: progress.total } : { score: 0, maxScore: 0 };
}

function sayRound({ round, rounds }: State): string {
  if (rounds.length === 1) return 'Your model is put through the deliveries, as you handed it in.';
  const which = `${rounds.indexOf(round) + 1} of ${rounds.length}`;
  return `Your model is put through the deliveries: ${roundWords[round]} (${which}).`;
}

/** `12 of 22 checks, 34.5 of 41 points so far` */
function sumUp({ results, round, checks }: State): string {
  const done = results[round];
  const counted = done.filter(isJudged);
  const sum = (of: 'score' | 'maxScore') => counted.reduce((all, result) => all + result[of], 0);
  return `${done.length} of ${checks.length} checks, ${points(sum('score'))} of ${points(sum('maxScore'))} points so far`;
}

function failedLines({ phase }: State, width: number, again: string): string[] {
  if (phase.kind !== 'failed') return [];
  // What somebody can put right is nobody's fault.
  const blame = phase.hint === null ? 'That is a fault of the tool, not of your answer. ' : '';
  return [
    ...block(visibleLines(`! The grading stopped: ${phase.message}`), width, 2),
    ...(phase.hint === null ? [] : block(visibleLines(phase.hint), width, 2)),
    ...block([`${blame}Nothing is lost: ${again} tries again.`], width, 2),
  ];
}

/** `12.5 / 25`, as far as checks go. */
const marks = 8;

/** The checks in columns, from above to below, each with what is known of it. */
function grid({ state, size, style }: ViewProps<State>, room: number): string[] {
  const { checks } = state;
  const ids = Math.max(...checks.map(({ id }) => id.length));
  const least = 2 + 2 + 2 + ids + 2 + marks;
  const atMost = Math.max(1, Math.floor(size.columns / least));
  const columns = Math.min(atMost, Math.max(1, Math.ceil(checks.length / room)));
  const perColumn = Math.ceil(checks.length / columns);
  const width = Math.min(100, Math.floor(size.columns / columns));
  const title = width - least - 3;
  const cells = checks.map((check) => {
    const one = stateOf(state, check.id);
    const { sign, paint, words } = typeof one === 'string' ? open[one] : told(one);
    const about = title < 16 ? '' : `  ${fitStyled(visible(check.title), title)}`;
    return fitStyled(
      `  ${style[paint](sign)} ${style.muted(check.part)} ${pad(check.id, ids)}${about}  ${style[paint](padLeft(words, marks))}`,
      width,
    );
  });
  const lines = Array.from({ length: perColumn }, (_, row) =>
    cutStyled(
      Array.from({ length: columns }, (_unused, column) => cells[column * perColumn + row] ?? '').join(''),
      size.columns,
    ).trimEnd(),
  );
  if (perColumn <= room) return lines;
  return [...lines.slice(0, room - 1), style.muted(`  … and ${perColumn - room + 1} more`)];
}

const open = {
  waiting: { sign: '·', paint: 'muted', words: 'waiting' },
  measuring: { sign: '·', paint: 'muted', words: 'running' },
} as const;

function told(result: CheckResult) {
  const { sign, paint } = verdicts[result.verdict];
  return { sign, paint, words: worth(result) };
}

function aloud({ state, bindings }: ViewProps<State>): string[] {
  const { phase, results, round } = state;
  if (phase.kind === 'failed')
    return failedLines(state, 100, keyFor(bindings, 'again')).map((line) => line.trim());
  const latest = results[round].at(-1);
  return [
    sayRound(state),
    `${sumUp(state)}.`,
    ...(latest ? [`Latest: ${latest.id}, ${verdicts[latest.verdict].words}, ${worth(latest)}.`] : []),
    ...(phase.kind === 'done' ? [`All is graded. ${keyFor(bindings, 'open')} opens the scorecard.`] : []),
  ];
}

/** A grading as it goes, check by check. */
export const grading: Screen<State, Action, Message> = {
  title: 'Grading',
  bindings,
  update,
  View: linesView(paint),
  active,
};

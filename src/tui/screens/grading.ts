import type { Attempt } from '../../domain/attempt.ts';
import type { CheckSpec } from '../../domain/check.ts';
import type { Problem } from '../../domain/problem.ts';
import { type CheckResult, isJudged } from '../../domain/scorecard.ts';
import { block, pad, padLeft } from '../../reporters/measure.ts';
import { verdicts, worth } from '../../reporters/overview.ts';
import { bar, points } from '../../reporters/points.ts';
import { visible, visibleLines } from '../../reporters/visible.ts';
import type { Binding } from '../keys.ts';
import type { Screen, ScreenEvent, Step, ViewProps } from '../screen.ts';
import { bodyRoom, frame, proseRoom } from '../view/frame.ts';
import { keyFor } from '../view/key-label.ts';
import { linesView } from '../view/lines.tsx';
import { cutStyled, fitStyled } from '../view/styled.ts';

export const bindings = [
  { action: 'open', keys: ['enter'], help: 'the scorecard', footer: 'scorecard' },
  { action: 'again', keys: ['r'], help: 'try again', footer: 'try again' },
  {
    action: 'leave',
    keys: ['escape', 'q'],
    help: 'back to the problems; it can be graded later',
    footer: 'back',
  },
] as const satisfies readonly Binding[];

export type Action = (typeof bindings)[number]['action'];

/** What stood at the last bell, and what was handed in after it. */
export type Round = 'at-bell' | 'after-overtime';

/** What reaches the screen while the grading runs. */
export type Message =
  | { readonly kind: 'graded'; readonly result: CheckResult; readonly of: Round }
  /** Steps of the round that runs. */
  | { readonly kind: 'progress'; readonly done: number; readonly total: number }
  | { readonly kind: 'grading-done'; readonly attempt: Attempt }
  /** A fault of the tool; the attempt is as it was. */
  | { readonly kind: 'grading-failed'; readonly message: string; readonly hint: string | null };

export type State = {
  readonly attempt: Attempt;
  readonly checks: readonly Pick<CheckSpec, 'id' | 'title' | 'part' | 'points'>[];
  readonly rounds: readonly Round[];
  readonly round: Round;
  readonly results: Readonly<Record<Round, readonly CheckResult[]>>;
  readonly progress: { readonly done: number; readonly total: number } | null;
  readonly phase:
    | { readonly kind: 'running' }
    | { readonly kind: 'done' }
    | { readonly kind: 'failed'; readonly message: string; readonly hint: string | null };
};

type CheckState = 'waiting' | 'measuring' | CheckResult;

export function initial({ attempt, problem }: { attempt: Attempt; problem: Problem }): State {
  return {
    attempt,
    checks: problem.parts.flatMap(({ id }) => problem.checks.filter(({ part }) => part === id)),
    rounds: attempt.time.overtime > 0 ? ['at-bell', 'after-overtime'] : ['at-bell'],
    round: 'at-bell',
    results: { 'at-bell': [], 'after-overtime': [] },
    progress: null,
    phase: { kind: 'running' },
  };
}

/** Checks share their runs, so that all that have no verdict yet are measured together. */
export function stateOf({ results, round, progress }: State, id: string): CheckState {
  return results[round].find((result) => result.id === id) ?? (progress === null ? 'waiting' : 'measuring');
}

function active({ phase }: State, action: Action): boolean {
  if (action === 'open') return phase.kind === 'done';
  return action !== 'again' || phase.kind === 'failed';
}

function update(state: State, event: ScreenEvent<Action, Message>): Step<State> {
  const { attempt } = state;
  const scorecard = { kind: 'go', to: { screen: 'scorecard', attempt: attempt.id } } as const;
  switch (event.kind) {
    case 'progress':
      return { state: { ...state, progress: { done: event.done, total: event.total } } };
    case 'graded':
      return { state: graded(state, event.result, event.of) };
    case 'grading-done':
      return { state: { ...state, attempt: event.attempt, phase: { kind: 'done' } }, effects: [scorecard] };
    case 'grading-failed':
      return { state: { ...state, phase: { kind: 'failed', message: event.message, hint: event.hint } } };
    case 'action':
      return acted(state, event.action, scorecard);
    case 'text':
    case 'paste':
      return { state };
  }
}

function graded(state: State, result: CheckResult, of: Round): State {
  const others = state.results[of].filter(({ id }) => id !== result.id);
  const next = { ...state, results: { ...state.results, [of]: [...others, result] } };
  if (of === state.round) return next;
  return {
    ...next,
    round: of,
    rounds: state.rounds.includes(of) ? state.rounds : [...state.rounds, of],
  };
}

function acted(
  state: State,
  action: Action,
  scorecard: NonNullable<Step<State>['effects']>[number],
): Step<State> {
  const { phase, attempt } = state;
  switch (action) {
    case 'open':
      return phase.kind === 'done' ? { state, effects: [scorecard] } : { state };
    case 'again':
      return phase.kind === 'failed'
        ? {
            state: {
              ...state,
              phase: { kind: 'running' },
              round: 'at-bell',
              progress: null,
              results: { 'at-bell': [], 'after-overtime': [] },
            },
            effects: [{ kind: 'go', to: { screen: 'grading', attempt: attempt.id } }],
          }
        : { state };
    case 'leave':
      return { state, effects: [{ kind: 'go', to: { screen: 'problems' } }] };
  }
}

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

import type { Attempt } from '../../../domain/attempt.ts';
import type { CheckSpec } from '../../../domain/check.ts';
import type { Problem } from '../../../domain/problem.ts';
import type { CheckResult } from '../../../domain/scorecard.ts';
import type { Binding } from '../../keys.ts';
import type { ScreenEvent, Step } from '../../screen.ts';

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

export function active({ phase }: State, action: Action): boolean {
  if (action === 'open') return phase.kind === 'done';
  return action !== 'again' || phase.kind === 'failed';
}

export function update(state: State, event: ScreenEvent<Action, Message>): Step<State> {
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

import type { ProblemSummary } from '../../../app/looking/problem-list.ts';
import type { Home } from '../../../app/sitting/desktop.ts';
import type { Attempt } from '../../../domain/attempt.ts';
import type { Binding } from '../../keys.ts';
import type { ScreenEvent, Size, Step } from '../../screen.ts';
import { isMove, moveBindings, moved } from '../../view/scroll.ts';

export const bindings = [
  { action: 'confirm', keys: ['y'], help: 'yes; any other key is no', footer: 'yes' },
  { action: 'open', keys: ['enter'], help: 'read the briefing, or go on with the attempt', footer: 'open' },
  { action: 'lesson', keys: ['l'], help: 'the lesson of the problem', footer: 'lesson' },
  ...moveBindings('choose'),
  { action: 'history', keys: ['h'], help: 'all attempts, and what to practise next', footer: 'history' },
  {
    action: 'drills',
    keys: ['d'],
    help: 'single tasks, five minutes each, when they come again',
    footer: 'drills',
  },
  {
    action: 'give-up',
    keys: ['x'],
    help: 'give up the unfinished attempt; its files stay',
    footer: 'give up',
  },
  { action: 'leave', keys: ['q'], help: 'leave graincheck', footer: 'quit' },
] as const satisfies readonly Binding[];

export type Action = (typeof bindings)[number]['action'];

/** A sitting that can be gone on with, and how it stands. Of what is left below 0: overtime; null: untimed. */
export type Unfinished = Home['unfinished'][number];

export type Row =
  | { readonly kind: 'go-on'; readonly unfinished: Unfinished }
  | { readonly kind: 'problem'; readonly problem: ProblemSummary };

export type State = Home & {
  readonly selected: number;
  /** What waits for a yes: the id of the attempt that is to be given up. */
  readonly asking: { readonly kind: 'nothing' } | { readonly kind: 'give-up'; readonly attempt: string };
};

export function initial(home: Home): State {
  return { ...home, selected: 0, asking: { kind: 'nothing' } };
}

/** What can be chosen, from above: what waits to be gone on with comes first. */
export function rowsOf({ problems, unfinished }: State): readonly Row[] {
  return [
    ...unfinished.map((one): Row => ({ kind: 'go-on', unfinished: one })),
    ...problems.map((problem): Row => ({ kind: 'problem', problem })),
  ];
}

/** A lesson is there where a problem has one; giving up where something can be given up, its yes where it was asked. */
export function active(state: State, action: Action): boolean {
  if (action === 'confirm') return state.asking.kind === 'give-up';
  const row = rowsOf(state)[state.selected];
  if (action === 'lesson') return row?.kind === 'problem' && row.problem.hasLesson;
  if (action !== 'give-up') return true;
  return state.asking.kind === 'nothing' && row?.kind === 'go-on';
}

export function update(state: State, event: ScreenEvent<Action>, size: Size): Step<State> {
  if (state.asking.kind === 'give-up') return answered(state, state.asking.attempt, event);
  if (event.kind !== 'action') return { state };
  const { action } = event;
  const rows = rowsOf(state);
  const row = rows[state.selected];
  if (isMove(action)) {
    return { state: { ...state, selected: moved(state.selected, action, rows.length, size.rows - 10) } };
  }
  switch (action) {
    case 'open':
      return row ? { state, effects: [{ kind: 'go', to: destination(row) }] } : { state };
    case 'lesson':
      return row?.kind === 'problem'
        ? { state, effects: [{ kind: 'go', to: { screen: 'lesson', problem: row.problem.id } }] }
        : { state };
    case 'give-up':
      return row?.kind === 'go-on'
        ? { state: { ...state, asking: { kind: 'give-up', attempt: row.unfinished.attempt.id } } }
        : { state };
    case 'history':
    case 'drills':
      return { state, effects: [{ kind: 'go', to: { screen: action } }] };
    case 'leave':
      return { state, effects: [{ kind: 'quit' }] };
    // It answers a question, and none was asked.
    case 'confirm':
      return { state };
  }
}

/** Another key than the one that asked gives up; every other key keeps the attempt. */
function answered(state: State, attempt: string, event: ScreenEvent<Action>): Step<State> {
  const kept: State = { ...state, asking: { kind: 'nothing' } };
  if (event.kind !== 'action' || event.action !== 'confirm') return { state: kept };
  const unfinished = state.unfinished.filter((one) => one.attempt.id !== attempt);
  const attempts = state.attempts.map(
    (one): Attempt => (one.id === attempt ? { ...one, phase: 'given-up' } : one),
  );
  return {
    state: { ...kept, unfinished, attempts, selected: 0 },
    effects: [{ kind: 'give-up', attempt }],
  };
}

function destination(row: Row) {
  return row.kind === 'go-on'
    ? ({ screen: 'workspace', attempt: row.unfinished.attempt.id } as const)
    : ({ screen: 'briefing', problem: row.problem.id } as const);
}

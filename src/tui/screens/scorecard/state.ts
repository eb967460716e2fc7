import { drillId } from '../../../domain/drill.ts';
import type { Destination } from '../../effect.ts';
import type { ScreenEvent, Size, Step } from '../../screen.ts';
import { isMove } from '../../view/move.ts';
import { cardOf, checksOf, type Data, type State } from './card.ts';
import type { Action } from './keys.ts';
import { chosen, inSight } from './moving.ts';

export type { State } from './card.ts';

export function initial({ attempt, curveballs, drill }: Data): State {
  return {
    attempt,
    curveballs: curveballs ?? [],
    drill: drill ?? null,
    shows: 'at-bell',
    selected: 0,
    opened: [],
    top: 0,
  };
}

/** Without a scorecard there is only grading, and the ways elsewhere. */
export function active(state: State, action: Action): boolean {
  if (action === 'next-drill') return (state.drill?.next ?? null) !== null;
  // Follow-ups are asked about a whole design.
  if (action === 'defend' && state.drill !== null) return false;
  if (cardOf(state) === null) return ['grade', 'references', 'history', 'leave'].includes(action);
  return action !== 'grade' && (action !== 'overtime' || state.attempt.afterOvertime !== null);
}

export function update(state: State, event: ScreenEvent<Action>, size: Size): Step<State> {
  if (event.kind !== 'action') return { state };
  const { action } = event;
  if (isMove(action)) return { state: chosen(state, action, size) };
  const attempt = state.attempt.id;
  switch (action) {
    case 'open':
      return { state: inSight(toggled(state, null), size) };
    case 'expand':
      return { state: inSight(toggled(state, true), size) };
    case 'collapse':
      return { state: toggled(state, false) };
    case 'open-all':
      return { state: allToggled(state) };
    case 'overtime':
      return { state: state.attempt.afterOvertime ? otherRound(state) : state };
    case 'grade':
      return cardOf(state)
        ? { state }
        : { state, effects: [{ kind: 'go', to: { screen: 'walkthrough', attempt } }] };
    case 'defend':
    case 'references':
      return { state, effects: [{ kind: 'go', to: { screen: action, attempt } }] };
    case 'history':
      return { state, effects: [{ kind: 'go', to: { screen: 'history' } }] };
    case 'next-drill': {
      const next = state.drill?.next;
      return next
        ? { state, effects: [{ kind: 'go', to: { screen: 'briefing', problem: drillId(next) } }] }
        : { state };
    }
    case 'leave':
      return { state, effects: [{ kind: 'go', to: behind(state) }] };
  }
}

/** A drill is one of the schedule, where it is seen how it moved. */
function behind({ drill, attempt }: State): Destination {
  return drill ? { screen: 'drills', just: attempt.plan.problem.id } : { screen: 'problems' };
}

/** Opens or closes the selected check; `open` null: the other way round. */
function toggled(state: State, open: boolean | null): State {
  const id = checksOf(state)[state.selected]?.id;
  if (id === undefined) return state;
  const without = state.opened.filter((one) => one !== id);
  const opens = open ?? without.length === state.opened.length;
  return { ...state, opened: opens ? [...without, id] : without };
}

function allToggled(state: State): State {
  const ids = checksOf(state).map(({ id }) => id);
  return { ...state, opened: state.opened.length < ids.length ? ids : [], top: 0, selected: 0 };
}

function otherRound(state: State): State {
  return { ...state, shows: state.shows === 'at-bell' ? 'after-overtime' : 'at-bell' };
}

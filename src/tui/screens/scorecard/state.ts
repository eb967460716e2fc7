import { drillId } from '../../../domain/drill.ts';
import type { Binding } from '../../keys.ts';
import type { Destination, ScreenEvent, Size, Step } from '../../screen.ts';
import { isMove, type Move, moveBindings, moved, scrolled } from '../../view/scroll.ts';
import { type DocumentLine, layout } from './document.ts';
import { cardOf, checksOf, type Data, type State } from './summary.ts';

export const bindings = [
  { action: 'open', keys: ['enter'], help: 'open or close what the check found', footer: 'open' },
  ...moveBindings('choose'),
  { action: 'expand', keys: ['right', 'l'], help: 'open what the check found' },
  { action: 'collapse', keys: ['left'], help: 'close it' },
  {
    action: 'next-drill',
    keys: ['n'],
    help: 'the briefing of the drill that comes next',
    footer: 'next drill',
  },
  {
    action: 'mark',
    keys: ['w'],
    help: 'mark your answers in words, beside the model answers',
    footer: 'mark words',
  },
  {
    action: 'defend',
    keys: ['d'],
    help: 'the follow-up questions, as an interviewer asks them',
    footer: 'defend',
  },
  { action: 'references', keys: ['m'], help: 'the reference models beside yours', footer: 'models' },
  {
    action: 'overtime',
    keys: ['t'],
    help: 'the score at the bell, or with overtime',
    footer: 'bell/overtime',
  },
  { action: 'open-all', keys: ['o'], help: 'open or close all checks', footer: 'open all' },
  { action: 'grade', keys: ['g'], help: 'grade it', footer: 'grade' },
  { action: 'history', keys: ['h'], help: 'all attempts, and what to practise next', footer: 'history' },
  {
    action: 'leave',
    keys: ['escape', 'q'],
    help: 'back to the problems, or to the drills after one',
    footer: 'back',
  },
] as const satisfies readonly Binding[];

export type Action = (typeof bindings)[number]['action'];

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
  if (action === 'mark') return hasWords(state);
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
    case 'mark':
      return { state, effects: [{ kind: 'go', to: { screen: 'marking', attempt } }] };
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

/** Whether an answer in words is there, which its candidate can mark. */
function hasWords({ attempt: { atBell, afterOvertime } }: State): boolean {
  return [atBell, afterOvertime].some((card) =>
    card?.checks.some(({ detail }) => detail?.kind === 'rubric' && !detail.answer.isMissing),
  );
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

/**
 * Up and down go from check to check, but line by line through findings that are longer than the screen; pages
 * scroll, and the selection comes along.
 */
function chosen(state: State, move: Move, size: Size): State {
  const { lines, room } = layout(state, size);
  const count = checksOf(state).length;
  if (move === 'first' || move === 'last') {
    return {
      ...state,
      selected: moved(state.selected, move, count, 1),
      top: scrolled(state.top, move, lines.length, room),
    };
  }
  if (move === 'page-up' || move === 'page-down') {
    const top = scrolled(state.top, move, lines.length, room);
    return { ...state, top, selected: firstSeen(lines, top, room) ?? state.selected };
  }
  const here = extent(lines, state.selected);
  const cutOff = move === 'down' ? here.to >= state.top + room : here.from < state.top;
  if (cutOff) return { ...state, top: scrolled(state.top, move, lines.length, room) };
  const selected = moved(state.selected, move, count, 1);
  // At the very first and last check the rest of the page is still to be seen.
  if (selected === state.selected) return { ...state, top: scrolled(state.top, move, lines.length, room) };
  const next = extent(lines, selected);
  // Two lines more: the heading of a part, and the blank one above it.
  const down = Math.max(state.top, Math.min(next.from - 2, next.to - room + 1));
  const up = Math.min(state.top, Math.max(next.from, next.to - room + 3));
  return { ...state, selected, top: move === 'down' ? down : up };
}

/** The selected check with as much of what is opened below it as there is room for; moved as little as can be. */
function inSight(state: State, size: Size): State {
  const { lines, room } = layout(state, size);
  const { from, to } = extent(lines, state.selected);
  return { ...state, top: Math.max(state.top, Math.min(from, to - room + 1)) };
}

function extent(lines: readonly DocumentLine[], check: number): { from: number; to: number } {
  const is = ({ check: of }: DocumentLine) => of === check;
  return { from: lines.findIndex(is), to: lines.findLastIndex(is) };
}

function firstSeen(lines: readonly DocumentLine[], top: number, room: number): number | null {
  return lines.slice(top, top + room).find(({ check }) => check !== null)?.check ?? null;
}

import type { LessonBlock, LessonOutcome } from '../../../domain/lesson.ts';
import type { Binding } from '../../keys.ts';
import type { ScreenEvent, Size, Step } from '../../screen.ts';
import { isMove, moveBindings, scrolled } from '../../view/scroll.ts';
import { layout, type State } from './document.ts';

export const bindings = [
  ...moveBindings('read on'),
  { action: 'section', keys: ['n', 'tab'], help: 'the next section', footer: 'section' },
  { action: 'section-before', keys: ['p', 'shift+tab'], help: 'the section before' },
  { action: 'leave', keys: ['escape', 'q'], help: 'back to where you came from', footer: 'back' },
] as const satisfies readonly Binding[];

export type Action = (typeof bindings)[number]['action'];

export type Message =
  | {
      readonly kind: 'ran';
      readonly problem: string;
      readonly block: LessonBlock;
      readonly outcome: LessonOutcome;
    }
  | { readonly kind: 'not-run'; readonly problem: string; readonly message: string };

export function initial({ problem, parts }: Pick<State, 'problem' | 'parts'>): State {
  return { problem, parts, outcomes: new Map(), broken: null, top: 0 };
}

export function update(state: State, event: ScreenEvent<Action, Message>, size: Size): Step<State> {
  // What comes of a lesson that was left before is not this one's.
  if ('problem' in event && event.problem !== state.problem.id) return { state };
  switch (event.kind) {
    case 'ran':
      return { state: held(state, withOutcome(state, event.block, event.outcome), size) };
    case 'not-run':
      // Other outcomes, though none has come: what stands below each block is another.
      return { state: { ...state, broken: event.message, outcomes: new Map(state.outcomes) } };
    case 'action':
      return act(state, event.action, size);
    default:
      return { state };
  }
}

function act(state: State, action: Action, size: Size): Step<State> {
  const { lines, room, sections } = layout(state, size);
  if (isMove(action)) return { state: { ...state, top: scrolled(state.top, action, lines.length, room) } };
  const to = (top: number | undefined) => (top === undefined ? { state } : { state: { ...state, top } });
  switch (action) {
    case 'section':
      return to(sections.find((line) => line > state.top && line <= lines.length - room) ?? lastTop());
    case 'section-before':
      return to(sections.findLast((line) => line < state.top) ?? 0);
    case 'leave':
      return { state, effects: [{ kind: 'back' }] };
  }
  function lastTop(): number {
    return Math.max(0, lines.length - room);
  }
}

function withOutcome(state: State, { line }: LessonBlock, outcome: LessonOutcome): State {
  return { ...state, outcomes: new Map([...state.outcomes, [line, outcome]]) };
}

/** A result that comes in above what is read moves it down by as many lines: the text in sight stays. */
function held(before: State, after: State, size: Size): State {
  const [was, is] = [layout(before, size), layout(after, size)];
  const part = was.starts.findLastIndex((line) => line <= before.top);
  const moved = (is.starts[part] ?? 0) - (was.starts[part] ?? 0);
  return moved === 0 ? after : { ...after, top: before.top + moved };
}

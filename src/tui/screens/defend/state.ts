import type { Attempt } from '../../../domain/attempt.ts';
import type { Mark } from '../../../domain/mark.ts';
import type { FollowUp } from '../../../domain/problem.ts';
import type { EditorCommand } from '../../../editor/command.ts';
import type { Binding } from '../../keys.ts';
import type { ScreenEvent, Size, Step as ScreenStep } from '../../screen.ts';
import { isMove, type Move, moveBindings, scrolled } from '../../view/scroll.ts';
import { edit, openArea, reflow } from '../../view/text-area.ts';
import { editing, type EditingAction, editingBindings, isEditing } from '../workspace/keys.ts';
import { answersOf, answerTo, defenceOf, type State, type Step } from './answers.ts';
import { areaBox, comparison, summary } from './layout.ts';

/** Moves in the answers that are compared; the plain ones move in the text that is written. */
type ScrollAction = `scroll-${Move}`;

type MarkAction = 'made' | 'half' | 'missed';

export type Action = EditingAction | ScrollAction | MarkAction | 'done' | 'edit' | 'again' | 'leave';

const scrolling = moveBindings('scroll').map(
  ({ action, ...rest }): Binding<ScrollAction> => ({ ...rest, action: `scroll-${action}` }),
);

export const bindings: readonly Binding<Action>[] = [
  { action: 'done', keys: ['ctrl+s', 'f5'], help: 'done: show the model answer', footer: 'done' },
  { action: 'made', keys: ['1'], help: 'I made its points', footer: 'made it' },
  { action: 'half', keys: ['2'], help: 'I made about half of them', footer: 'half' },
  { action: 'missed', keys: ['3'], help: 'I missed them', footer: 'missed' },
  { action: 'edit', keys: ['e'], help: 'back to your answer', footer: 'edit' },
  { action: 'again', keys: ['a'], help: 'from the first question again', footer: 'again' },
  ...scrolling,
  { action: 'leave', keys: ['escape'], help: 'leave; what you wrote and marked is kept', footer: 'back' },
  ...editingBindings,
];

function scrollMove(action: Action): Move | null {
  const move = action.startsWith('scroll-') ? action.slice('scroll-'.length) : '';
  return isMove(move) ? move : null;
}

/** Cells of the lines of an answer that was there before: they fit the smallest screen. */
const prefillWidth = 66;

type Data = {
  readonly attempt: Attempt;
  readonly followUps: readonly FollowUp[];
  /** What the candidate handed in as answers.md; null: nothing. */
  readonly answersFile: string | null;
};

/** Goes on at the first question without a mark; what was answered before stands. */
export function initial({ attempt, followUps, answersFile }: Data): State {
  const kept = new Map(attempt.defence?.answers.map((answer) => [answer.followUp, answer]));
  const answers = followUps.map(
    (one) => kept.get(one.id)?.answer ?? reflow(answerTo(one, answersFile ?? ''), prefillWidth),
  );
  const marks = followUps.map(({ id }) => kept.get(id)?.mark ?? null);
  const open = marks.indexOf(null);
  const { id, number, plan } = attempt;
  return { attempt: { id, number, plan }, followUps, answers, marks, step: asking(answers, open) };
}

/** Which keys are in force: in the text they write, elsewhere they choose. */
export function active({ step }: State, action: Action): boolean {
  if (action === 'leave') return true;
  switch (step.kind) {
    case 'asking':
      return action === 'done' || isEditing(action);
    case 'marking':
      return ['made', 'half', 'missed', 'edit'].includes(action) || scrollMove(action) !== null;
    case 'summary':
      return action === 'again' || scrollMove(action) !== null;
  }
}

export function update(state: State, event: ScreenEvent<Action>, size: Size): ScreenStep<State> {
  const { step } = state;
  if (event.kind === 'action' && event.action === 'leave') {
    return { state: settled(state), effects: [keep(state), { kind: 'back' }] };
  }
  switch (step.kind) {
    case 'asking':
      return asked(state, step, event, size);
    case 'marking':
      return compared(state, step, event, size);
    case 'summary':
      return summedUp(state, step, event, size);
  }
}

type Of<K extends Step['kind']> = Extract<Step, { kind: K }>;

function asked(state: State, step: Of<'asking'>, event: ScreenEvent<Action>, size: Size): ScreenStep<State> {
  if (event.kind === 'action' && event.action === 'done') {
    const next: State = { ...settled(state), step: { kind: 'marking', at: step.at, top: 0 } };
    return { state: next, effects: [keep(next)] };
  }
  const command = commandOf(event);
  if (!command) return { state };
  const area = edit(step.area, command, areaBox(state, step.at, size));
  const next = { ...state, step: { ...step, area } };
  // What is typed is kept as it is typed: nothing waits for the end.
  return area.state.doc.eq(step.area.state.doc) ? { state: next } : { state: next, effects: [keep(next)] };
}

function commandOf(event: ScreenEvent<Action>): EditorCommand | null {
  if (event.kind === 'text') return { kind: 'insert', text: event.text };
  if (event.kind === 'paste') return { kind: 'paste', text: event.text };
  return isEditing(event.action) ? editing[event.action].command : null;
}

function compared(
  state: State,
  step: Of<'marking'>,
  event: ScreenEvent<Action>,
  size: Size,
): ScreenStep<State> {
  if (event.kind !== 'action') return { state };
  const move = scrollMove(event.action);
  if (move) {
    const { total, room } = comparison(state, step.at, size);
    return { state: { ...state, step: { ...step, top: scrolled(step.top, move, total, room) } } };
  }
  switch (event.action) {
    case 'made':
    case 'half':
    case 'missed':
      return marked(state, step.at, event.action);
    case 'edit':
      return { state: { ...state, step: asking(state.answers, step.at) } };
    default:
      return { state };
  }
}

function marked(state: State, at: number, mark: Mark): ScreenStep<State> {
  const marks = state.marks.map((other, nth) => (nth === at ? mark : other));
  const open = marks.findIndex((other, nth) => nth > at && other === null);
  const next = { ...state, marks, step: asking(state.answers, open < 0 ? marks.indexOf(null) : open) };
  return { state: next, effects: [keep(next)] };
}

function summedUp(
  state: State,
  step: Of<'summary'>,
  event: ScreenEvent<Action>,
  size: Size,
): ScreenStep<State> {
  if (event.kind !== 'action') return { state };
  const move = scrollMove(event.action);
  if (move) {
    const { total, room } = summary(state, size);
    return { state: { ...state, step: { kind: 'summary', top: scrolled(step.top, move, total, room) } } };
  }
  return event.action === 'again' && state.answers.length > 0
    ? { state: { ...state, step: asking(state.answers, 0) } }
    : { state };
}

/** The question at an index; below 0: all are marked. */
function asking(answers: readonly string[], at: number): Step {
  return at < 0 ? { kind: 'summary', top: 0 } : { kind: 'asking', at, area: openArea(answers[at] ?? '') };
}

/** The answer that is being written stands among the others. */
function settled(state: State): State {
  return { ...state, answers: answersOf(state) };
}

function keep(state: State) {
  return { kind: 'keep-defence', attempt: state.attempt.id, defence: defenceOf(state) } as const;
}

import type { Attempt } from '../../domain/attempt.ts';
import type { HoldsQuestion } from '../../domain/fact.ts';
import { block, cut, pad, widthOf } from '../../reporters/measure.ts';
import { visible } from '../../reporters/visible.ts';
import type { Binding } from '../keys.ts';
import type { Effect, Screen, ScreenEvent, Size, Step, ViewProps } from '../screen.ts';
import { bodyRoom, frame, proseRoom } from '../view/frame.ts';
import { keyFor } from '../view/key-label.ts';
import { linesView } from '../view/lines.tsx';
import { isMove, keptInSight, moveBindings, moved } from '../view/scroll.ts';

export const bindings = [
  { action: 'take', keys: ['enter'], help: 'it stands there', footer: 'take it' },
  { action: 'nowhere', keys: ['n'], help: 'my design has no place for it', footer: 'nowhere' },
  { action: 'unsure', keys: ['s'], help: 'pass: it stays as it was read', footer: 'pass' },
  { action: 'before', keys: ['left', 'b'], help: 'the question before', footer: 'before' },
  ...moveBindings('choose'),
  {
    action: 'leave',
    keys: ['escape', 'q'],
    help: 'answer no more; what was answered is kept',
    footer: 'grade',
  },
] as const satisfies readonly Binding[];

export type Action = (typeof bindings)[number]['action'];

/** One thing that the reading of the schema is not sure of, as an interviewer asks it. */
export type Asked = {
  /** The event type or fact, as `holds:` names it. */
  readonly id: string;
  /** `Show me where an unlike goes.` */
  readonly says: string;
  /** What was read, and why that is not sure. */
  readonly why: string;
  /** Places where it may stand, the likeliest first: `table` or `table.column`. */
  readonly choices: readonly { readonly place: string; readonly about: string }[];
  /** Whether the first was read to be it; else none is proposed. */
  readonly guess: boolean;
};

const WHY: Readonly<Record<HoldsQuestion['status'], string>> = {
  unsure: 'It may stand in more than one place, or under a name that could mean something else.',
  missing: 'No table or column was found that says so.',
  contradicted: 'A place was found that cannot take it.',
};

/** A question as the screen asks it. */
export function asked({ id, asks, status, candidates, guess }: HoldsQuestion): Asked {
  const choices = candidates.map((place) => ({
    place,
    about: place.includes('.') ? 'this column' : 'a row of this table',
  }));
  return { id, says: asks, why: WHY[status], choices, guess };
}

export type State = {
  readonly attempt: Pick<Attempt, 'id' | 'number' | 'plan'>;
  readonly questions: readonly Asked[];
  readonly at: number;
  /** The choice under the cursor; -1: none. */
  readonly cursor: number;
  /** By id; null: nowhere. What is not in it was passed. */
  readonly answers: Readonly<Record<string, string | null>>;
};

export function initial({ attempt, questions }: Pick<State, 'attempt' | 'questions'>): State {
  return turnedTo({ attempt, questions, at: 0, cursor: 0, answers: {} }, 0);
}

function active({ at, questions, cursor }: State, action: Action): boolean {
  if (action === 'before') return at > 0;
  return action !== 'take' || questions[at]?.choices[cursor] !== undefined;
}

function update(state: State, event: ScreenEvent<Action>, size: Size): Step<State> {
  if (event.kind !== 'action') return { state };
  const { action } = event;
  const question = state.questions[state.at];
  if (!question) return { state, effects: [done(state)] };
  if (isMove(action)) {
    const cursor = moved(state.cursor, action, question.choices.length, room(size));
    return { state: { ...state, cursor } };
  }
  switch (action) {
    case 'take': {
      const place = question.choices[state.cursor]?.place;
      return place === undefined ? { state } : answered(state, question.id, place);
    }
    case 'nowhere':
      return answered(state, question.id, null);
    case 'unsure': {
      const { [question.id]: _, ...answers } = state.answers;
      return next({ ...state, answers });
    }
    case 'before':
      return { state: turnedTo(state, state.at - 1) };
    case 'leave':
      return { state, effects: [done(state)] };
  }
}

function answered(state: State, id: string, place: string | null): Step<State> {
  return next({ ...state, answers: { ...state.answers, [id]: place } });
}

function next(state: State): Step<State> {
  if (state.at + 1 < state.questions.length) return { state: turnedTo(state, state.at + 1) };
  return { state, effects: [done(state)] };
}

/** The cursor stands on what was answered before, or on what was read; nowhere, where nothing was. */
function turnedTo(state: State, at: number): State {
  const question = state.questions[Math.max(0, at)];
  const place = question && state.answers[question.id];
  const before = question?.choices.findIndex((choice) => choice.place === place) ?? -1;
  const cursor = before < 0 && question?.guess ? 0 : before;
  return { ...state, at: Math.max(0, at), cursor };
}

const done = ({ attempt, answers }: State): Effect => ({
  kind: 'walked-through',
  attempt: attempt.id,
  walkThrough: { answers },
});

/** Lines above and below the choices. */
const around = 8;

/** Choices that are seen at once. */
function room(size: Size): number {
  return Math.max(3, bodyRoom(size) - around);
}

function paint(props: ViewProps<State>): string[] {
  const { state } = props;
  const { plan, number } = state.attempt;
  const question = state.questions[state.at];
  return frame({
    ...props,
    title: 'Walk-through',
    about: `${visible(plan.problem.title)}, attempt ${number}, question ${state.at + 1} of ${state.questions.length}`,
    body: question ? body(props, question) : [],
  });
}

/** What one reads first, before the questions mean anything. */
const OPENING =
  'The time is up. Your schema was read; where that is not sure, you are asked, as an interviewer would. No clock runs.';

function body(props: ViewProps<State>, question: Asked): string[] {
  const { state, size, style, bindings, screenReader } = props;
  const width = proseRoom(size.columns);
  const { choices } = question;
  const head = [
    ...(state.at === 0 ? [...block([OPENING], width, 0).map(style.muted), ''] : []),
    ...block([visible(question.says)], width, 0).map(style.strong),
    ...block([visible(question.why)], width, 0).map(style.muted),
    '',
  ];
  const answer = answerLine(props, question);
  const left = Math.max(3, Math.min(room(size), bodyRoom(size) - head.length - 3));
  if (screenReader) return [...head, ...choiceAloud(state, question), answer];
  if (choices.length === 0)
    return [
      ...head,
      `No other place was found. ${keyFor(bindings, 'nowhere')} says so, and goes on.`,
      '',
      answer,
    ];
  const places = Math.min(40, Math.max(...choices.map(({ place }) => widthOf(visible(place)))));
  const top = keptInSight(0, Math.max(0, state.cursor), choices.length, left);
  const lines = choices.slice(top, top + left).map(({ place, about }, index) => {
    const here = top + index === state.cursor;
    const text = `${here ? '›' : ' '} ${pad(cut(visible(place), places), places)}  `;
    const rest = cut(visible(about), Math.max(0, width - widthOf(text)));
    return here ? style.strong(text) + rest : text + style.muted(rest);
  });
  const more =
    choices.length > left
      ? [style.muted(`  ${state.cursor < 0 ? 'none' : state.cursor + 1} of ${choices.length}`)]
      : [];
  return [...head, ...lines, ...more, '', answer];
}

function answerLine({ state, style }: ViewProps<State>, { id }: Asked): string {
  const answer = state.answers[id];
  if (answer === undefined) return '';
  return style.muted(answer === null ? 'You said: nowhere.' : `You said: ${visible(answer)}.`);
}

function choiceAloud({ cursor }: State, { choices }: Asked): string[] {
  const choice = choices[cursor];
  if (!choice && choices.length > 0) return [`None of ${choices.length} choices is taken yet.`];
  if (!choice) return ['No other place was found.'];
  return [`Choice ${cursor + 1} of ${choices.length}: ${visible(choice.place)}, ${visible(choice.about)}.`];
}

/** The interviewer walks through the design: where the reading is not sure, the candidate shows. */
export const walkthrough: Screen<State, Action> = {
  title: 'Walk-through',
  bindings,
  update,
  View: linesView(paint),
  active,
};

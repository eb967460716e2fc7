import { block, cut, pad, widthOf } from '../../../reporters/measure.ts';
import { visible } from '../../../reporters/visible.ts';
import type { Screen, ViewProps } from '../../screen.ts';
import { bodyRoom, frame, proseRoom } from '../../view/frame.ts';
import { keyFor } from '../../view/key-label.ts';
import { linesView } from '../../view/lines.tsx';
import { keptInSight } from '../../view/scroll.ts';
import { type Action, active, type Asked, bindings, room, type State, update } from './state.ts';

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

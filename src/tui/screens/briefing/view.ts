import { pad } from '../../../reporters/measure.ts';
import { points } from '../../../reporters/points.ts';
import type { Style } from '../../../reporters/style.ts';
import { visible } from '../../../reporters/visible.ts';
import type { Binding } from '../../keys.ts';
import type { Screen, ViewProps } from '../../screen.ts';
import { frame, proseWidth } from '../../view/frame.ts';
import { keyFor } from '../../view/key-label.ts';
import { linesView } from '../../view/lines.tsx';
import { position, seen } from '../../view/scroll.ts';
import { sideBySide } from '../../view/styled.ts';
import { type Action, active, bindings, mayHaveCurveball, minutesOf, type State, update } from './state.ts';
import { formHeight, layout, partLines, wide } from './text.ts';

function paint(props: ViewProps<State>): string[] {
  const { state, size, style, bindings, screenReader } = props;
  const { problem, top } = state;
  const { text, room } = layout(problem, size, style);
  const read = seen(text, top, room);
  const body = screenReader
    ? [...read, ...formAloud(state, bindings)]
    : [...withParts(read, room, props), '', ...formLines(state, bindings, style)];
  return frame({
    ...props,
    title: visible(problem.title),
    about: `briefing, ${problem.difficulty}, ${minutesOf({ ...state, only: null, minutes: null })} minutes`,
    hint: position(top, text.length, room, screenReader),
    body,
  });
}

/** On a wide screen what each part asks stays in sight. */
function withParts(
  read: readonly string[],
  room: number,
  { state, size, style }: ViewProps<State>,
): string[] {
  const filled = Array.from({ length: room }, (_, at) => read[at] ?? '');
  if (size.columns < wide) return filled;
  const width = Math.min(70, size.columns - proseWidth - 4);
  const parts = ['', ...partLines(state.problem, { width, style })].slice(0, room);
  return sideBySide(filled, [style.strong('What each part asks'), ...parts.slice(1)], proseWidth);
}

type Row = { readonly action: Action; readonly name: string; readonly value: string; readonly means: string };

/** What is chosen before the start, each line with the key that changes it. */
function formLines(state: State, bindings: readonly Binding[], style: Style): string[] {
  const rows = rowsOf(state);
  const values = Math.max(...rows.map(({ value }) => value.length));
  const line = ({ action, name, value, means }: Row) =>
    `  ${style.strong(keyFor(bindings, action))}  ${pad(name, 9)}  ${style.strong(pad(value, values))}  ${style.muted(means)}`;
  const filler = Array.from({ length: formHeight - 2 - rows.length }, () => '');
  return [style.muted('─'.repeat(40)), ...rows.map(line), ...filler, ready(state, bindings)];
}

function formAloud(state: State, bindings: readonly Binding[]): string[] {
  return [
    ...rowsOf(state).map(
      ({ action, name, value, means }) =>
        `${name}: ${value}, ${means}. Key ${keyFor(bindings, action)} changes it.`,
    ),
    ready(state, bindings).trim(),
  ];
}

function ready(state: State, bindings: readonly Binding[]): string {
  const { timed } = state;
  const start = keyFor(bindings, 'start');
  return timed
    ? `  The clock has not started. ${start} starts ${points(minutesOf(state))} minutes.`
    : `  The clock has not started, and will not run: take your time. ${start} starts.`;
}

function rowsOf(state: State): Row[] {
  const { mode, only, timed, minutes, curveball, problem } = state;
  const title = problem.parts.find(({ id }) => id === only)?.title ?? '';
  const rows: Row[] = [
    {
      action: 'mode',
      name: 'Mode',
      value: mode,
      means:
        mode === 'interview'
          ? 'the bell of a part moves you on; no pause'
          : 'the bell only says so; you may pause',
    },
    {
      action: 'part',
      name: 'Parts',
      value: only === null ? 'all' : only,
      means: only === null ? 'in turn, and you may move between them' : `${title} alone`,
    },
    {
      action: 'time',
      name: 'Time',
      value: timed ? `${points(minutesOf(state))} minutes` : 'untimed',
      means: !timed ? 'no clock, no bell' : minutes === null ? 'as in the real thing' : 'shared out as usual',
    },
  ];
  if (!mayHaveCurveball(state)) return rows;
  return [
    ...rows,
    {
      action: 'curveball',
      name: 'Curveball',
      value: curveball ? 'on' : 'off',
      means: curveball ? 'the interviewer changes a requirement under way' : 'requirements stay as they are',
    },
  ];
}

/** All there is to know before the clock starts. */
export const briefing: Screen<State, Action> = {
  title: 'Briefing',
  bindings,
  update,
  View: linesView(paint),
  active,
};

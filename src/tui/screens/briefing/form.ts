import { pad } from '../../../reporters/measure.ts';
import { points } from '../../../reporters/points.ts';
import type { Style } from '../../../reporters/style.ts';
import type { Binding } from '../../keys/binding.ts';
import { keyFor } from '../../view/key-label.ts';
import type { Action } from './keys.ts';
import { mayHaveCurveball, minutesOf, type State } from './choices.ts';

/** Its lines, always as many, so that the text above stays where it is. */
export const formHeight = 6;

type Row = { readonly action: Action; readonly name: string; readonly value: string; readonly means: string };

/** What is chosen before the start, each line with the key that changes it. */
export function formLines(state: State, bindings: readonly Binding[], style: Style): string[] {
  const rows = rowsOf(state);
  const values = Math.max(...rows.map(({ value }) => value.length));
  const line = ({ action, name, value, means }: Row) =>
    `  ${style.strong(keyFor(bindings, action))}  ${pad(name, 9)}  ${style.strong(pad(value, values))}  ${style.muted(means)}`;
  const filler = Array.from({ length: 4 - rows.length }, () => '');
  return [style.muted('─'.repeat(40)), ...rows.map(line), ...filler, ready(state, bindings)];
}

export function formAloud(state: State, bindings: readonly Binding[]): string[] {
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

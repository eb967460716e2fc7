import type { ReactElement } from 'react';
import { visible } from '../../../reporters/visible.ts';
import type { ViewProps } from '../../screen.ts';
import { frame } from '../../view/frame.ts';
import { Lines } from '../../view/lines.tsx';
import { proseWidth } from '../../view/prose.ts';
import { position, seen } from '../../view/scroll.ts';
import { sideBySide } from '../../view/side.ts';
import { formAloud, formLines } from './form.ts';
import { layout, wide } from './layout.ts';
import { minutesOf, type State } from './choices.ts';
import { partLines } from './text.ts';

export function View(props: ViewProps<State>): ReactElement {
  return <Lines lines={paint(props)} />;
}

function paint(props: ViewProps<State>): string[] {
  const { state, size, style, bindings, screenReader } = props;
  const { problem, top } = state;
  const { text, room } = layout(state, size, style);
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

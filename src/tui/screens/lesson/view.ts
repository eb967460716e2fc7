import { block } from '../../../reporters/measure.ts';
import { visible, visibleLines } from '../../../reporters/visible.ts';
import type { Screen, ViewProps } from '../../screen.ts';
import { frame } from '../../view/frame.ts';
import { linesView } from '../../view/lines.tsx';
import { position, seen } from '../../view/scroll.ts';
import { layout, type State } from './document.ts';
import { type Action, bindings, type Message, update } from './state.ts';

function paint(props: ViewProps<State>): string[] {
  const { state, size, style, screenReader } = props;
  const { lines, room } = layout(state, size, style);
  const shown = seen(lines, state.top, room);
  const why = state.broken === null ? [] : whyLines(state.broken, props);
  return frame({
    ...props,
    title: visible(state.problem.title),
    about: `lesson${running(state)}`,
    hint: position(state.top, lines.length, room, screenReader),
    body: [...why, ...shown.map((line) => (screenReader ? line.replace(/^\s*│/, '') : line))].slice(0, room),
  });
}

/** How far the blocks are, until all have run. */
function running({ parts, outcomes, broken }: State): string {
  const all = parts.filter(({ kind }) => kind === 'block').length;
  return broken !== null || outcomes.size >= all ? '' : `, running its SQL: ${outcomes.size} of ${all}`;
}

function whyLines(message: string, { size, style }: ViewProps<State>): string[] {
  const text = block(['Its SQL is not run:', ...visibleLines(message)], size.columns, 0);
  return [...text.map(style.warn), ''];
}

/** The lesson of a problem; its SQL is run while one reads. */
export const lesson: Screen<State, Action, Message> = {
  title: 'Lesson',
  bindings,
  update,
  View: linesView(paint),
};

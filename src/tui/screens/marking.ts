import { marksOf, type PointToMark } from '../../app/sitting/marks.ts';
import type { Attempt } from '../../domain/attempt.ts';
import { MARKS, type Mark } from '../../domain/mark.ts';
import { SEEMS } from '../../reporters/answers.ts';
import { markdown } from '../../reporters/markdown.ts';
import { block, pad } from '../../reporters/measure.ts';
import { plain, type Style } from '../../reporters/style.ts';
import { visible } from '../../reporters/visible.ts';
import type { Binding } from '../keys.ts';
import type { Screen, ScreenEvent, Size, Step, ViewProps } from '../screen.ts';
import { bodyRoom, frame, proseRoom } from '../view/frame.ts';
import { keyFor } from '../view/key-label.ts';
import { linesView } from '../view/lines.tsx';
import { isMove, moveBindings, position, scrolled, seen } from '../view/scroll.ts';
import { sideBySide, split } from '../view/styled.ts';
import { markWords } from './defend/layout.ts';

export type State = {
  readonly attempt: Pick<Attempt, 'id' | 'number' | 'plan'>;
  readonly points: readonly PointToMark[];
  /** The point that is shown; as many as there are points: the end, where they are summed up. */
  readonly at: number;
  readonly top: number;
};

const bindings = [
  { action: 'made', keys: ['1'], help: 'the answer makes the point', footer: 'made' },
  { action: 'half', keys: ['2'], help: 'it makes half of it', footer: 'half' },
  { action: 'missed', keys: ['3'], help: 'it does not make it', footer: 'missed' },
  { action: 'unmark', keys: ['0', 'backspace'], help: 'no mark: the point stays open', footer: 'open' },
  { action: 'before', keys: ['left', 'p'], help: 'the point before' },
  { action: 'next', keys: ['right', 'n', 'enter'], help: 'the next point', footer: 'next' },
  ...moveBindings('scroll'),
  { action: 'leave', keys: ['escape', 'q'], help: 'to the scorecard, which has your marks', footer: 'done' },
] as const satisfies readonly Binding[];

export type Action = (typeof bindings)[number]['action'];

type Data = { readonly attempt: Attempt; readonly points: readonly PointToMark[] };

/** Begins at the first point that has no mark. */
export function initial({ attempt: { id, number, plan }, points }: Data): State {
  const open = points.findIndex(({ mark }) => mark === null);
  return { attempt: { id, number, plan }, points, at: open < 0 ? points.length : open, top: 0 };
}

/** At the end there is nothing to mark, and behind it no point. */
function active({ points, at }: State, action: Action): boolean {
  if (action === 'leave') return true;
  if (action === 'before') return at > 0;
  return at < points.length;
}

function update(state: State, event: ScreenEvent<Action>, size: Size): Step<State> {
  if (event.kind !== 'action') return { state };
  const { action } = event;
  const { attempt, points, at, top } = state;
  if (isMove(action)) {
    const { lines, room } = comparison(state, size);
    return { state: { ...state, top: scrolled(top, action, lines.length, room) } };
  }
  switch (action) {
    case 'made':
    case 'half':
    case 'missed':
      return marked(state, action);
    case 'unmark':
      return marked(state, null);
    case 'before':
      return { state: shown(state, Math.max(0, at - 1)) };
    case 'next':
      return { state: shown(state, Math.min(points.length, at + 1)) };
    case 'leave':
      return { state, effects: [{ kind: 'marked', attempt: attempt.id, marks: marksOf(points) }] };
  }
}

const shown = (state: State, at: number): State => ({ ...state, at, top: 0 });

/** A mark is kept at once, and the next point comes; one that is taken back stays in sight. */
function marked(state: State, mark: Mark | null): Step<State> {
  const { attempt, at } = state;
  if (at >= state.points.length) return { state };
  const points = state.points.map((point, nth) => (nth === at ? { ...point, mark } : point));
  const next = { ...state, points };
  return {
    state: mark === null ? next : shown(next, at + 1),
    effects: [{ kind: 'keep-marks', attempt: attempt.id, marks: marksOf(points) }],
  };
}

const besideFrom = 110;

/** The point, in a few words. */
function titleLines({ point }: PointToMark, { columns }: Size, style: Style = plain): string[] {
  return block([visible(point.title)], proseRoom(columns), 0).map(style.strong);
}

/** What is scrolled: the nearest sentences beside the model answer, or above it, then the whole answer. */
function comparison({ points, at }: State, size: Size, style: Style = plain) {
  const one = points[at];
  if (!one) return { lines: [], room: bodyRoom(size) };
  const beside = size.columns >= besideFrom;
  const { left, right } = split(Math.min(size.columns, 203), 0.5);
  const width = beside ? Math.min(left, 100) : proseRoom(size.columns);
  const nearest = nearestLines(one, width, style);
  const model = [
    style.strong('How a good answer makes it'),
    '',
    ...markdown(one.point.model, { width: beside ? Math.min(right, 100) : width, style }),
  ];
  const whole = [
    style.strong(`All of ${visible(one.file)}${one.round === null ? '' : ` ${one.round}`}`),
    '',
    ...markdown(one.answer, { width: proseRoom(size.columns), style }),
  ];
  const above = beside ? sideBySide(nearest, model, width) : [...nearest, '', ...model];
  return {
    lines: [...above, '', ...whole],
    room: bodyRoom(size) - titleLines(one, size).length - 3,
  };
}

function nearestLines({ point }: PointToMark, width: number, style: Style): string[] {
  const quotes = point.quotes.flatMap((quote, nth) => [
    ...(nth === 0 ? [] : ['']),
    ...block([visible(quote)], width, 0),
  ]);
  return [
    style.strong('Nearest in yours') + style.muted(`  ${SEEMS[point.seems]}`),
    '',
    ...(quotes.length === 0 ? ['Nothing of it speaks of this.'] : quotes),
  ];
}

/** How many points have each mark, and how many none. */
function countsOf({ points }: State): Readonly<Record<Mark | 'open', number>> {
  const count = (mark: Mark | null) => points.filter((point) => point.mark === mark).length;
  const [made, half, missed] = MARKS.map(count);
  return { made: made ?? 0, half: half ?? 0, missed: missed ?? 0, open: count(null) };
}

function paint(props: ViewProps<State>): string[] {
  const { state } = props;
  const { attempt, points, at } = state;
  const one = points[at];
  const which = one ? `point ${at + 1} of ${points.length}` : 'all points';
  const { body, hint } = one ? pointBody(props) : { body: endBody(props), hint: '' };
  return frame({
    ...props,
    title: 'Marking',
    about: `${which}, ${visible(attempt.plan.problem.title)}, attempt ${attempt.number}`,
    hint,
    body,
  });
}

const askWords: Readonly<Record<Mark, string>> = { made: 'made it', half: 'half', missed: 'missed it' };

function pointBody({ state, size, style, screenReader, bindings: keys }: ViewProps<State>) {
  const one = state.points[state.at];
  if (!one) return { body: [], hint: '' };
  const at = screenReader ? { ...size, columns: Math.min(size.columns, 100) } : size;
  const { lines, room } = comparison(state, at, style);
  const shown = seen(lines, state.top, room);
  const filled = Array.from({ length: room }, (_, nth) => shown[nth] ?? '');
  const about = style.muted(
    visible(`${one.file}: ${one.about}${one.round === null ? '' : `, ${one.round}`}`),
  );
  const now = one.mark === null ? '' : `  ${style.muted(`now: ${markWords[one.mark].words}`)}`;
  const ask = `Does yours make it?  ${MARKS.map((mark) => `${keyFor(keys, mark)} ${askWords[mark]}`).join('  ')}${now}`;
  return {
    body: [about, ...titleLines(one, at, style), '', ...filled, ask],
    hint: position(state.top, lines.length, room, screenReader),
  };
}

function endBody({ state, style, bindings: keys }: ViewProps<State>): string[] {
  if (state.points.length === 0) return ['  There is no answer in words to mark.'];
  const counts = countsOf(state);
  const lines = MARKS.map((mark) => {
    const { sign, words, paint: paintIt } = markWords[mark];
    return `  ${style[paintIt](`${sign} ${pad(words, 8)}`)}  ${counts[mark]}`;
  });
  return [
    '  Your marks:',
    '',
    ...lines,
    ...(counts.open > 0 ? [`  ${style.muted(`? ${pad('open', 8)}`)}  ${counts.open}`] : []),
    '',
    `  ${keyFor(keys, 'leave')}: the scorecard has them. What has no mark stays open.`,
  ];
}

/** The candidate marks the points of the answers in words, beside the model answers. */
export const marking: Screen<State, Action> = {
  title: 'Marking',
  bindings,
  update,
  View: linesView(paint),
  active,
};

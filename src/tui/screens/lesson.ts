import type { LessonBlock, LessonOutcome, LessonPart } from '../../domain/lesson.ts';
import { codePainter } from '../../editor/code.ts';
import { looksOf } from '../../editor/style.ts';
import { lessonPart } from '../../reporters/lesson.ts';
import { block } from '../../reporters/measure.ts';
import { plain, type Style } from '../../reporters/style.ts';
import { visible, visibleLines } from '../../reporters/visible.ts';
import type { Binding } from '../keys.ts';
import type { Screen, ScreenEvent, Size, Step, ViewProps } from '../screen.ts';
import { bodyRoom, frame, proseRoom } from '../view/frame.ts';
import { linesView } from '../view/lines.tsx';
import { isMove, moveBindings, position, scrolled, seen } from '../view/scroll.ts';

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

function update(state: State, event: ScreenEvent<Action, Message>, size: Size): Step<State> {
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

export type State = {
  /** Id and title of the problem that it is a lesson for. */
  readonly problem: { readonly id: string; readonly title: string };
  readonly parts: readonly LessonPart[];
  /** What came of the blocks so far, by their lines in the page. */
  readonly outcomes: ReadonlyMap<number, LessonOutcome>;
  /** Why the blocks are not run; null: they are. */
  readonly broken: string | null;
  /** First line that is shown. */
  readonly top: number;
};

type Document = {
  readonly lines: readonly string[];
  /** The line at which each part begins. */
  readonly starts: readonly number[];
  /** Those at which a section begins. */
  readonly sections: readonly number[];
};

/** The page at this size, and how many lines of it are seen at once. */
function layout(state: State, size: Size, style: Style = plain): Document & { readonly room: number } {
  return { ...drawn(state, proseRoom(size.columns), style), room: bodyRoom(size) };
}

type Drawing = { readonly width: number; readonly style: Style; readonly document: Document };

/** A page is drawn for each key that scrolls it, and changes when a result comes in. */
const drawings = new WeakMap<State['outcomes'], Drawing[]>();

function drawn(state: State, width: number, style: Style): Document {
  const known = drawings.get(state.outcomes) ?? [];
  const found = known.find((one) => one.width === width && one.style === style);
  if (found) return found.document;
  const document = draw(state, width, style);
  drawings.set(state.outcomes, [...known.slice(-1), { width, style, document }]);
  return document;
}

function draw({ parts, outcomes, broken }: State, width: number, style: Style): Document {
  const lines: string[] = [];
  const starts: number[] = [];
  const sections: number[] = [];
  const code = style === plain ? null : codePainter(looksOf(style));
  for (const part of parts) {
    if (lines.length > 0) lines.push('');
    starts.push(lines.length);
    const none = broken === null ? 'running' : 'not-run';
    const state = part.kind === 'block' ? (outcomes.get(part.block.line) ?? none) : none;
    for (const piece of part.kind === 'prose' ? bySection(part.text) : [null]) {
      if (piece !== null && /^#/.test(piece)) sections.push(lines.length);
      const own = piece === null ? part : { kind: 'prose' as const, text: piece };
      lines.push(...lessonPart(own, state, { width, style, ...(code && { code }) }));
      if (piece !== null) lines.push('');
    }
    if (lines.at(-1) === '') lines.pop();
  }
  return { lines, starts, sections };
}

/** Prose cut before each heading, those within code left where they are. */
function bySection(text: string): string[] {
  const pieces: string[] = [''];
  let fenced = false;
  for (const line of text.split('\n')) {
    if (/^\s*(?:```|~~~)/.test(line)) fenced = !fenced;
    if (!fenced && /^#{1,6}\s/.test(line)) pieces.push('');
    pieces[pieces.length - 1] += `${line}\n`;
  }
  return pieces.filter((piece) => piece.trim() !== '');
}

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

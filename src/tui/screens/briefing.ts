import { minutesOf as minutesOfParts } from '../../domain/minutes.ts';
import type { Part, Problem } from '../../domain/problem.ts';
import type { SittingMode } from '../../domain/sitting.ts';
import { markdown } from '../../reporters/markdown.ts';
import { block, pad } from '../../reporters/measure.ts';
import { points } from '../../reporters/points.ts';
import { untitled } from '../../reporters/statement.ts';
import { plain, type Style } from '../../reporters/style.ts';
import { visible } from '../../reporters/visible.ts';
import type { Binding } from '../keys.ts';
import type { Screen, ScreenEvent, Size, Step, ViewProps } from '../screen.ts';
import { bodyRoom, frame, proseRoom, proseWidth } from '../view/frame.ts';
import { keyFor } from '../view/key-label.ts';
import { linesView } from '../view/lines.tsx';
import { isMove, moveBindings, position, scrolled, seen } from '../view/scroll.ts';
import { sideBySide } from '../view/styled.ts';
import { counted } from '../view/words.ts';

export const bindings = [
  { action: 'start', keys: ['enter'], help: 'start: the clock runs from here', footer: 'start the clock' },
  ...moveBindings('read on'),
  { action: 'mode', keys: ['m'], help: 'interview or practice' },
  { action: 'part', keys: ['p'], help: 'all parts, or one of them' },
  { action: 'time', keys: ['t'], help: 'with the clock or untimed' },
  { action: 'curveball', keys: ['c'], help: 'a requirement that changes under way, or none' },
  { action: 'lesson', keys: ['l'], help: 'the lesson of the problem', footer: 'lesson' },
  { action: 'leave', keys: ['escape', 'q'], help: 'back to the problems', footer: 'back' },
] as const satisfies readonly Binding[];

export type Action = (typeof bindings)[number]['action'];

export type State = {
  readonly problem: Problem;
  readonly mode: SittingMode;
  /** Id of the only part that is practised; null: all timed ones. */
  readonly only: string | null;
  readonly timed: boolean;
  /** The whole time instead of the problem's own; null: the problem's own. */
  readonly minutes: number | null;
  readonly curveball: boolean;
  /** First line of the statement that is shown. */
  readonly top: number;
};

function timedParts({ parts }: Problem): readonly Part[] {
  return parts.filter(({ minutes }) => minutes !== null);
}

/** An interviewer changes a requirement in an interview only, and only in a part that is sat. */
function mayHaveCurveball({ problem, mode, only }: State): boolean {
  return mode === 'interview' && problem.curveballs.some(({ part }) => only === null || part === only);
}

/** Minutes of the sitting as it is chosen. */
function minutesOf({ problem, only, minutes: given }: State): number {
  if (given !== null) return given;
  const chosen = problem.parts.filter(({ id }) => only === null || id === only);
  return minutesOfParts({ parts: chosen });
}

type Data = {
  readonly problem: Problem;
  /** What the settings say. */
  readonly mode: SittingMode;
  /** Id of the part that is to be practised alone, where one comes to practise it. */
  readonly part?: string | null;
};

export function initial({ problem, mode, part }: Data): State {
  return { problem, mode, only: part ?? null, timed: true, minutes: null, curveball: true, top: 0 };
}

function update(state: State, event: ScreenEvent<Action>, size: Size): Step<State> {
  if (event.kind !== 'action') return { state };
  const { action } = event;
  if (isMove(action)) {
    const { text, room } = layout(state.problem, size);
    return { state: { ...state, top: scrolled(state.top, action, text.length, room) } };
  }
  switch (action) {
    case 'mode':
      return { state: { ...state, mode: state.mode === 'interview' ? 'practice' : 'interview' } };
    case 'part':
      return { state: { ...state, only: nextPart(state) } };
    case 'time':
      return { state: { ...state, timed: !state.timed } };
    case 'curveball':
      return { state: mayHaveCurveball(state) ? { ...state, curveball: !state.curveball } : state };
    case 'lesson':
      return { state, effects: [{ kind: 'go', to: { screen: 'lesson', problem: state.problem.id } }] };
    case 'start':
      return { state, effects: [start(state)] };
    case 'leave':
      return { state, effects: [{ kind: 'back' }] };
  }
}

/** All, then each by itself, then all again. */
function nextPart({ problem, only }: State): string | null {
  const ids = timedParts(problem).map(({ id }) => id);
  return ids[only === null ? 0 : ids.indexOf(only) + 1] ?? null;
}

function start(state: State) {
  const { problem, mode, only, timed, minutes, curveball } = state;
  return {
    kind: 'start-sitting',
    problem: problem.id,
    mode,
    parts: only === null ? null : [only],
    minutes: timed ? minutes : null,
    untimed: !timed,
    curveballs: curveball && mayHaveCurveball(state),
  } as const;
}

/** A lesson is there where the problem has one. */
function active({ problem }: State, action: Action): boolean {
  return action !== 'lesson' || problem.lesson !== null;
}

/** Lines of what is chosen below the statement: always as many, so that the text stays where it is. */
const formHeight = 6;

/** From here on the parts stand beside the statement. */
const wide = 150;

/** The lines of the statement at this size, and how many are seen at once. */
function layout(problem: Problem, size: Size, style: Style = plain) {
  const text = briefingText(problem, {
    width: proseRoom(size.columns),
    style,
    beside: size.columns >= wide,
  });
  return { text, room: bodyRoom(size) - formHeight - 1 };
}

type Options = { readonly width: number; readonly style: Style };

/**
 * All there is to read before the start: what is told first, what each part asks (unless that stands `beside`), then
 * all to look up.
 */
function briefingText(problem: Problem, { width, style, beside }: Options & { beside: boolean }): string[] {
  const { first, rest } = apart(untitled(problem));
  return [
    ...markdown(first, { width, style }),
    '',
    ...(beside ? [] : [style.strong('What each part asks'), ...partLines(problem, { width, style })]),
    style.strong('What is judged'),
    ...block([judged(problem)], width, 2),
    ...(rest === '' ? [] : ['', ...markdown(rest, { width, style })]),
  ];
}

/** The statement up to its section about files, which begins what is for looking up. */
function apart(statement: string): { first: string; rest: string } {
  const at = statement.search(/^##\s+Files\s*$/m);
  if (at < 0) return { first: statement.trim(), rest: '' };
  return { first: statement.slice(0, at).trim(), rest: statement.slice(at).trim() };
}

function partLines(problem: Problem, { width, style }: Options): string[] {
  return problem.parts.flatMap(({ id, title, minutes }) => [
    `  ${style.strong(`${id}  ${visible(title)}`)}  ${style.muted(minutes === null ? 'after the bell, untimed' : counted(minutes, 'minute'))}`,
    ...problem.tasks
      .filter(({ part }) => part === id)
      .flatMap(({ title: task, asks }) => markdown(`${task}: ${asks.trim()}`, { width: width - 5, style }))
      .map((line) => `     ${line}`),
    '',
  ]);
}

function judged(problem: Problem): string {
  const { checks, pass } = problem;
  const sum = (scale: 'design' | 'proof') =>
    checks.filter((check) => check.scale === scale).reduce((total, check) => total + check.points, 0);
  const [design, proof] = [sum('design'), sum('proof')];
  const parts = [
    ...(design > 0 ? [`${design} points for the design, which is read and not run`] : []),
    ...(proof > 0 ? [`${proof} for the proof, ${proofOf(problem)}`] : []),
  ];
  return `${checks.length} checks: ${parts.join(', and ')}. ${Math.round(pass * 100)} percent pass. What stands at the bell is the mark; going on is overtime, graded apart.`;
}

/** What happens to a delivery, in the order in which it is told. */
const HARDER: readonly (readonly [string, readonly string[]])[] = [
  ['late', ['late', 'as-received']],
  ['twice', ['twice', 'again']],
  ['in any order', ['shuffled']],
];

/** `what your model answers when events come late, twice and in any order` */
function proofOf({ deliverables, scenarios }: Problem): string {
  const own = deliverables.some(({ role, given }) => role === 'schema' && given === null);
  const kinds = new Set(scenarios.flatMap(({ deliver }) => deliver.map(({ kind }) => kind as string)));
  const ways = HARDER.flatMap(([name, by]) => (by.some((kind) => kinds.has(kind)) ? name : []));
  const when = ways.length === 0 ? '' : ` when events come ${listed(ways)}`;
  return `what your ${own ? 'model answers' : 'queries answer'}${when}`;
}

function listed(names: readonly string[]): string {
  const last = names.at(-1) ?? '';
  return names.length < 2 ? last : `${names.slice(0, -1).join(', ')} and ${last}`;
}

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

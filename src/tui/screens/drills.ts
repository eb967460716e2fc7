import { type Drill, drillId, type Schedule } from '../../domain/drill.ts';
import { block } from '../../reporters/measure.ts';
import { comes, lastWords, memoryWords, recallWords, scheduleWords } from '../../reporters/schedule.ts';
import { visible } from '../../reporters/visible.ts';
import type { Binding } from '../keys.ts';
import type { Screen, ScreenEvent, Size, Step, ViewProps } from '../screen.ts';
import { movedWords, reviewWords, standingWords } from '../view/words.ts';
import { bodyRoom, frame, proseRoom } from '../view/frame.ts';
import { linesView } from '../view/lines.tsx';
import { isMove, keptInSight, moveBindings, moved, position, seen } from '../view/scroll.ts';
import { type Column, table } from '../view/styled.ts';

export const bindings = [
  {
    action: 'open',
    keys: ['enter'],
    help: 'the briefing of the drill: one task, five minutes',
    footer: 'drill',
  },
  ...moveBindings('choose'),
  { action: 'leave', keys: ['escape', 'q'], help: 'back to the problems', footer: 'back' },
] as const satisfies readonly Binding[];

export type Action = (typeof bindings)[number]['action'];

/** An attempt or a problem that could not be read, and counts nowhere. */
type Unread = { readonly id: string; readonly why: string };

export type State = {
  readonly schedule: Schedule;
  readonly broken: readonly Unread[];
  /** Id of the drill that has just ended: it is told how that moved it. */
  readonly just: string | null;
  readonly selected: number;
};

type Data = Omit<State, 'selected'>;

/** The first is chosen, but for the one that has just been drilled. */
export function initial(data: Data): State {
  const next = data.schedule.drills.findIndex((one) => drillId(one) !== data.just);
  return { ...data, selected: Math.max(0, next) };
}

/** The drill that has just ended; null: none has, or it was not graded. */
function justEnded({ schedule, just }: State): Drill | null {
  return schedule.drills.find((one) => drillId(one) === just) ?? null;
}

/** Where no task can be drilled there is nothing to open. */
function active({ schedule }: State, action: Action): boolean {
  return action === 'leave' || schedule.drills.length > 0;
}

function update(state: State, event: ScreenEvent<Action>, size: Size): Step<State> {
  if (event.kind !== 'action') return { state };
  const { action } = event;
  const { schedule, selected } = state;
  if (isMove(action)) {
    const page = Math.floor(bodyRoom(size) / 2);
    return { state: { ...state, selected: moved(selected, action, schedule.drills.length, page) } };
  }
  switch (action) {
    case 'open': {
      const drill = schedule.drills[selected];
      return drill
        ? { state, effects: [{ kind: 'go', to: { screen: 'briefing', problem: drillId(drill) } }] }
        : { state };
    }
    case 'leave':
      return { state, effects: [{ kind: 'back' }] };
  }
}

function paint(props: ViewProps<State>): string[] {
  const { state, screenReader } = props;
  const about = scheduleWords(state.schedule);
  const { body, hint } = screenReader ? aloud(props) : painted(props);
  return frame({ ...props, title: 'Drills', about, hint, body });
}

type Body = { readonly body: readonly string[]; readonly hint: string };

function painted(props: ViewProps<State>): Body {
  const { state, size, style } = props;
  const { drills } = state.schedule;
  const width = proseRoom(size.columns);
  const above = [...justLines(props, width), ...brokenLines(props, width)];
  if (drills.length === 0) return { body: [...above, '  There is no task that can be drilled.'], hint: '' };
  const { head, lines } = table(columnsOf(state.schedule.now, size.columns), drills);
  const below = aboutLines(drills[state.selected], state, width);
  const room = Math.max(3, bodyRoom(size) - above.length - below.length - 2);
  const top = keptInSight(0, state.selected, lines.length, room);
  const marked = lines.map((line, at) => (at === state.selected ? style.strong(`> ${line}`) : `  ${line}`));
  const list = [style.muted(`  ${head}`), ...seen(marked, top, room)];
  const body = [...above, ...list, '', ...below];
  return { body, hint: position(top, lines.length, room) };
}

/** From so many columns on there is room for how long a task holds; below the list it always stands. */
const wide = 110;
/** So many attempts that cannot be read are named. */
const brokenNamed = 2;

function columnsOf(now: string, columns: number): readonly Column<Drill>[] {
  const memory = columns < wide ? recallWords : memoryWords;
  return [
    { name: 'Task', of: (drill) => visible(drillId(drill)) },
    { name: 'Comes', of: (drill) => comes(drill, now) },
    { name: 'Last', of: ({ card }) => (card ? lastWords(card) : '') },
    { name: 'Memory', of: ({ card }) => (card ? memory(card) : '') },
    { name: 'Times', of: ({ card }) => (card ? String(card.reviews) : ''), right: true },
  ];
}

/** How the drill that has just ended moved its task. */
function justLines({ state, style }: ViewProps<State>, width: number): string[] {
  const drill = justEnded(state);
  if (!drill?.card) return [];
  const { now } = state.schedule;
  const words = `${reviewWords(drill.card, now)} ${movedWords(drill.card, now)}`;
  return [style.strong(`  ${visible(drill.title)}`), ...block([words], width, 2), ''];
}

function aboutLines(drill: Drill | undefined, { schedule }: State, width: number): string[] {
  if (!drill) return [];
  const { card, title, problemTitle } = drill;
  const past = card ? [reviewWords(card, schedule.now), movedWords(card, schedule.now)] : [];
  const words = [`${title}, of ${problemTitle}.`, ...past, standingWords(drill)].filter((one) => one !== '');
  return block([visible(words.join(' '))], width, 2);
}

function brokenLines({ state, style }: ViewProps<State>, width: number): string[] {
  const more = state.broken.length - brokenNamed;
  const told = [
    ...state.broken.slice(0, brokenNamed).map(unread),
    ...(more > 0 ? [`! and ${more} more: graincheck drill --schedule names them all`] : []),
  ];
  const lines = told.flatMap((one) => block([one], width, 2).map(style.warn));
  return lines.length > 0 ? [...lines, ''] : [];
}

function unread({ id, why }: State['broken'][number]): string {
  return `! ${visible(id)} cannot be read, and counts nowhere: ${visible(why.split('\n')[0] ?? '')}`;
}

function aloud({ state, size }: ViewProps<State>): Body {
  const { schedule, selected } = state;
  const { drills, now } = schedule;
  const just = justEnded(state);
  const drill = drills[selected];
  const said = ({ title, problemTitle, ...one }: Drill) =>
    `${visible(title)}, of ${visible(problemTitle)}, ${comes({ title, problemTitle, ...one }, now)}`;
  const body = [
    ...(just?.card
      ? [`${visible(just.title)}: ${reviewWords(just.card, now)} ${movedWords(just.card, now)}`]
      : []),
    ...state.broken.map(unread),
    ...(drill
      ? [
          `${selected + 1} of ${drills.length}, selected: ${said(drill)}.`,
          ...(drill.card ? [reviewWords(drill.card, now), movedWords(drill.card, now)] : []),
        ]
      : ['There is no task that can be drilled.']),
    ...drills.flatMap((other, at) => (at === selected ? [] : [`${at + 1}: ${said(other)}.`])),
  ];
  // A line that is too long for the terminal would be cut, and what is cut is not read.
  return { body: body.flatMap((line) => block([line], size.columns, 0)), hint: '' };
}

/** Every task that can be drilled, and when it comes again. */
export const drills: Screen<State, Action> = {
  title: 'Drills',
  bindings,
  update,
  View: linesView(paint),
  active,
};

import { type Drill, drillId, type Schedule } from '../../../domain/drill.ts';
import type { Binding } from '../../keys.ts';
import type { ScreenEvent, Size, Step } from '../../screen.ts';
import { bodyRoom } from '../../view/frame.ts';
import { isMove, moveBindings, moved } from '../../view/scroll.ts';

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
export function justEnded({ schedule, just }: State): Drill | null {
  return schedule.drills.find((one) => drillId(one) === just) ?? null;
}

/** Where no task can be drilled there is nothing to open. */
export function active({ schedule }: State, action: Action): boolean {
  return action === 'leave' || schedule.drills.length > 0;
}

export function update(state: State, event: ScreenEvent<Action>, size: Size): Step<State> {
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

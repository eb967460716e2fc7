import type { ClockSample } from '../../../domain/sitting.ts';
import { act, type Acted, tick, type Ticked, type Wish } from '../../../sitting/tick.ts';
import type { Ring } from '../../../sitting/due.ts';
import type { Effect, Step } from '../../screen.ts';
import { type Notice, noticeOfRings } from './notice.ts';
import { filesOf, type Workspace } from './state.ts';

/** The clocks were read. */
export function onTick(state: Workspace, at: ClockSample): Step<Workspace> {
  return taken(state, tick(state.sitting, at));
}

/** The candidate wishes something of the clock; it is done at the latest reading. */
export function onWish(state: Workspace, wish: Wish): Step<Workspace> {
  const acted: Acted = act(state.sitting, wish, state.sitting.seen);
  const step = taken(state, acted);
  if (acted.refused === null) return step;
  return { ...step, state: { ...step.state, notice: { tone: 'muted', text: acted.refused } } };
}

function taken(state: Workspace, { sitting, rings, entries }: Ticked): Step<Workspace> {
  const moved = sitting.part !== state.sitting.part;
  const next: Workspace = {
    ...state,
    sitting,
    notice: latest(state.notice, noticeOfRings(rings)),
    ...(moved && { brief: { ...state.brief, top: 0 }, popup: { kind: 'closed' as const } }),
  };
  const journal: Effect[] = entries.length > 0 ? [{ kind: 'journal', attempt: state.attempt, entries }] : [];
  const shown = rings.some(({ kind }) => kind === 'curveball') ? withCurveballs(next, rings) : next;
  return { state: shown, effects: [...bellEffects(state, rings), ...journal, ...soundOf(rings)] };
}

/** What stands at the last bell is kept; where a crash comes before that, going on with the sitting keeps it. */
function bellEffects(state: Workspace, rings: readonly Ring[]): Effect[] {
  return rings.some(({ kind }) => kind === 'last-bell')
    ? [{ kind: 'keep-at-bell', attempt: state.attempt, files: filesOf(state) }]
    : [];
}

function soundOf(rings: readonly Ring[]): Effect[] {
  return rings.some(({ kind }) => kind.endsWith('bell') || kind === 'curveball') ? [{ kind: 'sound' }] : [];
}

function withCurveballs(state: Workspace, rings: readonly Ring[]): Workspace {
  const ids = rings.flatMap((ring) => (ring.kind === 'curveball' ? ring.id : []));
  return { ...state, curveballs: [...state.curveballs, ...ids], brief: { open: true, top: 0 } };
}

const latest = (shown: Notice | null, next: Notice | null): Notice | null => next ?? shown;

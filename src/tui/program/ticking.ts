import type { ClockSample } from '../../domain/sitting.ts';
import type { Session } from './session.ts';
import { clockView } from '../../sitting/view.ts';
import type { Workspace } from '../screens/workspace/state.ts';

/** Milliseconds from one sign of life in the journal to the next: as much of the clock as a crash can hide. */
const beatEvery = 5_000;

/** Reads the clocks as each second of the sitting goes by, while one is on the screen. */
export function startTicking(
  session: Session,
  workspace: () => Workspace | null,
  tick: (at: ClockSample) => void,
): () => void {
  const { clock } = session.desktop;
  let timer: NodeJS.Timeout;
  let lastBeat = 0;
  const turn = () => {
    const state = workspace();
    if (state && session.live) {
      const at = clock();
      tick(at);
      if (at.monotonicMs - lastBeat >= beatEvery) {
        lastBeat = at.monotonicMs;
        session.live?.append([{ kind: 'beat', at }]);
      }
    }
    timer = setTimeout(turn, untilNextSecond(workspace()));
  };
  timer = setTimeout(turn, 1_000);
  return () => clearTimeout(timer);
}

/** What is shown counts whole seconds down, so it changes where a second of what is left is over. */
function untilNextSecond(state: Workspace | null): number {
  if (!state) return 1_000;
  const { totalLeftMs, phase, overtimeMs } = clockView(state.sitting);
  if (phase === 'overtime') return 1_001 - (overtimeMs % 1_000);
  const over = (totalLeftMs ?? 0) % 1_000;
  return (over === 0 ? 1_000 : over) + 1;
}

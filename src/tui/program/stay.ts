import type { Desktop } from '../../app/sitting/desktop.ts';
import type { Scorecard } from '../../domain/scorecard.ts';
import type { ClockSample } from '../../domain/sitting.ts';
import { textOf } from '../../editor/buffer.ts';
import { warmUp } from '../../editor/warm-up.ts';
import { jsonReport, type Tool } from '../../reporters/json.ts';
import { planSitting } from '../../sitting/plan.ts';
import { clockView } from '../../sitting/view.ts';
import type { FirstFrame } from '../first-frame.ts';
import { globalBindings, type Input, keyFaults } from '../keys.ts';
import type { Destination } from '../screen.ts';
import { filesOf, type Workspace } from '../screens/workspace/state.ts';
import { colourOf } from '../terminal/capability.ts';
import { type FullScreen, openFullScreen } from '../terminal/lifecycle.ts';
import { shownOf } from './model.ts';
import { openScreen } from './open.ts';
import { performer } from './perform.ts';
import { Program } from './program.tsx';
import { SCREENS, type Shown } from './screens.ts';
import { openSession, type Session, type Wanted } from './session.ts';

type Stay = {
  readonly desktop: Desktop;
  readonly wanted: Wanted;
  readonly tool: Tool;
  readonly screenReader: boolean;
  /** What is to be said about the settings. */
  readonly faults: readonly string[];
  /** Null: nothing is on the terminal yet. */
  readonly begun: FirstFrame | null;
};

/**
 * Stays in the full screen until it is left.
 * @throws UserError where what was wanted cannot be opened.
 */
export async function stay({ desktop, wanted, tool, screenReader, faults, begun }: Stay): Promise<void> {
  const report = (card: Scorecard, durationMs: number) => jsonReport(card, { tool, durationMs });
  const session = openSession(desktop, wanted, report);
  const keys = keyFaults(desktop.settings.keys, { ...bindingsByScreen(), everywhere: globalBindings });
  const all = [...faults, ...keys];
  if (begun) {
    const first: Shown = { name: 'problems', state: begun.state };
    await run(session, begun.screen, first, all, screenReader, begun.handOver());
  } else {
    const first = await firstScreen(session);
    await run(session, openFullScreen(screenReader ? 'lines' : 'full'), first, all, screenReader, []);
  }
}

function bindingsByScreen() {
  return Object.fromEntries(Object.entries(SCREENS).map(([name, { bindings }]) => [name, bindings]));
}

/** Straight to the briefing of what was named, unless a sitting of it waits to be gone on with. */
async function firstScreen(session: Session): Promise<Shown> {
  const { wanted, desktop } = session;
  if (wanted.problem === null) return openScreen(session, { screen: 'problems' });
  const problem = await session.problem(wanted.problem);
  const { id } = problem;
  // What cannot be sat is said now, and not when the clock is to start.
  planSitting(problem, {
    mode: wanted.mode ?? desktop.settings.mode,
    parts: wanted.part === null ? null : [wanted.part],
    minutes: wanted.minutes,
    untimed: wanted.untimed,
    curveballs: wanted.curveballs,
  });
  const waits = desktop.store.unfinished().some(({ plan }) => plan.problem.id === id);
  const to: Destination = waits ? { screen: 'problems' } : { screen: 'briefing', problem: id };
  return openScreen(session, to);
}

async function run(
  session: Session,
  screen: FullScreen,
  first: Shown,
  faults: readonly string[],
  screenReader: boolean,
  /** Those of before the program was there. */
  pressed: readonly Input[],
): Promise<void> {
  const { settings } = session.desktop;
  const { promise: left, resolve: leave, reject: fail } = Promise.withResolvers<void>();
  const works = performer({
    session,
    screen,
    dispatch: (event) => program.dispatch(event),
    canGoBack: () => program.model.stack.length > 1,
    quit: () => leave(),
  });
  const program = new Program(
    {
      surface: screen.surface,
      colour: colourOf(process.env, settings.colour),
      keys: settings.keys,
      screenReader,
      perform: works.perform,
      fault: fail,
    },
    first,
  );
  const workspace = (): Workspace | null =>
    program.model.stack.find(
      (shown): shown is Extract<Shown, { name: 'workspace' }> => shown.name === 'workspace',
    )?.state ?? null;
  const tick = (at = session.desktop.clock()) =>
    program.dispatch({ kind: 'message', message: { to: 'workspace', message: { kind: 'tick', at } } });
  session.current = () => {
    const state = workspace();
    return state ? filesOf(state) : {};
  };
  const onInputs = (inputs: readonly Input[]) => {
    // Whatever a key does to the clock happens at its own moment.
    const acts = inputs.some((input) => input.kind === 'press' && /^(?:f\d|ctrl|alt)/.test(input.key));
    if (acts && session.live && shownOf(program.model).name === 'workspace') tick();
    program.inputs(inputs);
  };
  screen.onInputs(onInputs);
  screen.onResize(() => program.repaint());
  screen.beforeEnd(() => saveAtOnce(session, workspace()));
  program.start();
  if (faults.length > 0) program.dispatch({ kind: 'fault', text: faults.join('\n') });
  if (pressed.length > 0) onInputs(pressed);
  const stopTicking = startTicking(session, workspace, tick);
  // Behind the first frame, so that the first key of a person finds compiled code.
  setTimeout(warmUp, 50).unref();
  try {
    await left;
    await works.close();
  } finally {
    stopTicking();
    program.end();
    screen.close();
  }
}

/** The process ends in some other way than by being left: what is not on disk yet goes there now. */
function saveAtOnce({ live, desktop }: Session, state: Workspace | null): void {
  if (!live || !state) return;
  for (const { deliverable, buffer, disk } of state.tabs)
    if (disk.kind !== 'saved') live.saveNow(deliverable.file, textOf(buffer));
  live.append([{ kind: 'beat', at: desktop.clock() }]);
}

/** Milliseconds from one sign of life in the journal to the next: as much of the clock as a crash can hide. */
const beatEvery = 5_000;

/** Reads the clocks as each second of the sitting goes by, while one is on the screen. */
function startTicking(
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

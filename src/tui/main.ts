import {
  openDesktop,
  type ReadSettings,
  readSettings,
  realTimes,
  saveSettings,
  type Times,
} from '../app/sitting/desktop.ts';
import type { Scorecard } from '../domain/scorecard.ts';
import type { Settings } from '../domain/settings.ts';
import { UserError } from '../domain/user-error.ts';
import { textOf } from '../editor/buffer.ts';
import { warmUp } from '../editor/warm-up.ts';
import { jsonReport, type Tool } from '../reporters/json.ts';
import type { Destination } from './effect.ts';
import { keyFaults } from './keys/resolve.ts';
import { shownOf } from './program/model.ts';
import { openScreen } from './program/open.ts';
import { performer } from './program/perform.ts';
import { Program } from './program/program.tsx';
import { SCREENS, type Shown } from './program/screens.ts';
import { openSession, type Session, type Wanted } from './program/session.ts';
import { startTicking } from './program/ticking.ts';
import { planSitting } from '../sitting/plan.ts';
import type { Workspace } from './screens/workspace/state.ts';
import { filesOf } from './screens/workspace/state.ts';
import { colourOf, whyNoScreen } from './terminal/capability.ts';
import { openFullScreen } from './terminal/lifecycle.ts';
import { globalBindings } from './view/global.ts';

export type Opening = Wanted & {
  readonly tool: Tool;
  /** Lines are read aloud: no full screen. Null: as the settings and `INK_SCREEN_READER` say. */
  readonly screenReader: boolean | null;
};

/**
 * Opens the full screen and stays until it is left; `interrupted`: by Ctrl+C, before it was open.
 * @throws UserError where there is no terminal, no such problem, or no place to keep attempts.
 */
export async function openTerminal(
  opening: Opening,
  times: Times = realTimes,
): Promise<'left' | 'interrupted'> {
  refuseWithoutTerminal();
  const read = await readSettings();
  // Whoever cannot keep attempts is told before anything is asked.
  const opened = openDesktop(read.settings, times);
  const chosen = await settingsOf(read);
  if (chosen === null) return 'interrupted';
  const { settings, faults } = chosen;
  const desktop = { ...opened, settings };
  const report = (card: Scorecard, durationMs: number) =>
    jsonReport(card, { tool: opening.tool, durationMs });
  const session = openSession(desktop, opening, report);
  const first = await firstScreen(session);
  await run(session, first, settings, faults, opening.screenReader ?? readAloud(settings));
  return 'left';
}

function refuseWithoutTerminal(): void {
  const why = whyNoScreen();
  if (why === null) return;
  const what = {
    stdin: 'nothing can be typed here: stdin is not a terminal',
    stdout: 'nothing can be shown here: stdout is not a terminal',
    dumb: 'this terminal says that it is dumb (TERM=dumb)',
  }[why];
  throw new UserError(
    'E_NO_TERMINAL',
    what,
    'the full screen needs a terminal; without one: graincheck check <problem> <folder> --watch, and graincheck grade',
  );
}

/**
 * Questions come once, before the full screen; a broken file is told and keeps nobody from starting. Null: the
 * questions were left.
 */
async function settingsOf({
  settings,
  found,
  fault,
  file,
}: ReadSettings): Promise<{ settings: Settings; faults: readonly string[] } | null> {
  const keys = keyFaults(settings.keys, { ...bindingsByScreen(), everywhere: globalBindings });
  const faults = fault === null ? keys : [`${file}: ${fault}`];
  if (found) return { settings, faults };
  const { askFirst } = await import('./first-start.ts');
  const asked = await askFirst(settings);
  if (asked === null) return null;
  const { keys: _, ...changes } = asked;
  const saved = await saveSettings(changes);
  return { settings: asked, faults: saved.ok ? faults : [saved.error.message] };
}

function bindingsByScreen() {
  return Object.fromEntries(Object.entries(SCREENS).map(([name, { bindings }]) => [name, bindings]));
}

function readAloud({ screenReader }: Settings): boolean {
  return screenReader || process.env.INK_SCREEN_READER === 'true';
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
  first: Shown,
  settings: Settings,
  faults: readonly string[],
  screenReader: boolean,
): Promise<void> {
  const screen = openFullScreen(screenReader ? 'lines' : 'full');
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
  screen.onInputs((inputs) => {
    // Whatever a key does to the clock happens at its own moment.
    const acts = inputs.some((input) => input.kind === 'press' && /^(?:f\d|ctrl|alt)/.test(input.key));
    if (acts && session.live && shownOf(program.model).name === 'workspace') tick();
    program.inputs(inputs);
  });
  screen.onResize(() => program.repaint());
  screen.beforeEnd(() => saveAtOnce(session, workspace()));
  program.start();
  if (faults.length > 0) program.dispatch({ kind: 'fault', text: faults.join('; ') });
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

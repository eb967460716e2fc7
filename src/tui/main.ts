import {
  openDesktop,
  type ReadSettings,
  readSettings,
  realTimes,
  saveSettings,
  type Times,
} from '../app/sitting/desktop.ts';
import type { Settings } from '../domain/settings.ts';
import { UserError } from '../domain/user-error.ts';
import type { Tool } from '../reporters/json.ts';
import { showProblems } from './first-frame.ts';
import type { Wanted } from './program/session.ts';
import { whyNoScreen } from './terminal/capability.ts';

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
  const { tool, screenReader: asked, ...wanted } = opening;
  const screenReader = asked ?? readAloud(settings);
  const begun = wanted.problem === null && !screenReader ? await showProblems(desktop) : null;
  try {
    const { stay } = await import('./program/stay.ts');
    await stay({ desktop, wanted, tool, screenReader, faults, begun });
  } finally {
    begun?.screen.close();
  }
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
  // Its faults name the file without its folder.
  const faults = fault === null ? [] : [fault.replaceAll(/^settings\.yaml/gm, file)];
  if (found) return { settings, faults };
  const { askFirst } = await import('./first-start.ts');
  const asked = await askFirst(settings);
  if (asked === null) return null;
  const { keys: _, ...changes } = asked;
  const saved = await saveSettings(changes);
  return { settings: asked, faults: saved.ok ? faults : [saved.error.message] };
}

function readAloud({ screenReader }: Settings): boolean {
  return screenReader || process.env.INK_SCREEN_READER === 'true';
}

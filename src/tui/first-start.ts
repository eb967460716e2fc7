import { input, select } from '@inquirer/prompts';
import type { Settings } from '../domain/settings.ts';

/** Asked once, before the full screen. Whatever is answered can be changed in the settings file. */
export async function askFirst(usual: Settings, editors: readonly string[]): Promise<Settings> {
  const name = await input({
    message: 'Your name, for reports (may stay empty):',
    default: usual.name ?? '',
  });
  const dialect = await select({
    message: 'The SQL that you write:',
    choices: [{ name: 'SQLite', value: 'sqlite' as const }],
  });
  const editor = await select({
    message: 'Your own editor, for when you want it (Ctrl+E):',
    choices: [
      { name: 'what $VISUAL or $EDITOR says', value: null },
      ...editors.map((command) => ({ name: command, value: command })),
    ],
  });
  const mode = await select({
    message: 'How you practise:',
    choices: [
      { name: 'as in an interview: the bell moves on, nothing pauses', value: 'interview' as const },
      { name: 'practice: the clock can be paused, hints are there', value: 'practice' as const },
    ],
  });
  return { ...usual, name: name.trim() === '' ? null : name.trim(), dialect, editor, mode };
}

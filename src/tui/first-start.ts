import { input, select } from '@inquirer/prompts';
import { DIALECT_TITLES, DIALECTS } from '../domain/dialect.ts';
import type { Settings } from '../domain/settings.ts';

/** Asked once, before the full screen. Whatever is answered can be changed in the settings file. Null: Ctrl+C. */
export async function askFirst(usual: Settings): Promise<Settings | null> {
  try {
    return await asked(usual);
  } catch (error) {
    if (error instanceof Error && error.name === 'ExitPromptError') return null;
    throw error;
  }
}

async function asked(usual: Settings): Promise<Settings> {
  const name = await input({
    message: 'Your name, for reports (may stay empty):',
    default: usual.name ?? '',
  });
  const dialect = await select({
    message: 'The SQL that you write:',
    choices: DIALECTS.map((value) => ({ value, name: DIALECT_TITLES[value] })),
    default: usual.dialect,
  });
  const editor = await input({
    message: 'The command of your own editor, for Ctrl+E (empty: $VISUAL or $EDITOR):',
    default: usual.editor ?? '',
  });
  const mode = await select({
    message: 'How you practise:',
    choices: [
      { name: 'as in an interview: the bell moves on, nothing pauses', value: 'interview' as const },
      { name: 'practice: the clock can be paused, hints are there', value: 'practice' as const },
    ],
  });
  return {
    ...usual,
    name: name.trim() === '' ? null : name.trim(),
    dialect,
    editor: editor.trim() === '' ? null : editor.trim(),
    mode,
  };
}

import { join } from 'node:path';
import type { Effect } from '../effect.ts';
import { editing, type Outside } from '../terminal/outside.ts';
import type { Works } from './works.ts';

/** Editors that take the line to open at as `+12`. */
const takesLine = /^(?:.*\/)?(?:n?vim?|nvim|nano|emacs|micro|joe|kak|ne|mg)$/;

/** Opens the file in the person's own editor, the clock running, and takes in what that wrote. */
export async function editOutside(
  { session, screen, dispatch }: Works,
  { file, text, line }: Extract<Effect, { kind: 'edit-outside' }>,
): Promise<void> {
  const { live, desktop } = session;
  const say = (tone: 'muted' | 'warn', words: string) =>
    dispatch({ kind: 'message', message: { to: 'workspace', message: { kind: 'say', tone, text: words } } });
  const command = desktop.settings.editor ?? process.env.VISUAL ?? process.env.EDITOR ?? '';
  if (!live) return;
  if (command.trim() === '') {
    say('warn', 'No editor is named: set $EDITOR, or editor: in the settings file.');
    return;
  }
  const saved = await live.save(file, text);
  if (saved.kind === 'failed') {
    say('warn', `${file} could not be saved, so that no editor was opened: ${saved.error.message}`);
    return;
  }
  const path = join(live.workFolder, file);
  const program = editing(takesLine.test(command.trim()) ? `${command} +${line}` : command, [path]);
  const ended = await screen.runOutside(program);
  const now = await live.reread(file);
  if (now !== null)
    dispatch({
      kind: 'message',
      message: { to: 'workspace', message: { kind: 'outside', file, text: now } },
    });
  const words = endWords(ended, command, file);
  if (words !== null) say('warn', words);
  else
    say(
      'muted',
      now === null
        ? `${file} is as it was.`
        : `${file} is as your editor left it; undo brings back what was there.`,
    );
}

/** Null: it ended well. */
function endWords(ended: Outside, command: string, file: string): string | null {
  const kept = `${file} is as it was on disk.`;
  switch (ended.kind) {
    case 'done':
      return null;
    case 'failed':
      return `${command} ended with code ${ended.code}; ${kept}`;
    case 'killed':
      return `${command} was ended by ${ended.signal}; ${kept}`;
    case 'missing':
      return `${command} did not start: ${ended.reason}. Set $EDITOR, or editor: in the settings file.`;
  }
}

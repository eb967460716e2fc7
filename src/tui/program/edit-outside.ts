import { join } from 'node:path';
import type { Effect } from '../screen.ts';
import { editing, type Outside } from '../terminal/outside.ts';
import type { MessageOf } from './screens.ts';
import type { Works } from './works.ts';

/** Editors that take the line to open at as `+12`. */
const takesLine = /^(?:.*\/)?(?:n?vim?|nvim|nano|emacs|micro|joe|kak|ne|mg)$/;

/** Opens the file in the person's own editor, the clock running, and takes in what that wrote. */
export async function editOutside(
  { session, screen, tell: toScreen }: Works,
  { file, text, line }: Extract<Effect, { kind: 'edit-outside' }>,
): Promise<void> {
  const { live, desktop } = session;
  const tell = (message: MessageOf<'workspace'>) => toScreen({ to: 'workspace', message });
  const say = (tone: 'muted' | 'warn', words: string) => tell({ kind: 'say', tone, text: words });
  const command = desktop.settings.editor ?? process.env.VISUAL ?? process.env.EDITOR ?? '';
  if (!live) return;
  if (command.trim() === '') {
    say('warn', 'No editor is named: set $EDITOR, or editor: in the settings file.');
    return;
  }
  const saved = await live.save(file, text);
  switch (saved.kind) {
    case 'failed':
      say('warn', `No editor was opened: ${saved.error.message}.`);
      return;
    case 'outside':
      // Another program was quicker: its text is what the editor opens.
      tell({ kind: 'outside', file, text: saved.text });
      break;
    case 'saved':
      tell({ kind: 'saved', file, text });
  }
  const path = join(live.workFolder, file);
  const program = editing(takesLine.test(command.trim()) ? `${command} +${line}` : command, [path]);
  // What it writes is one change, however often it writes.
  const ended = await live.unwatched(file, () => screen.runOutside(program));
  const now = await live.reread(file);
  if (now !== null) tell({ kind: 'outside', file, text: now });
  // The watch may have been quicker to take it in.
  const opened = saved.kind === 'outside' ? saved.text : text;
  const stands = Object.values(session.current()).find((one) => one.file === file)?.text;
  say(ended.kind === 'done' ? 'muted' : 'warn', endWords(ended, command, stands !== opened));
}

/** In one line of 80 cells, for commands of a usual length. */
function endWords(ended: Outside, command: string, changed: boolean): string {
  const stands = changed ? 'its text stands, undo goes back.' : 'the file is as it was.';
  switch (ended.kind) {
    case 'done':
      return changed ? 'Your editor’s text stands; undo goes back.' : 'The file is as it was.';
    case 'failed':
      return `Your editor ended with code ${ended.code}; ${stands}`;
    case 'killed':
      return `Your editor was ended by ${ended.signal}; ${stands}`;
    case 'missing':
      return `${command} did not start: ${ended.reason}. Set $EDITOR.`;
  }
}

import { type Buffer, openBuffer } from './buffer.ts';
import type { EditorCommand } from './command.ts';
import { accept, type Completion, completionsAt } from './complete.ts';
import { findStep, matchesOf } from './find.ts';
import { paint } from './paint.ts';
import { perform } from './perform.ts';
import { closedPopup, updatePopup } from './popup.ts';
import { ansi16Looks } from './style.ts';
import { vocabularyFrom } from './vocabulary.ts';

const view = { width: 140, height: 40 };
const marks = [{ line: 2, column: 3, message: 'near "x": syntax error', severity: 'error' as const }];

const schema = `CREATE TABLE events (
  event_id TEXT PRIMARY KEY, -- one row an event
  event_ts TEXT NOT NULL,
  count INTEGER DEFAULT 0 CHECK (count >= 0)
);
`;
const query = `SELECT e.event_id, count(*) AS n FROM events e WHERE e.event_ts > '2026-01-01' GROUP BY 1;\n`;

const commands: readonly EditorCommand[] = [
  ...Array.from('select e. from (', (text): EditorCommand => ({ kind: 'insert', text })),
  { kind: 'newline' },
  { kind: 'insert', text: ')' },
  { kind: 'paste', text: '日本語 👩‍👩‍👧 é\n' },
  ...(['left', 'word-left', 'up', 'down', 'line-end', 'page-down', 'document-start'] as const).map(
    (to): EditorCommand => ({ kind: 'move', to, select: to === 'word-left' }),
  ),
  { kind: 'delete', to: 'right' },
  { kind: 'delete', to: 'left' },
  { kind: 'indent' },
  { kind: 'toggle-comment' },
  { kind: 'move-line', to: 'down' },
  { kind: 'undo' },
  { kind: 'redo' },
];

/**
 * Takes every way through the editor once, so that the first key of a person finds compiled code and filled caches.
 * Takes about a tenth of a second; best done behind the first frame.
 */
export function warmUp(): void {
  let buffer = openBuffer(schema + query.repeat(60), 'sqlite');
  const vocabulary = vocabularyFrom(schema, [], 'sqlite');
  for (const command of commands) {
    buffer = perform(buffer, command, view);
    draw(buffer, completionsAt(buffer, vocabulary, false));
  }
  const offered = completionsAt(buffer, vocabulary, true);
  const option = offered?.options[0];
  if (offered && option) buffer = accept(buffer, offered, option, view);
  draw(findStep(buffer, 'event', 'next', view), null);
}

function draw(buffer: Buffer, completion: Completion | null): void {
  const popup = updatePopup(closedPopup, { kind: 'offered', completion });
  const matches = matchesOf(buffer, 'event');
  paint(buffer, { ...view, looks: ansi16Looks, marks, focused: true, matches, popup });
}

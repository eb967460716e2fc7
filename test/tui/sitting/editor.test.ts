import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Pty } from '../../support/pty.ts';
import { until } from '../../support/until.ts';
import { begin, clearDesks, desk } from './support/desk.ts';

// An editor of one's own, called again and again in one sitting: a script, which each test writes.
const at = desk();
const script = join(at.folder, 'editor.sh');
let pty: Pty;
beforeAll(async () => {
  pty = at.open(['start', 'reels'], { env: { VISUAL: undefined, EDITOR: `exec sh '${script}'` } });
  await begin(pty);
});
afterAll(clearDesks);

const text = () => at.read('work/schema.sql');

/** Types a line, and calls the editor. */
function typedThenEdited(line: string, lines: string): void {
  writeFileSync(script, lines);
  pty.sendKey('ctrl+end');
  pty.send(`\r${line}`);
  pty.sendKey('ctrl+e');
}

test('that changes the file: its text stands, undo brings back what was there', async () => {
  typedThenEdited('-- mine', 'echo "-- theirs" > "$1"');
  await pty.waitFor('Your editor’s text stands; undo goes back.');
  expect(text()).toBe('-- theirs\n');
  await pty.waitFor(/1 -- theirs/);
  pty.sendKey('ctrl+u');
  await until(() => text().endsWith('-- mine'));
  pty.send('!');
  await until(() => text().endsWith('-- mine!'));
});

test.each([
  ['that changes nothing', 'true', 'The file is as it was.'],
  ['that fails', 'exit 3', 'Your editor ended with code 3; the file is as it was.'],
  ['that is killed', 'kill -KILL $$', 'Your editor was ended by SIGKILL; the file is as it was.'],
])('%s', async (name, lines, words) => {
  typedThenEdited(`-- ${name}`, lines);
  await pty.waitFor(words);
  pty.send(', still');
  await until(() => text().endsWith(`-- ${name}, still`));
});

test('that fails half-way: what it wrote stands, and what was there comes back by undo', async () => {
  typedThenEdited('-- whole', 'echo half > "$1"; exit 4');
  await pty.waitFor('Your editor ended with code 4; its text stands, undo goes back.');
  await pty.waitFor(/1 half/);
  pty.sendKey('ctrl+u');
  await until(() => text().endsWith('-- whole'));
});

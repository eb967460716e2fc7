import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, describe, expect, test } from 'vitest';
import { closeAll } from '../../support/pty.ts';
import { until } from '../../support/until.ts';
import { modesLeft } from '../terminal/support/modes-left.ts';
import { begin, clearDesks, type Desk, desk } from './support/desk.ts';

afterEach(closeAll);
afterAll(clearDesks);

async function sit(
  at: Desk,
  args: readonly string[] = [],
  env: Readonly<Record<string, string | undefined>> = {},
) {
  const pty = at.open(['start', 'reels', ...args], { env: { VISUAL: undefined, EDITOR: undefined, ...env } });
  await begin(pty);
  return pty;
}

describe('an editor of one’s own', () => {
  test.each([
    [
      'that is not there',
      desk(),
      'no-such-editor',
      'no-such-editor did not start: there is no such command.',
    ],
    ['of which there is none', desk(), undefined, 'No editor is named: set $EDITOR'],
    ['of the settings comes first', desk('mode: interview\neditor: exit 9 #\n'), 'true', 'ended with code 9'],
  ])('%s', async (_, at, editor, words) => {
    const pty = await sit(at, [], { VISUAL: editor });
    pty.sendKey('ctrl+e');
    await pty.waitFor(words);
    pty.send('-- still');
    await until(() => at.read('work/schema.sql').endsWith('-- still'));
  });
});

describe('another program writes the same files', () => {
  test('its text is taken in, and undo brings back what was there', async () => {
    const at = desk();
    const pty = await sit(at);
    pty.send('-- mine');
    await until(() => at.read('work/schema.sql').endsWith('-- mine'));
    writeFileSync(at.path('work/schema.sql'), '-- theirs\n');
    await pty.waitFor('Another program wrote schema.sql; this is its text.');
    pty.send('!');
    await until(() => at.read('work/schema.sql').includes('!'));
    pty.sendKey('ctrl+u', 'ctrl+u');
    await until(() => at.read('work/schema.sql').endsWith('-- mine'));
  });

  test('while one types: nothing of either is gone for good', async () => {
    const at = desk();
    const pty = await sit(at);
    let stop = false;
    const typing = (async () => {
      for (let n = 0; !stop; n++) {
        pty.send(`a${n} `);
        await new Promise((done) => setTimeout(done, 20));
      }
    })();
    await until(() => at.read('work/schema.sql').includes('a3 '));
    writeFileSync(at.path('work/schema.sql'), '-- theirs\n');
    await pty.waitFor(/Another program wrote schema.sql; undo brings yours back|Another program wrote/);
    stop = true;
    await typing;
    await pty.waitFor('-- theirs');
    // All that was typed before it has arrived as well: from now on each undo changes the file.
    pty.send('last');
    await until(() => /-- theirs[\s\S]*last/.test(at.read('work/schema.sql')));
    for (let n = 0; n < 12 && !/a0 a1 a2 a3/.test(at.read('work/schema.sql')); n++) {
      const before = at.read('work/schema.sql');
      pty.sendKey('ctrl+u');
      await until(() => at.read('work/schema.sql') !== before);
    }
    expect(at.read('work/schema.sql')).toMatch(/a0 a1 a2 a3/);
  });

  test('a file that is removed is written again with the next key', async () => {
    const at = desk();
    const pty = await sit(at);
    pty.send('-- mine');
    await until(() => at.read('work/schema.sql').endsWith('-- mine'));
    rmSync(at.path('work/schema.sql'));
    pty.send('!');
    await until(() => at.read('work/schema.sql').endsWith('-- mine!'));
  });
});

test('a folder of one’s own: what stands there is not written over, what is missing comes', async () => {
  const at = desk();
  const own = join(at.folder, 'own');
  mkdirSync(join(own, 'queries'), { recursive: true });
  writeFileSync(join(own, 'schema.sql'), 'CREATE TABLE mine (id TEXT);\n');
  writeFileSync(join(own, 'queries/sessions.sql'), '');
  writeFileSync(join(own, 'notes.txt'), 'not ours');
  const pty = await sit(at, ['--dir', 'own']);
  await pty.waitFor('CREATE TABLE mine (id TEXT);');
  expect(readFileSync(join(own, 'schema.sql'), 'utf8')).toBe('CREATE TABLE mine (id TEXT);\n');
  expect(readFileSync(join(own, 'queries/sessions.sql'), 'utf8')).toBe('');
  expect(readFileSync(join(own, 'load.sql'), 'utf8')).toContain('-- ');
  pty.sendKey('ctrl+end');
  pty.send('-- more');
  await until(() => readFileSync(join(own, 'schema.sql'), 'utf8').endsWith('-- more'));
  pty.kill('SIGKILL');
  await pty.exit;
  // It is found again from anywhere.
  const again = at.open(['start', 'reels'], { cwd: '/' });
  await again.waitFor('Go on with');
  again.sendKey('enter');
  await again.waitFor('-- more');
  again.sendKey('ctrl+q');
  await again.waitFor('Leave?');
  again.send('y');
  await again.waitFor('Go on with');
  again.send('q');
  await again.exit;
  expect(modesLeft(again.output())).toEqual([]);
  expect(readFileSync(join(own, 'notes.txt'), 'utf8')).toBe('not ours');
});

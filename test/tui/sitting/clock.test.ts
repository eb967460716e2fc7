import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, describe, expect, test } from 'vitest';
import { closeAll, type Pty } from '../../support/pty.ts';
import { until } from '../../support/until.ts';
import { begin, clearDesks, type Desk, desk, timedProgram } from './support/desk.ts';

afterEach(closeAll);
afterAll(clearDesks);

async function sit(at: Desk, mode: 'interview' | 'practice' = 'interview'): Promise<Pty> {
  const pty = await at.timed(['reels', mode]);
  await begin(pty);
  return pty;
}

async function killed(pty: Pty): Promise<void> {
  pty.kill('SIGKILL');
  await pty.exit;
}

describe('time that nobody was there', () => {
  test('counts in an interview', async () => {
    const at = desk();
    const pty = await sit(at);
    at.clock.pass(30);
    pty.sendKey('f8');
    await pty.waitFor('▸ B Partitioning');
    await until(() => at.journal().some(({ kind }) => kind === 'moved'));
    await killed(pty);
    at.clock.pass(60);
    const again = await at.timed(['reels']);
    await again.waitFor('> Go on with Reels analytics, part B, 6:30 left');
    again.sendKey('enter');
    await again.waitFor('You were away for 1:00; the clock went on.');
    expect(again.screen()[1]).toMatch(/A Core schema 3:30 {3}▸ B Partitioning █+░+ 1:00/);
  });

  test('does not count in practice', async () => {
    const at = desk();
    const pty = await sit(at, 'practice');
    at.clock.pass(30);
    await until(() => at.journal().at(-1)?.kind === 'beat');
    await killed(pty);
    at.clock.pass(3600);
    const again = await at.timed(['reels', 'practice']);
    await again.waitFor('> Go on with Reels analytics, part A, 7:30 left');
    again.sendKey('enter');
    await again.waitFor('You were away for 1:00:00; the clock waited.');
    expect(again.screen()[0]).toMatch(/7:30$/);
  });

  test('may take the last bell with it: what stood then is kept, and graded', async () => {
    const at = desk();
    const pty = await sit(at);
    pty.send('-- the last word');
    await until(() => at.read('work/schema.sql').includes('the last word'));
    await killed(pty);
    at.clock.pass(500);
    const again = await at.timed(['reels']);
    await again.waitFor(/> Go on with Reels analytics.*overtime/);
    again.sendKey('enter');
    await again.waitFor('overtime +0:00');
    expect(again.screen().join('\n')).toContain('the clock went on. Time is up.');
    expect(at.read('at-bell/schema.sql')).toContain('the last word');
    expect(at.journal().map(({ kind }) => kind)).toContain('last-bell');
  });
});

describe('in an interview', () => {
  test('a machine that sleeps does not stop the clock, and nobody can', async () => {
    const at = desk();
    const pty = await sit(at);
    at.clock.sleep(61);
    await pty.waitFor('The machine slept for 1:01; the clock went on.');
    expect(pty.screen()[0]).toMatch(/6:59$/);
    pty.sendKey('ctrl+p');
    await pty.waitFor('An interview cannot be paused; practice mode can.');
  });

  test('the clock on the wall may be set', async () => {
    const at = desk();
    const pty = await sit(at);
    at.clock.set(-86_400);
    await pty.waitFor('The clock on the wall was changed; this one was not.');
    expect(pty.screen()[0]).toMatch(/8:00$/);
    await killed(pty);
    at.clock.set(172_800);
    const again = await at.timed(['reels']);
    await again.waitFor('> Go on with Reels analytics, part A, 8:00 left');
  });
});

test('in practice the clock waits while the machine sleeps, can be paused, and its bell lets one stay', async () => {
  const at = desk();
  const pty = await sit(at, 'practice');
  at.clock.sleep(61);
  await pty.waitFor('The machine slept for 1:01; the clock waited.');
  expect(pty.screen()[0]).toMatch(/8:00$/);
  pty.sendKey('ctrl+p');
  await pty.waitFor('paused at 8:00');
  at.clock.pass(3600);
  pty.sendKey('ctrl+p');
  await pty.waitFor(/whole .* 8:00/);
  at.clock.pass(241);
  await pty.waitFor('The time of part A is up. Stay at the cost of the others, or F8.');
  expect(pty.screen()[1]).toContain('▸ A Core schema');
});

test('the bell rings while an editor has the terminal', async () => {
  const at = desk();
  // It says that it is there, waits to be let go, and has changed the file.
  const editor = join(at.folder, 'editor');
  const script = `#!/bin/sh
echo "edits $1"
until [ -e "${at.folder}/go" ]; do sleep 0.02; done
echo '-- from outside' >> "$1"
`;
  writeFileSync(editor, script, { mode: 0o755 });
  const pty = await at.timed(['reels'], { env: { EDITOR: editor, VISUAL: undefined } });
  await begin(pty);
  pty.send('-- from inside');
  pty.sendKey('enter', 'ctrl+e');
  await pty.waitFor(/^edits .*schema\.sql/m);
  at.clock.pass(250);
  const before = pty.output().length;
  // Ticks go on meanwhile; nothing of them is written over the editor.
  await until(() => at.journal().some(({ kind }) => kind === 'part-bell'));
  expect(pty.output().slice(before)).toBe('');
  writeFileSync(join(at.folder, 'go'), '');
  await pty.waitFor('▸ B Partitioning');
  await pty.waitFor('The time of part A is up: on to part B.');
  expect(at.read('work/schema.sql')).toMatch(/-- from inside\n-- from outside\n$/);
  await pty.waitFor('-- from outside');
  pty.send('-- and on');
  await until(() => at.read('work/schema.sql').includes('-- and on'));
});

test('stopped by Ctrl+Z, gone on with by fg: the clock went on', async () => {
  const at = desk();
  const pty = at.bash();
  await pty.waitFor('shell>');
  pty.send(`'${process.execPath}' '${await timedProgram()}' reels\r`);
  await begin(pty);
  pty.send('-- before');
  pty.sendKey('ctrl+z');
  await pty.waitFor(/Stopped(?:.|\n)*\nshell>/);
  pty.send('echo in the "shell"\r');
  await pty.waitFor('in the shell');
  at.clock.pass(120);
  pty.send('fg\r');
  await pty.waitFor(/▸ A Core schema █+░+ 2:00/);
  pty.send(' and after');
  await until(() => at.read('work/schema.sql').includes('-- before and after'));
});

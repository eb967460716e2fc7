import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, expect, test } from 'vitest';
import { closeAll } from '../../support/pty.ts';
import { until } from '../../support/until.ts';
import { begin, clearDesks, desk, endlessSchema } from './support/desk.ts';

// What a sitting does in seconds, or in parts of one, by the clock on the wall.

afterEach(closeAll);
afterAll(clearDesks);

test('killed while one types: all but the last second is on disk', async () => {
  const at = desk();
  const pty = at.open(['start', 'reels']);
  await begin(pty);
  const sent: { readonly text: string; readonly at: number }[] = [];
  // A fast typist, of 25 keys a second, for as long as several savings.
  const start = performance.now();
  for (let n = 0; performance.now() - start < 2500; n++) {
    const text = String.fromCharCode(97 + (n % 26));
    pty.send(text);
    sent.push({ text, at: performance.now() });
    await new Promise((done) => setTimeout(done, 40));
  }
  pty.kill('SIGKILL');
  const end = performance.now();
  await pty.exit;
  const due = sent.filter((key) => key.at < end - 1000).map(({ text }) => text);
  expect(due.length).toBeGreaterThan(20);
  expect(at.read('work/schema.sql')).toContain(due.join(''));
  // Nothing but whole files and whole lines: the last one of the journal may be cut off, and is then left out.
  const again = at.open(['start', 'reels']);
  await again.waitFor(/> Go on with Reels analytics, part A, 7:5\d left/);
  again.sendKey('enter');
  await again.waitFor('You were away for');
  again.sendKey('ctrl+end');
  await again.waitFor(due.slice(0, 26).join(''));
  again.send('zzz');
  await until(() => at.read('work/schema.sql').includes('zzz'));
});

test('a key is echoed at once while a query runs that never ends', async () => {
  const at = desk();
  const own = join(at.folder, 'own');
  mkdirSync(own);
  writeFileSync(join(own, 'schema.sql'), endlessSchema);
  const pty = at.open(['start', 'reels', '--dir', own], { columns: 140, rows: 40 });
  await begin(pty);
  pty.sendKey('ctrl+r');
  await pty.waitFor('running schema.sql on the sample');
  for (const word of ['-- one', ' two', ' three']) {
    const sent = performance.now();
    pty.send(word);
    await pty.waitFor(word);
    expect(performance.now() - sent).toBeLessThan(500);
  }
});

test('lines that are read aloud are silent while nothing happens', async () => {
  const at = desk();
  const pty = at.open(['start', 'reels', '--screen-reader', '--interview', '--no-curveball']);
  await pty.waitFor(/Enter start the clock|start the clock/);
  pty.sendKey('enter');
  await pty.waitFor(/part A/i);
  await pty.settle(700);
  pty.bytesSince();
  await new Promise((done) => setTimeout(done, 3000));
  expect(pty.bytesSince()).toBe('');
});

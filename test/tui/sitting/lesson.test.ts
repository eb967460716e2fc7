import { afterAll, afterEach, expect, test } from 'vitest';
import { closeAll } from '../../support/pty.ts';
import { clearDesks, desk } from './support/desk.ts';

afterEach(closeAll);
afterAll(clearDesks);

test('from a briefing into its lesson, whose SQL runs while one reads, and back', async () => {
  const pty = desk().open(['start', 'reels'], { columns: 100, rows: 30 });
  await pty.waitFor('Enter start the clock');
  pty.send('l');
  await pty.waitFor(/^Reels analytics {2}lesson(?:, running| {4})/m);
  pty.send('nnn');
  await pty.waitFor('Cutting a run of events into sessions');
  const read = await pty.waitFor('│ 2026-02-26 09:30:21  share');
  expect(read.join('\n')).toContain('SELECT event_ts, event_type, client_session_id');
  await pty.waitFor((lines) => !lines.some((line) => line.includes('running its SQL')));
  pty.sendKey('end');
  await pty.waitFor('Further reading');
  expect(pty.screen().join('\n')).toContain('The Dataflow Model');
  pty.sendKey('escape');
  await pty.waitFor('Enter start the clock');
  pty.send('q');
  await pty.waitFor('Enter open');
  pty.send('q');
  expect(await pty.exit).toEqual({ code: 0, signal: 0 });
});

import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { root } from '../../cli/run.ts';
import type { Pty } from '../../support/pty.ts';
import { until } from '../../support/until.ts';
import { clearDesks, desk, pasted } from './support/desk.ts';

afterAll(clearDesks);

const reference = (file: string) =>
  readFileSync(join(root, 'problems/reels/references/activity-schema', file), 'utf8');

function write(pty: Pty, text: string): void {
  pty.sendKey('ctrl+a');
  pty.send(pasted(text));
}

async function handIn(pty: Pty): Promise<string> {
  pty.sendKey('f10');
  await pty.waitFor('Hand in now?');
  pty.send('y');
  return (await pty.waitFor('n next drill')).join(' ').replaceAll(/\s+/g, ' ');
}

// Three drills one after the other, each standing on the one before.
test('drills, from the briefing to the schedule', async () => {
  const at = desk('mode: interview\n');
  const work = (task: string, file: string) => join(at.folder, 'data/attempts', `reels.${task}/0001`, file);
  const pty = await at.timed(['reels.sessions']);
  const briefing = (await pty.waitFor('Enter start the clock')).join('\n');
  expect(briefing).toContain('Reels analytics: Viewing sessions');
  expect(briefing).toContain('Enter starts 5 minutes.');

  // All of it, quickly; what is given is read-only, and no file of the candidate's.
  pty.sendKey('enter');
  await pty.waitFor('Ctrl+R run');
  expect(pty.screen().join('\n')).toMatch(
    /▸ A Viewing sessions █+ 5:00[\s\S]*\[sessions\] {2}schema° {3}load°/,
  );
  write(pty, reference('queries/sessions.sql'));
  pty.sendKey('ctrl+r');
  await pty.waitFor(/✓ queries\/sessions.sql: right on the sample/);
  pty.sendKey('f6');
  await pty.waitFor('[schema°]');
  pty.send('x');
  await pty.waitFor(/given/);
  at.clock.pass(60);
  const easy = await handIn(pty);
  expect(easy).toContain('all 7 / 7');
  expect(easy).toMatch(/Easy: 7 \/ 7 in 1:00, in a drill, just now\. It comes again in 8 days/);
  expect(easy).toContain('Next: The tables, of Reels analytics.');
  expect(readFileSync(work('sessions', 'work/schema.sql'), 'utf8')).toBe(reference('schema.sql'));

  // The schedule shows how it moved.
  pty.sendKey('escape');
  const moved = (await pty.waitFor('Enter drill')).join('\n').replaceAll(/\s+/g, ' ');
  expect(moved).toContain('Viewing sessions Easy: 7 / 7 in 1:00');
  expect(moved).toMatch(/> reels\.core-model +never tried/);

  // Another one, from there: nothing at the bell, and all of it in overtime.
  pty.sendKey('down', 'down', 'down', 'enter');
  await pty.waitFor('Reels analytics: The serving look-up');
  pty.sendKey('enter');
  await pty.waitFor('Ctrl+R run');
  at.clock.pass(240);
  await pty.waitFor('One minute left in all.');
  at.clock.pass(61);
  await pty.waitFor('Time is up; this is kept as your score at the bell.');
  await until(() => existsSync(work('serving', 'at-bell')));
  write(pty, reference('queries/recent_views.sql'));
  await until(() =>
    readFileSync(work('serving', 'work/queries/recent_views.sql'), 'utf8').includes('SELECT'),
  );
  const late = await handIn(pty);
  expect(late).toMatch(/Hard: 0 \/ 4 in 5:01, in a drill, just now\. It comes again in 2 days/);

  // Left half-way, by another way than handing in, it waits as any sitting does.
  pty.send('n');
  await pty.waitFor('Enter start the clock');
  pty.sendKey('enter');
  await pty.waitFor('Ctrl+R run');
  pty.sendKey('ctrl+q');
  await pty.waitFor('Leave?');
  pty.send('y');
  const left = await pty.waitFor(/> Go on with Reels analytics: The tables, part A, 5:00 left/);
  // No drill is a sitting of its problem.
  expect(left.join('\n')).toMatch(/Reels analytics +8 min +hard +– +never/);
  pty.sendKey('ctrl+q');
  expect((await pty.exit).code).toBe(0);
});

test('an attempt that cannot be read is told, and the others count', async () => {
  const at = desk('mode: practice\n');
  const first = await at.timed(['reels.discussion', 'practice']);
  await first.waitFor('Enter start the clock');
  first.sendKey('enter');
  await first.waitFor('Ctrl+R run');
  write(first, '## Share chains\n\nNothing much.\n');
  await handIn(first);
  first.sendKey('ctrl+q');
  await first.exit;

  const data = join(at.folder, 'data/attempts');
  const second = await at.timed();
  await second.waitFor('Enter open');
  second.send('d');
  await second.waitFor('Enter drill');
  second.sendKey('end');
  await second.waitFor(/> reels\.discussion +tomorrow/);
  writeFileSync(join(data, 'reels.discussion/0001/report.json'), '{ "schema": "graincheck/rep');
  second.sendKey('escape');
  await second.waitFor('Enter open');
  second.send('d');
  const broken = (await second.waitFor('Enter drill')).join(' ').replaceAll(/\s+/g, ' ');
  expect(broken).toContain(
    '! reels.discussion/0001 cannot be read, and counts nowhere: report.json: is no JSON',
  );
  expect(broken).toMatch(/tasks: \d+ never tried/);
  second.sendKey('ctrl+q');
  await second.exit;
});

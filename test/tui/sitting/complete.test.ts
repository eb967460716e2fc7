import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { root } from '../../cli/run.ts';
import type { Pty } from '../../support/pty.ts';
import { until } from '../../support/until.ts';
import { modesLeft } from '../terminal/support/modes-left.ts';
import { clearDesks, desk, pasted } from './support/desk.ts';

afterAll(clearDesks);

const reference = (file: string) =>
  readFileSync(join(root, 'problems/reels/references/activity-schema', file), 'utf8');
const bin = join(root, 'bin/graincheck.js');

/** In place of all that the file in hand has. */
function write(pty: Pty, text: string): void {
  pty.sendKey('ctrl+a');
  pty.send(pasted(text));
}

// One sitting from the first screen to the last, in which each step stands on the one before: 8 to 10 s.
test('the complete eight minutes', async () => {
  const at = desk('mode: interview\nname: Ada\n');
  const pty = await at.timed();
  const problems = await pty.waitFor('Enter open');
  expect(problems.join('\n')).toMatch(/> Reels analytics +8 min +hard +– +never/);

  pty.sendKey('enter');
  const briefing = await pty.waitFor('Enter start the clock');
  expect(briefing.join('\n')).toContain('The clock has not started.');
  // However long one reads.
  at.clock.pass(600);
  pty.sendKey('enter');
  await pty.waitFor('Ctrl+R run');
  expect(pty.screen()[1]).toMatch(/▸ A Core schema █+ 4:00 {3}B Partitioning 2:00 {3}C Late data 2:00/);

  // Part A: tables, a load, a question, each tried.
  write(pty, reference('schema.sql'));
  pty.sendKey('ctrl+r');
  await pty.waitFor(/✓ schema.sql: it runs; \d+ tables/);
  pty.sendKey('f6');
  await pty.waitFor('[load]');
  write(pty, reference('load.sql'));
  pty.sendKey('ctrl+r');
  await pty.waitFor(/✓ load.sql: \d+ batches loaded/);
  pty.sendKey('f6');
  await pty.waitFor('[sessions]');
  write(pty, reference('queries/sessions.sql'));
  pty.sendKey('ctrl+r');
  await pty.waitFor(/✓ queries\/sessions.sql: right on the sample; \d+ rows/);
  expect(pty.screen().join('\n')).toMatch(/us0101 +dv0101 +2026-02-26 09:00:00/);

  at.clock.pass(150);
  await pty.waitFor('The interviewer changes a requirement');
  // The result is in its place until it is put away.
  pty.sendKey('f2');
  await pty.waitFor('Sorry to interrupt.');

  // Nobody touches a key: the clock alone tells.
  at.clock.pass(31);
  await pty.waitFor('One minute left in this part.');
  expect(pty.screen()[1]).toMatch(/▸ A .* 0:59 last minute/);
  at.clock.pass(49);
  await pty.waitFor('Ten seconds left in this part.');
  expect(pty.screen()[1]).toMatch(/▸ A .* 0:10 last seconds/);
  at.clock.pass(10);
  await pty.waitFor('The time of part A is up: on to part B. F7 leads back.');
  expect(pty.screen()[1]).toMatch(/A Core schema ✓ {3}▸ B Partitioning/);
  // The bell of the terminal: for the curveball, and for this.
  await until(() => pty.output().split('\u0007').length === 3);

  // Part B, then C: what is left of B stays in the whole.
  pty.sendKey('f6', 'f6', 'f6', 'f6');
  await pty.waitFor('[partitioning.md]');
  write(pty, reference('partitioning.md'));
  at.clock.pass(60);
  pty.sendKey('f8');
  await pty.waitFor('▸ C Late data');
  pty.sendKey('f7');
  await pty.waitFor('▸ B Partitioning');
  at.clock.pass(61);
  await pty.waitFor('The time of part B is up: on to part C.');
  pty.sendKey('f6');
  await pty.waitFor('[late_data.md]');
  write(pty, reference('late_data.md'));
  await until(() => at.read('work/late_data.md') === reference('late_data.md'));
  at.clock.pass(110);
  await pty.waitFor(/Ten seconds left in (?:this part|all)\./);
  at.clock.pass(10);
  await pty.waitFor('Time is up; this is kept as your score at the bell.');
  await until(() => at.read('at-bell/late_data.md') === reference('late_data.md'));

  // Overtime: one answer more.
  pty.sendKey('f7', 'f7');
  await pty.waitFor('[sessions]');
  pty.sendKey('f6');
  await pty.waitFor('[video_engagement]');
  write(pty, reference('queries/video_engagement.sql'));
  at.clock.pass(65);
  await pty.waitFor('overtime +1:06');

  // To hand in takes a key other than the one that asks.
  pty.sendKey('f10');
  await pty.waitFor('Hand in now?');
  pty.sendKey('f10');
  await pty.waitFor((lines) => !lines.join('\n').includes('Hand in now?'));
  pty.sendKey('f10');
  await pty.waitFor('Hand in now? 1:06 of overtime. y hands in');
  pty.send('y');
  await pty.waitFor(/Grading {2}Reels analytics, attempt 1/);
  const card = (await pty.waitFor(/Scorecard {2}Reels analytics, attempt 1/)).join('\n');
  const bell = Number(/At the bell .*all ([\d.]+)(?:–[\d.]+)? \/ 100/.exec(card)?.[1]);
  const overtime = Number(/With overtime .*all ([\d.]+)(?:–[\d.]+)? \/ 100/.exec(card)?.[1]);
  expect(bell).toBeGreaterThan(20);
  expect(overtime).toBeGreaterThan(bell);
  expect(card).toMatch(/Time: 8:00 \(A \d:\d\d, B \d:\d\d, C \d:\d\d\), overtime 1:\d\d/);
  pty.sendKey('end');
  await pty.waitFor(/Sorry to interrupt|save/);

  // What the attempt left: all of it read-only, but what is still the candidate's.
  expect(readdirSync(at.path('.')).sort()).toEqual([
    'at-bell',
    'attempt.json',
    'ended.json',
    'handed-in',
    'journal.jsonl',
    'report-at-bell.json',
    'report.json',
    'work',
  ]);
  for (const name of [
    'attempt.json',
    'journal.jsonl',
    'report.json',
    'at-bell/schema.sql',
    'handed-in/schema.sql',
  ])
    expect([name, statSync(at.path(name)).mode & 0o222]).toEqual([name, 0]);
  expect(at.read('handed-in/queries/video_engagement.sql')).toBe(reference('queries/video_engagement.sql'));
  expect(at.read('at-bell/queries/video_engagement.sql')).not.toBe(reference('queries/video_engagement.sql'));
  for (const [report, score] of [
    ['report-at-bell.json', bell],
    ['report.json', overtime],
  ] as const)
    expect(JSON.parse(at.read(report)).score).toBe(score);
  expect(JSON.parse(at.read('attempt.json')).author).toBe('Ada');
  expect(at.journal().map(({ kind }) => kind)).toEqual(
    expect.arrayContaining(['started', 'curveball', 'part-bell', 'moved', 'last-bell', 'handed-in']),
  );
  // The same files from the command line: the same score.
  const graded = execFileSync(
    process.execPath,
    [bin, 'grade', 'reels', at.path('handed-in'), '--format', 'json', '--min-score', '0'],
    {
      encoding: 'utf8',
    },
  );
  expect(JSON.parse(graded).score).toBe(overtime);

  // One follow-up, an answer and a mark.
  pty.send('d');
  await pty.waitFor('question 1 of 4');
  write(pty, 'By a recursive query over parents.\nAnd a limit on depth.');
  pty.sendKey('ctrl+s');
  await pty.waitFor('How did you do?');
  pty.send('2');
  await pty.waitFor('question 2 of 4');
  pty.sendKey('escape');
  await pty.waitFor('Scorecard');
  await until(() => at.read('defence.json').includes('a limit on depth'));
  expect(at.read('defence.json')).toContain('half');

  pty.send('m');
  await pty.waitFor('[kimball-star]');
  pty.sendKey('left');
  await pty.waitFor('[Yours]');
  pty.sendKey('escape');
  await pty.waitFor('Scorecard');
  pty.send('h');
  await pty.waitFor(new RegExp(`reels +interview +8:00 +${bell}–[\\d.]+ +${overtime}–[\\d.]+ `));
  pty.sendKey('escape');
  await pty.waitFor('Scorecard');
  pty.sendKey('escape');
  await pty.waitFor(new RegExp(`> Reels analytics +8 min +hard +${bell} of 100 +.* [▁▂▃▄▅▆▇█]`));
  pty.send('q');
  expect((await pty.exit).code).toBe(0);
  expect(modesLeft(pty.output())).toEqual([]);
});

import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Pty } from '../../test/support/pty.ts';
import { type Stage, size } from './stage.ts';

/** Pictures by name, as SVG. */
export type Pictures = Readonly<Record<string, string>>;

const mistake = 'follows-left-out-of-sessions';
const query = 'queries/sessions.sql';

/** Sits through the problem several times, and takes a picture of what is worth one. */
export async function play(stage: Stage): Promise<Pictures> {
  for (const submission of ['part-a-only', 'no-tombstone']) {
    await handIn(await sit(stage, await stage.folder(submission, submission)));
  }
  const folder = await stage.folder('my-reels', mistake);
  const text = readFileSync(join(folder, query), 'utf8');
  writeFileSync(join(folder, query), text.replace(/(?<=WHERE ).*/, ''));
  const pty = await sit(stage, folder);

  await toFile(pty, 'sessions');
  pty.sendKey('down', 'down', 'down', 'end');
  for (const key of 'event_t') pty.sendKey(key);
  await pty.waitFor('column of events');
  await clock(pty, '7:45');
  const workspace = stage.picture(pty, 'graincheck start reels --dir my-reels');

  pty.sendKey('escape');
  await pty.waitFor((lines) => !lines.some((line) => line.includes('column of events')));
  pty.sendKey('ctrl+a');
  pty.send(`\u001b[200~${text}\u001b[201~`);
  pty.sendKey('ctrl+home');
  // What is asked makes room.
  pty.sendKey('f2');
  pty.sendKey('ctrl+r');
  await pty.waitFor('differs from the reference');
  await clock(pty, '7:35');
  const run = stage.picture(pty, 'graincheck start reels --dir my-reels');

  pty.sendKey('f10');
  await pty.waitFor('Hand in');
  pty.sendKey('y');
  await toScorecard(pty);
  pty.sendKey('down', 'down', 'down', 'down', 'down', 'down');
  await pty.waitFor(/> . sessions /);
  pty.sendKey('enter');
  await pty.waitFor('expected');
  await pty.settle();
  const scorecard = stage.picture(pty, 'graincheck');

  pty.sendKey('h');
  await pty.waitFor('Practise');
  pty.resize(size.columns, 22);
  await pty.settle(200);
  const history = stage.picture(pty, 'graincheck');
  pty.close();
  return { workspace, run, scorecard, history };
}

async function sit(stage: Stage, folder: string): Promise<Pty> {
  const pty = stage.start('start', 'reels', '--dir', folder);
  await pty.waitFor('start the clock');
  pty.sendKey('enter');
  await pty.waitFor('hand in');
  return pty;
}

async function handIn(pty: Pty): Promise<void> {
  pty.sendKey('f10');
  await pty.waitFor('Hand in');
  pty.sendKey('y');
  await toScorecard(pty);
  pty.close();
}

/** It comes by itself once all is graded. */
async function toScorecard(pty: Pty): Promise<void> {
  await pty.waitFor('defend', 60_000);
}

/** To another file of the part, by the name of its tab. */
async function toFile(pty: Pty, name: string): Promise<void> {
  const current = () => /\[([^\]]+)\]/.exec(pty.screen()[2] ?? '')?.[1];
  for (let file = current(); file !== name; file = current()) {
    pty.sendKey('f6');
    await pty.waitFor(() => current() !== file);
  }
}

/** Times are real. A picture is taken at one moment of the clock, so that a second one has the same. */
async function clock(pty: Pty, time: string): Promise<void> {
  await pty.waitFor(time, 60_000);
  await pty.settle(20);
}

import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import type { Pty } from '../../support/pty.ts';
import { clearDesks, desk, pasted } from './support/desk.ts';

afterAll(clearDesks);

const ANSWER = `# Discussion

## Share chains

Every share keeps the id of its parent; a recursive query walks from the root to the leaves.

## Indexes

One on user and time for the look-up, one on video for likes. Each of them costs at every write.

## Real time

Recommendations come from the stream, money and dashboards from the batch.
`;

const flat = (lines: readonly string[]) => lines.join(' ').replaceAll(/\s+/g, ' ');

async function mark(pty: Pty, key: string, next: string): Promise<void> {
  pty.send(key);
  await pty.waitFor(next);
}

test('answers in words wait for the candidate’s own marks, which count and move the drill', async () => {
  const at = desk('mode: practice\n');
  const attempt = (name: string) => join(at.folder, 'data/attempts/reels.discussion/0001', name);
  const pty = await at.timed(['reels.discussion']);
  await pty.waitFor('Enter start the clock');
  pty.sendKey('enter');
  await pty.waitFor('Ctrl+R run');
  pty.sendKey('ctrl+a');
  pty.send(pasted(ANSWER));
  pty.sendKey('f10');
  await pty.waitFor('Hand in now?');
  pty.send('y');

  // Nothing of it is decided by itself.
  const before = flat(await pty.waitFor('w mark words'));
  expect(before).toContain('all 0–3 / 3, not decided');
  expect(before).toContain('3 points wait for a reader.');
  expect(before).toContain('It moves nothing before you have marked your answer in words.');

  // Each point beside the model answer, with the sentence that is nearest.
  pty.send('w');
  const first = flat(await pty.waitFor('point 1 of 4'));
  expect(first).toContain('Every share keeps the id of its parent');
  expect(first).toContain('Shares keep their parent; trees are walked by a recursive query');
  await mark(pty, '1', 'point 2 of 4');
  await mark(pty, '2', 'point 3 of 4');
  await mark(pty, '3', 'point 4 of 4');
  // Left in the middle, nothing is lost, and one goes on where one left.
  pty.sendKey('escape');
  const some = flat(await pty.waitFor('w mark words'));
  expect(some).toContain('all 1.13–1.88 / 3');
  pty.send('w');
  await pty.waitFor('point 4 of 4');
  await mark(pty, '1', 'all points');
  pty.sendKey('escape');
  const after = flat(await pty.waitFor('w mark words'));
  expect(after).toContain('all 1.88 / 3');
  expect(after).toMatch(/Again: 1\.88 \/ 3|Hard: 1\.88 \/ 3|Good: 1\.88 \/ 3/);
  pty.sendKey('enter');
  expect(flat(await pty.waitFor('by your own mark'))).toContain('(made, by your own mark)');

  // The report stays as it was; the marks stand beside it, with the text that they were given to.
  const report = JSON.parse(readFileSync(attempt('report.json'), 'utf8'));
  expect(report).toMatchObject({ score: 0, open: 3, passed: null });
  expect(JSON.parse(readFileSync(attempt('marks.json'), 'utf8'))).toMatchObject({
    marks: [
      {
        deliverable: 'answers',
        text: expect.stringMatching(/^[0-9a-f]+$/),
        points: {
          'share-chains': 'made',
          indexes: 'half',
          evolution: 'missed',
          'real-time-or-batch': 'made',
        },
      },
    ],
  });
  expect(existsSync(attempt('handed-in/marks.json'))).toBe(false);
  pty.sendKey('ctrl+q');
  expect((await pty.exit).code).toBe(0);
});

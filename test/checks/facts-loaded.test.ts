import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { type Grader, openGrader } from '../../src/app/grading/grader.ts';
import { packageRoot } from '../../src/load/problems.ts';

const reels = join(packageRoot(), 'problems/reels');
const grader: Promise<Grader> = openGrader('reels');
afterAll(async () => (await grader).close());

async function holds(folder: string) {
  const { checks } = await (await grader).grade(
    { kind: 'folder', folder: join(reels, folder) },
    { only: ['holds-the-facts'] },
  );
  const [check] = checks;
  const rows = check?.detail?.kind === 'facts' ? check.detail.matrix.rows : [];
  return { check, rows };
}

const right = [
  ...readdirSync(join(reels, 'references'), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => `references/${name}`),
  ...readdirSync(join(reels, 'submissions'))
    // Those on engines of their own take seconds to start; a verification of the problem runs them.
    .filter((name) => name.startsWith('right-') && !name.startsWith('right-in-'))
    .map((name) => `submissions/${name}`),
];

test.each(right)('%s holds everything, measured on its rows', async (folder) => {
  const { check, rows } = await holds(folder);
  expect(check).toMatchObject({ verdict: 'accepted', score: 8 });
  expect(rows.filter(({ status }) => status !== 'held')).toEqual([]);
  expect(rows.some(({ measured }) => measured)).toBe(true);
});

test.each([
  ['only-video-events', ['session_start', 'session_end', 'follow_creator', 'unfollow_creator']],
  ['no-arrival-time', ['received_ts']],
  ['one-like-per-user-and-video', ['like']],
])('%s loses what it has no room for', async (name, lost) => {
  const { check, rows } = await holds(`submissions/${name}`);
  expect(check?.verdict).toBe('partial');
  expect(rows.filter(({ status }) => status !== 'held').map(({ id }) => id)).toEqual(lost);
});

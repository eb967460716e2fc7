import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { ProblemError } from '../../src/domain/user-error.ts';
import { loadFixture } from '../../src/load/fixture.ts';

const original = join(import.meta.dirname, '../../fixtures/video-app');
let folder = '';

beforeEach(async () => {
  folder = join(await mkdtemp(join(tmpdir(), 'fixture-')), 'video-app');
  await cp(original, folder, { recursive: true });
});
afterEach(() => rm(join(folder, '..'), { recursive: true, force: true }));

const edit = async (file: string, change: (text: string) => string) => {
  const path = join(folder, file);
  await writeFile(path, change(await readFile(path, 'utf8')));
};

const fault = async (): Promise<string> => {
  const error: unknown = await loadFixture(folder).then(
    () => null,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(ProblemError);
  return error instanceof ProblemError ? `${error.code} ${error.message}` : '';
};

test('reads stories in their order, and settings', async () => {
  const fixture = await loadFixture(folder);
  expect(fixture.name).toBe('video-app');
  expect(fixture.stories.map((story) => story.name).slice(0, 2)).toEqual([
    'gap-of-1800-seconds',
    'gap-of-1801-seconds',
  ]);
  expect(fixture.stories.every((story) => story.docs.length > 0 && story.title && story.about)).toBe(true);
  expect(fixture.generator.ids.paths).toContainEqual(['properties', 'video_id']);
  expect(fixture.generator.acts.find((act) => act.name === 'view')?.documents).toHaveLength(2);
});

const STORY = 'stories/like-unlike-like.jsonl';

const walk = (edge: string) =>
  `    walk: { graphs: [{ from: one, nodes: { one: [${edge}] } }], visits: [{ weight: 1, documents: [] }] }`;

test.each([
  [
    'a line that is not JSON',
    STORY,
    (text: string) => text.replace('{"event_id"', '{event_id'),
    `${STORY}:1:1: is not JSON`,
  ],
  [
    'an unknown key',
    STORY,
    (text: string) => text.replace('"context"', '"contxt"'),
    `${STORY}:1:1: unknown key \`contxt\``,
  ],
  [
    'a time with a space',
    STORY,
    (text: string) => text.replace(/"timestamp":"([^T]+)T/, '"timestamp":"$1 '),
    `${STORY}:1:1: \`timestamp\` must be a UTC time`,
  ],
  [
    'a day that does not exist',
    STORY,
    (text: string) => text.replace(/"timestamp":"[^T]+/, '"timestamp":"2026-02-30'),
    `${STORY}:1:1: \`timestamp\` must be a UTC time`,
  ],
  ['an event id twice', STORY, (text: string) => text + text.split('\n')[1], `${STORY}:11:1: event_id`],
  ['no document', STORY, () => '\n', `${STORY}: holds no document`],
  [
    'an unknown key of a story',
    'stories.yaml',
    (text: string) => text.replace('about:', 'abuot:'),
    'stories.yaml:5:5: unknown key `abuot`; did you mean `about`?',
  ],
  [
    'a story that is listed twice',
    'stories.yaml',
    (text: string) => text.replace('gap-of-1801', 'gap-of-1800'),
    'lists `gap-of-1800-seconds` twice',
  ],
  [
    'a file that is not listed',
    'stories.yaml',
    (text: string) => text.replace('gap-of-1801', 'gap-of-1800'),
    'stories/gap-of-1801-seconds.jsonl: is not in stories.yaml',
  ],
  [
    'a story without a file',
    'stories.yaml',
    (text: string) => text.replace('gap-of-1801', 'gap-of-1802'),
    'stories/gap-of-1802-seconds.jsonl: does not exist',
  ],
  [
    'an unknown setting',
    'generator.yaml',
    (text: string) => text.replace('start_spread: 60', 'start_sprad: 60'),
    'unknown key `start_sprad`; did you mean `start_spread`?',
  ],
  [
    'an act that does nothing',
    'generator.yaml',
    (text: string) => text.replace('    documents: [{ event_type: like }]\n', ''),
    'needs either `documents` or a `walk`',
  ],
  [
    'a walk that has no end',
    'generator.yaml',
    (text: string) =>
      text.replace('    documents: [{ event_type: follow_creator }]', walk('{ by: A, to: one }')),
    'leads back to `one`; a walk has to end',
  ],
  [
    'a walk to a node that is not there',
    'generator.yaml',
    (text: string) =>
      text.replace('    documents: [{ event_type: follow_creator }]', walk('{ by: A, to: two }')),
    'has no node `two`',
  ],
  [
    'a time of day that is none',
    'generator.yaml',
    (text: string) => text.replace("'06:30:00'", "'6:30'"),
    'must be a time of day',
  ],
] as const)('%s is told with its place', async (_name, file, change, message) => {
  await edit(file, change);
  const told = await fault();
  expect(told).toMatch(/^E_FIXTURE /);
  expect(told).toContain(message);
});

test('a folder that is not there', async () => {
  folder = join(folder, 'nothing');
  expect(await fault()).toContain('stories.yaml: does not exist');
});

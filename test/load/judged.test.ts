import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import type { SourceFile } from '../../src/domain/submission.ts';
import { ProblemError } from '../../src/domain/user-error.ts';
import { judgedFiles, loadJudged } from '../../src/load/judged.ts';
import { openJudged } from '../../src/load/judged-tree.ts';
import { loadProblem } from '../../src/load/problem.ts';
import { listProblems } from '../../src/load/problems.ts';
import { loadSubmission } from '../../src/load/submission.ts';
import { openTree } from '../../src/load/submission/tree.ts';
import { brokenCases, copyOfSmall, small, thrownBy } from './support/broken.ts';

/** What stands in a folder itself. */
async function folderFiles(folder: string): Promise<readonly SourceFile[]> {
  const tree = openTree(folder);
  const read = (await tree.files()).map(async (file) => ({ file, spot: await tree.read(file) }));
  return (await Promise.all(read)).flatMap(({ file, spot }) =>
    spot.kind === 'found' ? [{ file, text: spot.text }] : [],
  );
}

const load = async (folder: string) => loadJudged(await loadProblem(folder));

describe('a judged.yaml that is wrong is told with file and line', async () => {
  const copy = await copyOfSmall();
  afterAll(() => rm(copy, { recursive: true }));
  for (const broken of await brokenCases('judged'))
    test(`${basename(broken.file, '.yaml')}: ${broken.about}`, async () => {
      const error = await thrownBy(copy, broken, load);
      if (!(error instanceof ProblemError)) throw error ?? new Error('nothing was thrown');
      expect(error.code).toBe('E_PROBLEM');
      expect(error.message).toBe(broken.expect);
    });
});

describe('a submission made from others', async () => {
  const copy = await copyOfSmall();
  afterAll(() => rm(copy, { recursive: true }));
  const put = async (files: Readonly<Record<string, string>>) => {
    for (const [path, text] of Object.entries(files)) {
      await mkdir(dirname(join(copy, path)), { recursive: true });
      await writeFile(join(copy, path), text);
    }
  };
  const schema =
    'CREATE TABLE events (event_id TEXT PRIMARY KEY, event_type TEXT NOT NULL, user_id TEXT NOT NULL);\n';
  await put({
    'submissions/first/judged.yaml': `about: The second edit stands before the first in the file.
base: references/plain
edits:
  - file: queries/views.sql
    replace: " GROUP BY user_id;\\n"
    with: |2

        GROUP BY user_id; -- $& and $1 mean nothing here
  - file: queries/views.sql
    replace: count(*)
    with: ""
`,
    'submissions/second/judged.yaml': 'about: On the first.\nbase: submissions/first\nwithout: [load.sql]\n',
    'submissions/second/queries/more.sql': 'SELECT 1;',
    'submissions/third/judged.yaml': `about: On the second, of whose file it changes what the first wrote.
base: submissions/second
edits: [{ file: queries/views.sql, replace: mean nothing, with: are text }]
verdicts: { views-right: accepted, views-twice: missing }
`,
    'submissions/third/load.sql': 'SELECT 2;',
  });
  const changed =
    "SELECT user_id,  AS views FROM events WHERE event_type = 'video_view_start'\n  GROUP BY user_id; -- $& and $1 ";

  test.each([
    [
      'first',
      {
        'load.sql': 'INSERT OR IGNORE INTO events SELECT event_id, event_type, user_id FROM bronze_events;\n',
        'queries/views.sql': `${changed}mean nothing here\n`,
        'schema.sql': schema,
      },
    ],
    [
      'second',
      {
        'queries/more.sql': 'SELECT 1;',
        'queries/views.sql': `${changed}mean nothing here\n`,
        'schema.sql': schema,
      },
    ],
    [
      'third',
      {
        'load.sql': 'SELECT 2;',
        'queries/more.sql': 'SELECT 1;',
        'queries/views.sql': `${changed}are text here\n`,
        'schema.sql': schema,
      },
    ],
  ])('has the files of its base but for what it says: the %s', async (id, files) => {
    const found = await judgedFiles(copy, id);
    expect(Object.fromEntries(found.map(({ file, text }) => [file, text]))).toEqual(files);
  });

  test('is read whole wherever its folder is named', async () => {
    const problem = await loadProblem(copy);
    const judged = await loadJudged(problem);
    expect(judged?.map(({ id }) => id)).toEqual(['first', 'second', 'third']);
    expect(judged?.at(-1)).toEqual({
      id: 'third',
      folder: join(copy, 'submissions/third'),
      about: 'On the second, of whose file it changes what the first wrote.',
      verdicts: { 'views-twice': 'missing' },
      marks: new Map(),
    });
    const { files, notes } = await loadSubmission(problem, join(copy, 'submissions/second/'));
    expect(Object.keys(files).toSorted()).toEqual(['schema', 'views']);
    expect(notes).toEqual(['ignored, not asked for: queries/more.sql']);
  });

  test('gives nothing to a candidate who writes a judged.yaml, in a folder or in one like it', async () => {
    const problem = await loadProblem(copy);
    for (const folder of ['mine', 'mine/submissions/first', 'references/submissions/first']) {
      await put({ [`${folder}/judged.yaml`]: 'about: mine\nbase: references/plain\n' });
      expect(await loadSubmission(problem, join(copy, folder))).toMatchObject({ files: {} });
    }
  });
});

test('a problem without a place for submissions has none, and that is told apart from an empty one', async () => {
  const copy = await copyOfSmall();
  expect(await load(copy)).toBe(null);
  await mkdir(join(copy, 'submissions'));
  expect(await load(copy)).toEqual([]);
  await rm(copy, { recursive: true });
});

test('what a problem says of one of its submissions is read', async () => {
  expect(await load(small)).toEqual([
    {
      id: 'counted-twice',
      folder: join(small, 'submissions/counted-twice'),
      about: 'The table has no key, so an event that comes twice is counted twice.',
      verdicts: { 'views-twice': 'wrong-answer' },
      marks: new Map(),
    },
  ]);
});

describe.each(await listProblems())('the submissions of $id', ({ folder }) => {
  test('are folders with a judged.yaml each', async () => {
    const judged = (await load(folder)) ?? [];
    expect(judged.length).toBeGreaterThan(30);
    expect(judged.every(({ about }) => about !== '')).toBe(true);
  });

  test('hold no copy of what they are made from', async () => {
    const folders = openJudged(folder);
    const copies: string[] = [];
    for (const { id, folder: own } of (await load(folder)) ?? []) {
      const read = await folders.read(id);
      const base = read.ok ? read.value?.written.base : undefined;
      if (base === undefined) continue;
      const [, above] = /^submissions\/(.+)$/.exec(base) ?? [];
      const theirs =
        above === undefined ? await folderFiles(join(folder, base)) : await judgedFiles(folder, above);
      for (const { file, text } of theirs)
        if ((await readFile(join(own, file), 'utf8').catch(() => null)) === text)
          copies.push(`${id}/${file}`);
    }
    expect(copies).toEqual([]);
  });
});

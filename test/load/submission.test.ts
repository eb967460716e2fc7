import { join } from 'node:path';
import { expect, test } from 'vitest';
import { packageRoot } from '../../src/load/problems.ts';
import { loadProblem } from '../../src/load/problem.ts';
import { loadSubmission, submissionOf, writtenDialect } from '../../src/load/submission.ts';
import { folderOf } from './support/folder.ts';

const problem = await loadProblem(join(packageRoot(), 'problems/reels'));
const load = async (files: Readonly<Record<string, string | Uint8Array>>) =>
  loadSubmission(problem, await folderOf(files));

test('files are read by the ids of their deliverables', async () => {
  const { files, notes, holds, author, dialect } = await load({
    'schema.sql': 'CREATE TABLE t (a);',
    'queries/sessions.sql': 'SELECT 1;',
  });
  expect(files).toEqual({
    schema: { file: 'schema.sql', text: 'CREATE TABLE t (a);' },
    sessions: { file: 'queries/sessions.sql', text: 'SELECT 1;' },
  });
  expect({ notes, holds, author, dialect }).toEqual({
    notes: [],
    holds: {},
    author: null,
    dialect: 'sqlite',
  });
});

test('an empty folder is a submission in which nothing was attempted', async () => {
  expect(await load({})).toMatchObject({ files: {}, notes: [] });
});

test('a byte order mark is taken off, line ends stay', async () => {
  const { files } = await load({ 'schema.sql': '\uFEFFCREATE TABLE t (\r\n  a\r\n);\r\n' });
  expect(files.schema?.text).toBe('CREATE TABLE t (\r\n  a\r\n);\r\n');
});

test('comments alone are no attempt', async () => {
  const { files, notes } = await load({
    'schema.sql': '-- nothing yet\n/* a block\n   of comment */ ;\n',
    'load.sql': '',
    'delete_user.sql': '-- ends in a comment',
    'retention.sql': '/* never closed',
    'late_data.md': '# Late data\n\n<!-- write here -->\n',
    'answers.md': '## Share chains\n\nA recursive query.\n',
    'queries/sessions.sql': "-- not only\nSELECT '--';",
  });
  expect(Object.keys(files).toSorted()).toEqual(['answers', 'sessions']);
  expect(notes).toEqual([
    'empty or comments alone, so not attempted: schema.sql, load.sql, delete_user.sql, retention.sql, late_data.md',
  ]);
});

test('the untouched starter attempts nothing', async () => {
  const { files } = await loadSubmission(problem, join(problem.folder, 'starter'));
  expect(files).toEqual({});
});

test('a file that is nearly called right is noted with the right name', async () => {
  const { files, notes } = await load({
    'Schema.sql': 'SELECT 1;',
    'query/sessions.sql': 'SELECT 1;',
    'quieries/creator_daily.sql': 'SELECT 1;',
    'recent_views.sql': 'SELECT 1;',
    'retension.sql': 'SELECT 1;',
    'graincheck.yml': 'author: me',
  });
  expect(files).toEqual({});
  expect(notes).toEqual([
    'Schema.sql is not read: the file is called schema.sql; rename it',
    'graincheck.yml is not read: the file is called graincheck.yaml; rename it',
    'recent_views.sql is not read: the file is called queries/recent_views.sql; rename it',
    'retension.sql is not read: the file is called retention.sql; rename it',
    'query/sessions.sql is not read: the file is called queries/sessions.sql; rename it',
    'quieries/creator_daily.sql is not read: the file is called queries/creator_daily.sql; rename it',
  ]);
});

test('files that nobody asked for are named in one line, those that often lie there not at all', async () => {
  const others = Object.fromEntries(Array.from({ length: 14 }, (_, n) => [`data/part${n + 10}.csv`, 'x']));
  const { notes } = await load({
    ...others,
    'README.md': 'x',
    'judged.yaml': 'x',
    '.gitignore': 'x',
    '.git/config': 'x',
    'queries/.keep': '',
    'node_modules/x.js': '',
    'zebra.txt': 'x',
  });
  expect(notes).toEqual([
    'ignored, not asked for: zebra.txt, data/part10.csv, data/part11.csv, data/part12.csv, data/part13.csv, ' +
      'data/part14.csv, data/part15.csv, data/part16.csv, data/part17.csv, data/part18.csv and 5 more',
  ]);
});

test('the digest is over names and bytes of what counts, and over nothing else', async () => {
  const digestOf = async (files: Readonly<Record<string, string>>) => (await load(files)).sha256;
  const one = await digestOf({ 'schema.sql': 'SELECT 1;' });
  expect(one).toMatch(/^[0-9a-f]{64}$/);
  expect(await digestOf({ 'schema.sql': 'SELECT 1;', 'README.md': 'x', 'load.sql': '-- x' })).toBe(one);
  expect(await digestOf({ 'load.sql': 'SELECT 1;' })).not.toBe(one);
  expect(await digestOf({ 'schema.sql': 'SELECT 1; ' })).not.toBe(one);
  expect(await digestOf({ 'schema.sql': 'SELECT 1;', 'graincheck.yaml': 'holds: { like: t }' })).not.toBe(
    one,
  );
});

test('settings are read', async () => {
  const { holds, author } = await load({
    'graincheck.yaml':
      'dialect: SQLite\nauthor: Ada\nnotes: none\nholds:\n  like: reactions\n  video_id: views.video\n',
  });
  expect({ holds, author }).toEqual({ holds: { like: 'reactions', video_id: 'views.video' }, author: 'Ada' });
  expect(await load({ 'graincheck.yaml': '# dialect: sqlite\n' })).toMatchObject({ holds: {}, author: null });
});

test.each([
  [
    'its settings name it',
    { settings: 'dialect: bigquery', schema: 'CREATE TABLE t (a VARIANT);' },
    'bigquery',
  ],
  [
    'its schema gives it away',
    { settings: 'author: Ada', schema: 'CREATE TABLE t (a VARIANT);' },
    'snowflake',
  ],
  [
    'settings that cannot be read name nothing',
    { settings: 'dialect: [', schema: 'CREATE TABLE t (a TEXT);' },
    'sqlite',
  ],
  ['nothing tells', {}, 'sqlite'],
] as const)('the dialect of a submission: %s', (_, texts, dialect) => {
  const files = Object.fromEntries(Object.entries(texts).map(([id, text]) => [id, { file: id, text }]));
  expect(writtenDialect(problem, files)).toBe(dialect);
  expect(submissionOf(problem, '', files).dialect).toBe(dialect);
});

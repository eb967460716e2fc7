import { execFileSync } from 'node:child_process';
import { chmod, mkdir, rm, symlink, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { UserError } from '../../src/domain/user-error.ts';
import { packageRoot } from '../../src/load/problems.ts';
import { loadProblem } from '../../src/load/problem.ts';
import { loadSubmission } from '../../src/load/submission.ts';
import { folderOf } from './support/folder.ts';

const problem = await loadProblem(join(packageRoot(), 'problems/reels'));
const bytes = (...values: readonly number[]) => Uint8Array.from(values);
const text = (value: string) => new TextEncoder().encode(value);

type Fault = {
  readonly title: string;
  readonly files?: Readonly<Record<string, string | Uint8Array>>;
  /** Done to the folder, where files are not enough. */
  readonly spoil?: (folder: string) => Promise<unknown>;
  readonly code?: string;
  readonly message: string;
};

const faults: readonly Fault[] = [
  {
    title: 'a file of 100 MB is not read',
    files: { 'schema.sql': '' },
    spoil: (folder) => truncate(join(folder, 'schema.sql'), 100_000_000),
    message: 'schema.sql: is 95.4 MiB; at most 1 MiB is read. Keep data and dumps out of it',
  },
  {
    title: 'a binary file',
    files: { 'load.sql': bytes(0x53, 0x51, 0x4c, 0x00, 0x01) },
    message: 'load.sql: is binary (a NUL byte at offset 3); it must be UTF-8 text',
  },
  {
    title: 'a byte that is not UTF-8, with its line and column',
    files: { 'schema.sql': bytes(...text('-- é\n-- caf'), 0xe9, ...text('\nSELECT 1;')) },
    message: 'schema.sql:2:7: is not valid UTF-8 (byte 0xE9 at offset 12); save it as UTF-8',
  },
  {
    title: 'a character that is cut off at the end',
    files: { 'schema.sql': bytes(...text('-- '), 0xe2, 0x82) },
    message: 'schema.sql:1:4: is not valid UTF-8 (byte 0xE2 at offset 3); save it as UTF-8',
  },
  {
    title: 'UTF-16, as some editors on Windows save',
    files: { 'schema.sql': bytes(0xff, 0xfe, 0x53, 0x00) },
    message: 'schema.sql: is UTF-16 text; save it as UTF-8',
  },
  {
    title: 'a link that leads out of the folder',
    spoil: (folder) => symlink('/etc/passwd', join(folder, 'schema.sql')),
    message: 'schema.sql: is a link that leads out of the folder; put the file itself there',
  },
  {
    title: 'a folder that is a link that leads out',
    spoil: (folder) => symlink('/etc', join(folder, 'queries')),
    message: 'queries: is a link that leads out of the folder; put the file itself there',
  },
  {
    title: 'a link to a folder whose name begins like this one',
    spoil: async (folder) => {
      const other = `${folder}-other`;
      await mkdir(other);
      onTestFinished(() => rm(other, { recursive: true }));
      await writeFile(join(other, 'schema.sql'), '');
      await symlink(join(other, 'schema.sql'), join(folder, 'schema.sql'));
    },
    message: 'schema.sql: is a link that leads out of the folder; put the file itself there',
  },
  {
    title: 'a link that leads nowhere',
    spoil: (folder) => symlink('gone.sql', join(folder, 'schema.sql')),
    message: 'schema.sql: is a link that leads nowhere; put the file itself there',
  },
  {
    title: 'a link that leads back to itself',
    spoil: (folder) => symlink('schema.sql', join(folder, 'schema.sql')),
    message: 'schema.sql: is a link that leads back to itself',
  },
  {
    title: '`queries` is a file',
    files: { queries: 'SELECT 1;' },
    message: 'queries: is a file; it must be a folder for files like queries/sessions.sql',
  },
  {
    title: 'a deliverable is a folder',
    files: { 'schema.sql/tables.sql': '' },
    message: 'schema.sql: is a folder; it must be a file',
  },
  {
    title: 'a deliverable is a pipe',
    spoil: async (folder) => execFileSync('mkfifo', [join(folder, 'schema.sql')]),
    message: 'schema.sql: is no ordinary file (a pipe or a device); it must be one',
  },
  {
    title: 'several faults are one error',
    files: { 'schema.sql': bytes(0), 'load.sql/x': '', 'graincheck.yaml': 'dailect: sqlite' },
    message: [
      'schema.sql: is binary (a NUL byte at offset 0); it must be UTF-8 text',
      'load.sql: is a folder; it must be a file',
      'graincheck.yaml:1:1: unknown key `dailect`; did you mean `dialect`?',
    ].join('\n'),
  },
  {
    title: 'settings that are no YAML',
    files: { 'graincheck.yaml': 'holds: [like' },
    message: expect.stringMatching(/^graincheck\.yaml:1:\d+: /),
  },
  {
    title: 'settings of the wrong shape',
    files: { 'graincheck.yaml': 'author: Ada\nholds:\n  like: [reactions]\n' },
    message: 'graincheck.yaml:3:9: `like` must be a text, not a list',
  },
  {
    title: 'a dialect that there is not',
    files: { 'graincheck.yaml': 'author: Ada\ndialect: bigqery\n' },
    message: 'graincheck.yaml:2:10: there is no dialect `bigqery`; did you mean `bigquery`?',
  },
];

test.each(faults)('$title', async ({ files = {}, spoil, code = 'E_BAD_SUBMISSION', message }) => {
  const folder = await folderOf(files);
  await spoil?.(folder);
  const error = await loadSubmission(problem, folder).catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(UserError);
  expect(error).toMatchObject({ code, message, hint: expect.any(String) });
});

test('a link within the folder is fine', async () => {
  const folder = await folderOf({ 'tables.sql': 'CREATE TABLE t (a);', 'answers/sessions.sql': 'SELECT 1;' });
  await symlink('tables.sql', join(folder, 'schema.sql'));
  await symlink('answers', join(folder, 'queries'));
  const { files } = await loadSubmission(problem, folder);
  expect(Object.keys(files)).toEqual(['schema', 'sessions']);
});

test('a folder that is itself a link is fine', async () => {
  const folder = await folderOf({ 'schema.sql': 'CREATE TABLE t (a);' });
  await symlink(folder, `${folder}-link`);
  onTestFinished(() => rm(`${folder}-link`));
  expect(Object.keys((await loadSubmission(problem, `${folder}-link`)).files)).toEqual(['schema']);
});

test('what is no folder is refused by name', async () => {
  const folder = await folderOf({ 'schema.sql': 'SELECT 1;' });
  const file = join(folder, 'schema.sql');
  const nowhere = join(folder, 'nowhere');
  await expect(loadSubmission(problem, nowhere)).rejects.toMatchObject({
    code: 'E_NO_SUCH_FOLDER',
    message: `there is no folder ${nowhere}`,
  });
  await expect(loadSubmission(problem, file)).rejects.toMatchObject({
    code: 'E_NOT_A_FOLDER',
    message: `${file} is not a folder`,
  });
});

test.skipIf(process.getuid?.() === 0)('a file that may not be read', async () => {
  const folder = await folderOf({ 'schema.sql': 'SELECT 1;' });
  await chmod(join(folder, 'schema.sql'), 0o000);
  await expect(loadSubmission(problem, folder)).rejects.toMatchObject({
    code: 'E_BAD_SUBMISSION',
    message: 'schema.sql: may not be read: permission denied. Change its permissions (chmod u+r)',
  });
});

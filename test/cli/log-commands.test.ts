import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { harmless } from '../../src/reporters/json.ts';
import { withoutCommands } from '../../src/reporters/visible.ts';
import { graincheck } from './run.ts';

const OBEYED = /^[^\S\n]*::|##\w*\[/m;

const written = [
  '::error::pwned',
  '  \t::add-mask::x',
  'a\n::warning file=a::b',
  'a\r\n ::stop-commands::t\r\n',
  '##[error]x',
  'text ##vso[task.setvariable variable=a]b',
  '###[group]x',
  "##teamcity[message text='x']",
  ' ::set-output name=a::b',
];

test.each(written)('%j is no command of a runner', (text) => {
  expect(text).toMatch(OBEYED);
  expect(withoutCommands(text)).not.toMatch(OBEYED);
  expect(withoutCommands(text).replaceAll(/\s/g, '')).toBe(text.replaceAll(/\s/g, ''));
  const json = harmless(JSON.stringify({ [text]: [text] }, null, 2));
  expect(json).not.toMatch(OBEYED);
  expect(JSON.parse(json)).toEqual({ [text]: [text] });
});

test.each(['event_ts::date', 'a :: b', '# Heading', '## Part [1]', '[link](#a)'])(
  '%j stays as it is',
  (text) => {
    expect(withoutCommands(text)).toBe(text);
    expect(harmless(JSON.stringify(text))).toBe(JSON.stringify(text));
  },
);

test('what hides or moves text on a terminal stands in JSON as an escape', () => {
  const text = '\u001b[31m\u009b\u202e\u2028\u{e0041}\ufeff\u007f';
  const json = harmless(JSON.stringify(text));
  expect(json).toMatch(/^[\x20-\x7e]*$/);
  expect(JSON.parse(json)).toBe(text);
});

describe('where CI is set, nothing that is printed is a command, whoever wrote it', () => {
  const folder = mkdtempSync(join(tmpdir(), 'graincheck-log-'));
  afterAll(() => rmSync(folder, { recursive: true }));
  mkdirSync(join(folder, 'names/queries'), { recursive: true });
  writeFileSync(
    join(folder, 'names/schema.sql'),
    'CREATE TABLE "::error::pwned" (a TEXT);\nCREATE TABLE "x\n::error file=a::newline" ("##[error]vso" INTEGER);\n',
  );
  writeFileSync(join(folder, 'names/queries/a\n::error::nl.sql'), 'SELECT 1;');
  writeFileSync(join(folder, 'names/queries/sessions.sql'), 'SELECT\n::error::here FROM "##vso[a]b";');
  mkdirSync(join(folder, 'settings'));
  writeFileSync(join(folder, 'settings/graincheck.yaml'), '"\\e[31m::error::pwned\\n::error::line2": x\n');
  mkdirSync(join(folder, '::error::folder'));

  test.each([
    ['check', 'reels', 'names'],
    ['check', 'reels', 'names', '--format', 'json'],
    ['grade', 'reels', 'names', '--only', 'schema-runs,keys,sessions'],
    ['grade', 'reels', 'names', '--only', 'schema-runs,keys', '--format', 'json'],
    ['erd', 'reels', 'names'],
    ['holds', 'reels', 'names'],
    ['partitions', 'reels', 'names'],
    ['check', 'reels', 'settings'],
    ['check', 'reels', '::error::folder'],
    ['check', '::error::problem', 'names'],
    ['grade', 'reels', 'names', '--dialect', '::error::dialect'],
    ['::error::command'],
    ['grade', '\n::error::option', '--\n::error::option'],
  ])('%j %j %j', (...args) => {
    const { stdout, stderr } = graincheck(args, folder, { CI: 'true' });
    expect(`${stdout}${stderr}`).not.toBe('');
    expect(stdout).not.toMatch(OBEYED);
    expect(stderr).not.toMatch(OBEYED);
  });
});

import {
  chmodSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import {
  looksUntouched,
  readFiles,
  sameContent,
  saveFile,
  sweepDrafts,
  type WorkFile,
} from '../../src/store/work-files.ts';
import { newFolder } from './support/folder.ts';

const read = (folder: string, name: string) => readFileSync(join(folder, name), 'utf8');

describe('a file that is saved', () => {
  test('stands there as it was given, in folders that are made', async () => {
    const folder = newFolder();
    const text = "SELECT '漢字 👩‍👩‍👧';\r\n";
    expect((await saveFile(folder, 'queries/a/b.sql', text)).ok).toBe(true);
    expect(read(folder, 'queries/a/b.sql')).toBe(text);
    expect(readdirSync(join(folder, 'queries/a'))).toEqual(['b.sql']);
  });

  test('keeps the mode of the one that was there', async () => {
    const folder = newFolder();
    writeFileSync(join(folder, 'a.sql'), '');
    chmodSync(join(folder, 'a.sql'), 0o640);
    await saveFile(folder, 'a.sql', 'x');
    expect(statSync(join(folder, 'a.sql')).mode & 0o777).toBe(0o640);
  });

  test.each([
    ['to a file', 'there.sql'],
    ['to a file that is not there yet', 'new.sql'],
    ['to a link', 'link.sql'],
  ])('is written behind a link %s', async (_, to) => {
    const folder = newFolder();
    const elsewhere = newFolder();
    writeFileSync(join(elsewhere, 'there.sql'), 'old');
    symlinkSync(join(elsewhere, 'there.sql'), join(elsewhere, 'link.sql'));
    symlinkSync(join(elsewhere, to), join(folder, 'a.sql'));
    expect((await saveFile(folder, 'a.sql', 'x')).ok).toBe(true);
    expect(lstatSync(join(folder, 'a.sql')).isSymbolicLink()).toBe(true);
    expect(read(elsewhere, to)).toBe('x');
  });

  test('a link that leads to itself is told', async () => {
    const folder = newFolder();
    symlinkSync('a.sql', join(folder, 'a.sql'));
    expect(await saveFile(folder, 'a.sql', 'x')).toMatchObject({
      error: { message: 'cannot save a.sql: it is a link that leads back to itself' },
    });
  });

  test('the last of many savings at once is what stands there', async () => {
    const folder = newFolder();
    // Each is written in less time than the one before.
    const texts = Array.from({ length: 30 }, (_, n) => `${n}\n`.repeat(3000 * (30 - n)));
    const saved = await Promise.all(texts.map((text) => saveFile(folder, 'a.sql', text)));
    expect(saved.every(({ ok }) => ok)).toBe(true);
    expect(read(folder, 'a.sql')).toBe(texts.at(-1));
    const last = saved.at(-1);
    expect(await looksUntouched(join(folder, 'a.sql'), last?.ok ? last.value : null)).toBe(true);
  });

  test('a saving that failed is in nobody’s way', async () => {
    const folder = newFolder();
    mkdirSync(join(folder, 'a.sql'));
    const [first, second] = await Promise.all([
      saveFile(folder, 'a.sql', 'x'),
      saveFile(folder, 'b.sql', 'x'),
    ]);
    expect([first?.ok, second?.ok]).toEqual([false, true]);
  });
});

describe('files that are read', () => {
  const kinds = (files: readonly WorkFile[]) =>
    files.map((file) => (file.kind === 'unreadable' ? file.error.message : file.kind));

  test('what is no text is told, and never taken for an empty file', async () => {
    const folder = newFolder();
    writeFileSync(join(folder, 'a.sql'), 'SELECT 1');
    writeFileSync(join(folder, 'latin.sql'), Buffer.from([0x63, 0xe9, 0x0a]));
    mkdirSync(join(folder, 'folder.sql'));
    symlinkSync('nowhere', join(folder, 'dangling.sql'));
    const files = await readFiles(folder, [
      'a.sql',
      'b.sql',
      'latin.sql',
      'folder.sql',
      'dangling.sql',
      'a.sql/c',
    ]);
    expect(kinds(files)).toEqual([
      'text',
      'missing',
      'latin.sql:1:2: is not valid UTF-8 (byte 0xE9 at offset 1); save it as UTF-8',
      'folder.sql: is a folder; it must be a file',
      'missing',
      'a.sql/c: lies in something that is no folder',
    ]);
  });

  test('a change from outside is seen, and a touch is none', async () => {
    const folder = newFolder();
    const path = join(folder, 'a.sql');
    const saved = await saveFile(folder, 'a.sql', 'mine');
    const mine = saved.ok ? saved.value : null;
    const now = async () => {
      const [file] = await readFiles(folder, ['a.sql']);
      return file?.kind === 'text' ? file.fingerprint : null;
    };
    expect([await looksUntouched(path, mine), await looksUntouched(path, null)]).toEqual([true, false]);
    utimesSync(path, 1, 1);
    expect(await looksUntouched(path, mine)).toBe(false);
    expect(sameContent(await now(), mine)).toBe(true);
    writeFileSync(path, 'ours');
    expect(await looksUntouched(path, mine)).toBe(false);
    expect(sameContent(await now(), mine)).toBe(false);
    expect(sameContent(null, mine)).toBe(false);
    expect(await looksUntouched(join(folder, 'b.sql'), null)).toBe(true);
  });

  test('what was left by a killed program is swept away, and nothing else', async () => {
    const folder = newFolder();
    const id = '00000000-0000-4000-8000-000000000000';
    const left = [`.a.sql.graincheck-${id}`, `.b.sql.graincheck-${id}`];
    const others = ['a.sql', '.a.sql.swp', 'a.sql.12345', '.graincheck-notes'];
    for (const name of [...left, ...others]) writeFileSync(join(folder, name), '');
    for (const name of [left[0] ?? '', ...others]) utimesSync(join(folder, name), 1, 1);
    await sweepDrafts(folder, ['a.sql', 'queries/b.sql']);
    // The younger one may be in use.
    expect(readdirSync(folder).toSorted()).toEqual([left[1], ...others].toSorted());
  });
});

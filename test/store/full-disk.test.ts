import { existsSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { UserError } from '../../src/domain/user-error.ts';
import { openAppend } from '../../src/store/write-journal.ts';
import { openStore } from '../../src/store/store.ts';
import { saveFile } from '../../src/store/work-files.ts';
import { later, zero } from '../sitting/support/clock.ts';
import { begin } from './support/begin.ts';
import { child } from './support/child.ts';
import { newFolder } from './support/folder.ts';

const hint = 'name a folder that can be written to in GRAINCHECK_DATA, or put that right';

describe('a store that cannot be written to says so when it is opened', () => {
  test('below a file', () => {
    const file = join(newFolder(), 'file');
    writeFileSync(file, '');
    const message = `attempts cannot be kept in ${file}/data: its folder lies in something that is no folder`;
    expect(() => openStore(join(file, 'data'))).toThrow(new UserError('E_DATA_FOLDER', message, hint));
  });

  test.runIf(existsSync('/proc/self'))('where nothing can be made', () => {
    expect(() => openStore('/proc/graincheck')).toThrow(/^attempts cannot be kept in \/proc\/graincheck: /);
  });

  test('where there is no room', async () => {
    const folder = newFolder();
    const code = `try { openStore(folder); say('opened'); } catch (error) { say(error.code + ': ' + error.message); }`;
    const said = await child(code, [folder], 32).line();
    expect(said).toBe(
      `E_DATA_FOLDER: attempts cannot be kept in ${folder}: it would be larger than files may be here`,
    );
    expect(readdirSync(join(folder, 'attempts'))).toEqual([]);
  });
});

describe('a disk that becomes full', () => {
  test('cuts no file that is saved', async () => {
    const folder = newFolder();
    const old = '-- as it was\n';
    writeFileSync(join(folder, 'schema.sql'), old);
    const code = `
      const saved = await saveFile(folder, 'schema.sql', 'x'.repeat(100000));
      say(saved.ok ? 'saved' : saved.error.message);`;
    expect(await child(code, [folder], 64).line()).toBe(
      'cannot save schema.sql: it would be larger than files may be here',
    );
    expect(readdirSync(folder)).toEqual(['schema.sql']);
    expect(readFileSync(join(folder, 'schema.sql'), 'utf8')).toBe(old);
  });

  test.runIf(existsSync('/dev/full'))('is told at the line of the journal that found no room', () => {
    const store = openStore(newFolder());
    const attempt = begin(store);
    const path = join(attempt.folder, 'journal.jsonl');
    const before = readFileSync(path);
    rmSync(path);
    symlinkSync('/dev/full', path);
    const kept = attempt.append({ kind: 'paused', at: later(zero, { ran: 1 }) });
    expect(kept).toMatchObject({
      ok: false,
      error: {
        code: 'E_NOT_SAVED',
        message: 'cannot go on with the journal of the sitting: the disk is full',
        hint: `it belongs in ${path}; free some space`,
      },
    });
    // The journal that was there is what counts afterwards.
    rmSync(path);
    writeFileSync(path, before);
    expect(store.read(attempt.id).phase).toBe('running');
  });

  test('takes back what was written of a line, and goes on once there is room', async () => {
    const folder = newFolder();
    const code = `
      const { openAppend } = await from('src/store/write-journal.ts');
      const file = openAppend(folder + '/lines', 0);
      file.append('a'.repeat(900) + '\\n', true);
      try { file.append('b'.repeat(900) + '\\n', true); say('written'); } catch (error) { say(error.code); }
      file.append('c'.repeat(90) + '\\n', true);
      say('went on');`;
    writeFileSync(join(folder, 'lines'), '');
    const writer = child(code, [folder], 1);
    expect([await writer.line(), await writer.line()]).toEqual(['EFBIG', 'went on']);
    expect(readFileSync(join(folder, 'lines'), 'utf8')).toBe(`${'a'.repeat(900)}\n${'c'.repeat(90)}\n`);
  });

  test('a line of nothing is nothing', () => {
    const path = join(newFolder(), 'lines');
    writeFileSync(path, 'one\ntw');
    const file = openAppend(path, 4);
    file.append('', false);
    file.close();
    expect(readFileSync(path, 'utf8')).toBe('one\n');
  });
});

describe('what cannot be saved is told in words', () => {
  test('a folder of that name', async () => {
    const folder = newFolder();
    const saved = await saveFile(folder, 'a/b.sql', 'x');
    expect(saved.ok).toBe(true);
    expect(await saveFile(folder, 'a', 'x')).toMatchObject({
      ok: false,
      error: {
        message: 'cannot save a: a folder of that name is there',
        hint: `it belongs in ${folder}/a; look at that folder`,
      },
    });
    expect(await saveFile(folder, 'a/b.sql/c', 'x')).toMatchObject({
      error: { message: 'cannot save a/b.sql/c: its folder lies in something that is no folder' },
    });
  });
});

import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { isDraft } from '../../src/store/atomic.ts';
import { readClock } from '../../src/store/clock.ts';
import { openStore } from '../../src/store/store.ts';
import { begin } from './support/begin.ts';
import { child } from './support/child.ts';
import { PATIENCE_MS } from '../support/until.ts';
import { newFolder } from './support/folder.ts';

describe('kill -9', () => {
  // Three processes each, that are killed at another moment.
  test.each([20, 45, 70])('while a journal is written, after %i ms', async (ms) => {
    const folder = newFolder();
    const writer = child(
      `const attempt = begin(openStore(folder));
       for (let n = 1; ; n += 1) {
         const kept = attempt.append({ kind: n % 50 ? 'beat' : 'paused', at: readClock() });
         if (!kept.ok) throw kept.error;
         if (n % 50 === 0) say(String(n));
       }`,
      [folder],
    );
    const first = await writer.line();
    // It may be killed before it says more.
    const told = writer.line().catch(() => first);
    await setTimeout(ms);
    await writer.kill();
    const store = openStore(folder);
    expect(store.list().broken).toEqual([]);
    expect(store.unfinished().map(({ id }) => id)).toEqual(['reels/0001']);
    const attempt = store.open('reels/0001');
    // What was said to be written is there.
    expect(attempt.journal.length).toBeGreaterThan(Number(await told));
    expect(attempt.append({ kind: 'reopened', at: readClock() }).ok).toBe(true);
    attempt.close();
    expect(store.open('reels/0001').journal.at(-1)?.kind).toBe('reopened');
  });

  test.each([5, 15, 25, 35])(
    'while a file is saved, after %i ms: the old or the new one, whole',
    async (ms) => {
      const folder = newFolder();
      const text = (letter: string) => `${letter.repeat(200_000)}\n`;
      writeFileSync(join(folder, 'schema.sql'), text('z'));
      const saver = child(
        `for (let n = 0; ; n += 1) {
         const saved = await saveFile(folder, 'schema.sql', 'ab'[n % 2].repeat(200000) + '\\n');
         if (!saved.ok) throw saved.error;
         if (n === 2) say('saving');
       }`,
        [folder],
      );
      expect(await saver.line()).toBe('saving');
      await setTimeout(ms);
      await saver.kill();
      expect([text('a'), text('b')]).toContain(readFileSync(join(folder, 'schema.sql'), 'utf8'));
      expect(readdirSync(folder).filter((name) => name !== 'schema.sql' && !isDraft(name))).toEqual([]);
    },
  );
});

describe('several processes', () => {
  test('begin at once, get numbers of their own, and are never offered to others', async () => {
    const folder = newFolder();
    const code = `
      const store = openStore(folder);
      const at = Number(args[0]);
      while (Date.now() < at) {}
      for (let n = 0; n < 20; n += 1) say(begin(store).id);
      say('done');
      setInterval(() => {}, 1000);`;
    const watch = `
      const store = openStore(folder);
      const at = Number(args[0]);
      let offered = 0;
      do offered += store.unfinished().length;
      while (store.list().attempts.length < 40 && Date.now() < at + ${PATIENCE_MS});
      say(store.list().attempts.length + ' begun, ' + offered + ' offered');`;
    const soon = String(Date.now() + 600);
    const watcher = child(watch, [folder, soon]).line();
    const children = [1, 2].map(() => child(code, [folder, soon]));
    const ids = await Promise.all(
      children.map(async ({ line }) => {
        const said: string[] = [];
        for (let next = await line(); next !== 'done'; next = await line()) said.push(next);
        return said;
      }),
    );
    expect(ids.map((of) => of.length)).toEqual([20, 20]);
    expect(new Set(ids.flat()).size).toBe(40);
    expect(await watcher).toBe('40 begun, 0 offered');
    const { attempts, broken } = openStore(folder).list();
    expect(attempts.map(({ id }) => id).toSorted()).toEqual(ids.flat().toSorted());
    expect(broken).toEqual([]);
  });

  test('an attempt that another has open is not offered, until that one is gone', async () => {
    const folder = newFolder();
    const other = child(`say(begin(openStore(folder)).id); setInterval(() => {}, 1000);`, [folder]);
    const id = await other.line();
    const store = openStore(folder);
    expect([store.isLive(id), store.unfinished().length]).toEqual([true, 0]);
    expect(() => store.open(id)).toThrow(`attempt ${id} is open in another terminal (process ${other.pid})`);
    await other.kill();
    expect([store.isLive(id), store.unfinished().length]).toEqual([false, 1]);
    expect(store.open(id).id).toBe(id);
    expect([store.isLive(id), store.unfinished().length]).toEqual([false, 1]);
  });

  test('one that was closed can be opened by another', async () => {
    const folder = newFolder();
    const attempt = begin(openStore(folder));
    const code = `
      try { openStore(folder).open(args[0]); say('opened'); } catch (error) { say(error.code); }`;
    expect(await child(code, [folder, attempt.id]).line()).toBe('E_ATTEMPT_OPEN');
    attempt.close();
    expect(await child(code, [folder, attempt.id]).line()).toBe('opened');
  });

  test('of several that go on after a crash, one does', async () => {
    const folder = newFolder();
    const dead = child(`for (let n = 0; n < 100; n += 1) begin(openStore(folder)); say('begun');`, [folder]);
    expect(await dead.line()).toBe('begun');
    await dead.kill();
    // All at the same millisecond, again and again.
    const code = `
      const store = openStore(folder);
      const opened = [];
      for (let n = 1; n <= 100; n += 1) {
        const id = 'reels/' + String(n).padStart(4, '0');
        while (Date.now() < Number(args[0]) + n * 4) {}
        try { store.open(id); opened.push(id); } catch (error) { if (error.code !== 'E_ATTEMPT_OPEN') throw error; }
      }
      say(opened.join(' '));
      setInterval(() => {}, 1000);`;
    const soon = String(Date.now() + 500);
    const said = await Promise.all([1, 2].map(() => child(code, [folder, soon]).line()));
    const opened = said.flatMap((line) => line.split(' ').filter((id) => id !== ''));
    expect([opened.length, new Set(opened).size]).toEqual([100, 100]);
  });

  test('a process that has only the number of the one that crashed is another', () => {
    const store = openStore(newFolder());
    const attempt = begin(store);
    attempt.close();
    const holder = (mark: object) =>
      writeFileSync(
        join(attempt.folder, 'open-1.json'),
        JSON.stringify({ boot: null, started: null, ...mark }),
      );
    const { boot } = readClock();
    holder({ pid: process.ppid, boot, started: '1' });
    expect(store.isLive(attempt.id)).toBe(boot === null);
    holder({ pid: process.ppid, boot: 'another boot' });
    expect(store.isLive(attempt.id)).toBe(false);
    writeFileSync(join(attempt.folder, 'open-1.json'), '');
    // Somebody is writing it at this moment.
    expect(store.isLive(attempt.id)).toBe(true);
  });
});

import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, expect, test } from 'vitest';
import { closeAll, type Pty } from '../../support/pty.ts';
import { until } from '../../support/until.ts';
import { begin, clearDesks, type Desk, desk, pasted } from './support/desk.ts';

afterEach(closeAll);
afterAll(clearDesks);

/** Untimed, so that two screens of the same state are the same. */
async function sit(at: Desk, args: readonly string[] = []): Promise<Pty> {
  const pty = at.open(['start', 'reels', '--untimed', ...args]);
  await begin(pty);
  return pty;
}

test('a storm of sizes while one types: nothing is lost, and the last picture is a whole one', async () => {
  const at = desk();
  const pty = await sit(at);
  const words = Array.from({ length: 60 }, (_, n) => `word${n}`);
  for (const [n, word] of words.entries()) {
    pty.send(`${word} `);
    pty.resize(60 + ((n * 37) % 120), 16 + ((n * 11) % 40));
    if (n % 3 === 0) await new Promise((done) => setTimeout(done, 5));
  }
  pty.resize(60, 16);
  const small = await pty.waitFor('A little more room, please.');
  expect(small.join('\n')).toContain('Nothing is lost.');
  // Blind, but not deaf to what would be asked for on purpose.
  pty.resize(100, 30);
  await pty.waitFor('word59');
  await until(() => at.read('work/schema.sql').includes(words.join(' ')));
  pty.sendKey('ctrl+home', 'ctrl+end');
  await pty.waitFor(/ saved /);
  await pty.settle(500);
  const stormy = pty.screen();
  const cursor = pty.cursor();
  // The same in a terminal that was never another size.
  pty.sendKey('ctrl+q');
  await pty.waitFor('Leave?');
  pty.send('y');
  await pty.waitFor('Go on with');
  pty.send('q');
  await pty.exit;
  const fresh = at.open(['start', 'reels'], { columns: 100, rows: 30 });
  await fresh.waitFor('Go on with');
  fresh.sendKey('enter');
  await fresh.waitFor('Ctrl+R run');
  fresh.sendKey('ctrl+home', 'ctrl+end');
  await fresh.waitFor('word59');
  await fresh.settle(500);
  // But for the line that tells how long one was away.
  const rest = (lines: readonly string[]) => lines.filter((_, y) => y !== 28);
  expect(rest(fresh.screen())).toEqual(rest(stormy));
  expect(fresh.cursor()).toEqual(cursor);
});

test('a paste of 5,000 lines', async () => {
  const at = desk();
  const pty = await sit(at);
  const before = at.read('work/schema.sql');
  const text = Array.from({ length: 5000 }, (_, n) => `SELECT ${n}, 'ä中🙂' AS x;`).join('\n');
  pty.send(`${pasted(text)}-- a key at once`);
  await until(() => at.read('work/schema.sql') === `${before}${text}-- a key at once`);
  pty.sendKey('ctrl+u');
  await until(() => at.read('work/schema.sql') === `${before}${text}`);
  pty.sendKey('ctrl+u');
  await until(() => at.read('work/schema.sql') === before);
  pty.sendKey('ctrl+y');
  pty.send('k');
  await until(() => at.read('work/schema.sql') === `${before}${text}k`);
});

test('emoji and wide characters: the cursor stands where one writes, and the file is as it was typed', async () => {
  const at = desk();
  const folder = join(at.folder, 'own');
  const text = 'SELECT \'中文字 é e\u0301 👩‍👩‍👧 🇩🇪 👍🏽\' AS "名前";\n';
  const pty = await sit(at, ['--dir', folder]);
  writeFileSync(join(folder, 'schema.sql'), text);
  await pty.waitFor('名前');
  const line = pty.screen().findIndex((shown) => shown.includes('名前'));
  const shown = pty.screen()[line] ?? '';
  // Terminals differ in what they make of joined characters: what follows stands where it belongs all the same.
  expect(shown).toMatch(/^ +1 SELECT '中文字 .*' AS "名前";$/u);
  pty.sendKey('ctrl+home');
  await until(() => pty.cursor().y === line);
  const start = pty.cursor().x;
  for (let step = 0; step < 8; step++) pty.sendKey('right');
  // From behind `SELECT '`, one step a character as a person sees it.
  for (const column of [8, 10, 12, 14, 15, 16, 17, 18, 19, 21, 22, 24, 25, 27]) {
    await until(() => pty.cursor().x - start === column);
    pty.sendKey('right');
  }
  // What is deleted is a whole character, and what is typed comes between whole ones.
  pty.sendKey('home');
  for (let step = 0; step < 17; step++) pty.sendKey('right');
  pty.sendKey('backspace');
  pty.send('🎉');
  pty.sendKey('ctrl+end');
  pty.send('-- 終わり');
  const expected = `${text.replace('👩‍👩‍👧', '🎉')}-- 終わり`;
  await until(() => readFileSync(join(folder, 'schema.sql'), 'utf8') === expected);
});

test('a disk that becomes full is told at once, and what is typed goes there when it has room again', async () => {
  const at = desk();
  // In place of a full disk: no file may be larger than 64 KiB.
  const pty = at.shell('ulimit -f 128; exec "$1" "$2" start reels --untimed', { columns: 100 });
  await begin(pty);
  const before = at.read('work/schema.sql');
  pty.send(pasted('-- a long line of a schema\n'.repeat(4000)));
  await pty.waitFor(/schema\.sql is not saved: it would be larger than files may be here.*✗ not saved/);
  expect(at.read('work/schema.sql')).toBe(before);
  pty.sendKey('ctrl+u');
  pty.send('-- short');
  await until(() => at.read('work/schema.sql') === `${before}-- short`);
  await pty.waitFor(/ saved /);
});

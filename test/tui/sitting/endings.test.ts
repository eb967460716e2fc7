import { readdirSync, readFileSync } from 'node:fs';
import { afterAll, afterEach, describe, expect, test } from 'vitest';
import { closeAll, type Pty } from '../../support/pty.ts';
import { until } from '../../support/until.ts';
import { modesLeft } from '../terminal/support/modes-left.ts';
import { begin, clearDesks, type Desk, desk } from './support/desk.ts';

afterEach(closeAll);
afterAll(clearDesks);

const typed = 'CREATE TABLE typed (id TEXT PRIMARY KEY);';

async function sit(at: Desk, args: readonly string[] = []): Promise<Pty> {
  const pty = at.open(['start', 'reels', ...args]);
  await begin(pty);
  return pty;
}

/** A shell that notes the terminal's settings before and after, and what came of the program. */
const noted = 'stty -g; "$1" "$2" start reels; echo "ended with $?"; stty -g';

const pidOf = (at: Desk) => {
  const mark = readdirSync(at.path('.')).find((name) => /^open-\d+\.json$/.test(name)) ?? '';
  return Number(JSON.parse(readFileSync(at.path(mark), 'utf8')).pid);
};

describe('whoever ends it, what was typed last is on disk and the terminal is as it was', () => {
  test.each([
    ['SIGTERM', 143],
    ['SIGHUP', 129],
    ['SIGINT', 130],
    ['SIGQUIT', 131],
  ] as const)('%s', async (signal, code) => {
    const at = desk();
    const pty = at.shell(noted);
    await begin(pty);
    pty.send(typed);
    await pty.waitFor(typed);
    // Sooner than what is typed goes to the disk by itself.
    process.kill(pidOf(at), signal);
    const screen = await pty.waitFor(`ended with ${code}`);
    await pty.exit;
    expect(at.read('work/schema.sql')).toContain(typed);
    expect(modesLeft(pty.output())).toEqual([]);
    const settings = pty.screen().filter((line) => /^[0-9a-f]+:/.test(line));
    expect(new Set(settings).size).toBe(1);
    expect(screen.join('\n')).not.toMatch(/interrupted|failed/);
    expect(readdirSync(at.path('.')).filter((name) => name.startsWith('.'))).toEqual([]);
  });

  test('the window is closed', async () => {
    const at = desk();
    const pty = await sit(at);
    pty.send(typed);
    await pty.waitFor(typed);
    pty.hangUp();
    await until(() => at.read('work/schema.sql').includes(typed));
  });

  test('it is left by its own key, and at once', async () => {
    const at = desk();
    const pty = await sit(at);
    pty.send(typed);
    pty.sendKey('ctrl+q');
    await pty.waitFor('Leave? You can come back.');
    pty.send('y');
    await pty.waitFor(/Go on with Reels analytics, part A/);
    expect(at.read('work/schema.sql')).toContain(typed);
    pty.send('q');
    expect((await pty.exit).code).toBe(0);
    expect(modesLeft(pty.output())).toEqual([]);
  });
});

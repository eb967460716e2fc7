import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, describe, expect, test } from 'vitest';
import { graincheck } from '../../cli/run.ts';
import { closeAll } from '../../support/pty.ts';
import { until } from '../../support/until.ts';
import { modesLeft } from '../terminal/support/modes-left.ts';
import { begin, clearDesks, desk, endlessSchema } from './support/desk.ts';

afterEach(closeAll);
afterAll(clearDesks);

describe('without a terminal', () => {
  test('start says so, and which commands do without', () => {
    const { folder, env } = desk();
    const { code, stdout, stderr } = graincheck(['start', 'reels'], folder, env);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(
      /^error E_NO_TERMINAL: nothing can be typed here: stdin is not a terminal\nhint: /,
    );
    expect(stderr).toContain('graincheck check <problem> <folder> --watch');
    expect(readdirSync(folder).sort()).toEqual(['clock.json', 'config']);
  });

  test.each([
    ['"$1" "$2" start reels > out; echo "ended with $?"', 'stdout is not a terminal'],
    ['"$1" "$2" start reels < /dev/null; echo "ended with $?"', 'stdin is not a terminal'],
    ['TERM=dumb "$1" "$2" start reels; echo "ended with $?"', 'this terminal says that it is dumb'],
  ])('%s', async (script, words) => {
    const pty = desk().shell(script);
    const screen = await pty.waitFor('ended with 2');
    expect(screen.join(' ')).toContain(words);
    expect(pty.output()).not.toContain('\u001b[?1049h');
  });

  test('graincheck alone lists the problems', () => {
    const { folder, env } = desk();
    const { code, stdout } = graincheck([], folder, env);
    expect(code).toBe(0);
    expect(stdout).toMatch(/reels(?:.|\n)*graincheck start reels/);
  });
});

describe('no place for attempts', () => {
  test.each([
    ['below a file', 'clock.json/data'],
    ['in a device', '/dev/null/data'],
    ['where nothing can be made', '/proc/data'],
  ])('%s', async (_, data) => {
    const at = desk();
    const pty = at.shell('"$1" "$2" start reels; echo "ended with $?"', {
      env: { GRAINCHECK_DATA: data.startsWith('/') ? data : join(at.folder, data) },
    });
    const screen = (await pty.waitFor('ended with 2')).join(' ').replaceAll(/ +/g, ' ');
    expect(screen).toContain('E_DATA_FOLDER: attempts cannot be kept in');
    expect(screen).toContain('GRAINCHECK_DATA');
    expect(pty.output()).not.toContain('\u001b[?1049h');
  });
});

describe('settings', () => {
  test('that are broken are told, and one starts all the same', async () => {
    const at = desk('mode: sometimes\n');
    const pty = at.open([]);
    await pty.waitFor('Enter open');
    await pty.waitFor(/✗ .*settings\.yaml/);
    await pty.waitFor('Esc closes this');
    pty.sendKey('escape');
    await pty.waitFor((lines) => !lines.join('\n').includes('✗'));
    await begin(pty);
  });

  test('with keys of one’s own: they work, and the footer shows them', async () => {
    const at = desk('mode: interview\nkeys:\n  workspace.run: [f9]\n  workspace.hand-in: [alt+x]\n');
    const pty = at.open(['start', 'reels']);
    await pty.waitFor('Enter start the clock');
    pty.sendKey('enter');
    await pty.waitFor(/^F9 run {2}Alt\+X hand in/m);
    pty.sendKey('f9');
    await pty.waitFor(/── .*schema\.sql/);
    pty.sendKey('f10');
    pty.sendKey('alt+x');
    await pty.waitFor('Hand in now?');
  });

  test('with keys of a name that nothing has: told, with where to look', async () => {
    const at = desk('keys:\n  workspace.rum: [f9]\n');
    const pty = at.open([]);
    await pty.waitFor(/✗ .*there is no `workspace\.rum`/);
  });

  test('with no colour', async () => {
    const at = desk('mode: interview\ncolour: none\n');
    const pty = at.open(['start', 'reels']);
    await begin(pty);
    pty.send('SELECT 1;');
    await pty.waitFor('SELECT 1;');
    const coloured = pty
      .cells()
      .flat()
      .filter(({ foreground, background }) => foreground || background);
    expect(coloured).toEqual([]);
  });
});

describe('the first start', () => {
  const ask = async () => {
    const at = desk(null);
    const pty = at.open([]);
    await pty.waitFor('Your name, for reports');
    return { at, pty };
  };

  test('asks once, keeps the answers, and then opens the full screen, which hears keys', async () => {
    const { at, pty } = await ask();
    pty.send('Ada\r');
    await pty.waitFor('The SQL that you write');
    pty.send('\r');
    await pty.waitFor('The command of your own editor');
    pty.send('vi -n\r');
    await pty.waitFor('How you practise');
    pty.sendKey('down');
    await pty.waitFor(/❯ practice/);
    pty.send('\r');
    await pty.waitFor('Enter open');
    const settings = readFileSync(join(at.env.GRAINCHECK_CONFIG ?? '', 'settings.yaml'), 'utf8');
    expect(settings).toMatch(/name: Ada\n(?:.*\n)*editor: vi -n\n(?:.*\n)*mode: practice\n/);
    await begin(pty);
    pty.send('-- heard');
    await pty.waitFor('-- heard');
    expect(pty.screen()[0]).toContain('practice');
    pty.sendKey('ctrl+q');
    await pty.waitFor('Leave?');
    pty.send('y');
    await pty.waitFor('Enter open');
    pty.send('q');
    expect((await pty.exit).code).toBe(0);
    expect(modesLeft(pty.output())).toEqual([]);

    const again = at.open([]);
    await again.waitFor('Enter open');
    expect(again.output()).not.toContain('Your name');
  });

  test('asks nothing where attempts cannot be kept', async () => {
    const pty = desk(null).shell('"$1" "$2"; echo "ended with $?"', {
      env: { GRAINCHECK_DATA: '/dev/null/data' },
    });
    await pty.waitFor('ended with 2');
    expect(pty.output()).not.toContain('Your name');
  });

  test('is left by Ctrl+C, quietly and with nothing written', async () => {
    const { at, pty } = await ask();
    pty.send('\u0003');
    expect((await pty.exit).code).toBe(130);
    expect(modesLeft(pty.output())).toEqual([]);
    expect(pty.screen().join('\n')).not.toMatch(/Error|at .*\.js|failed/);
    expect(readdirSync(at.folder).sort()).toEqual(['clock.json', 'data']);
  });
});

describe('lines that are read aloud', () => {
  test('a sitting from begin to end', async () => {
    const at = desk();
    const pty = at.open(['start', 'reels', '--screen-reader', '--interview', '--no-curveball']);
    await pty.waitFor(/Enter start the clock|start the clock/);
    pty.sendKey('enter');
    await pty.waitFor(/part A/i);
    pty.send('CREATE TABLE t (id TEXT PRIMARY KEY);');
    await until(() => at.read('work/schema.sql').includes('CREATE TABLE t'));
    pty.sendKey('ctrl+r');
    await pty.waitFor(/it runs/);
    pty.sendKey('f10');
    await pty.waitFor('Hand in now?');
    pty.send('y');
    // One table of one column holds next to nothing, so there is much to ask.
    await pty.waitFor(/Walk-through, .*question 1 of/);
    pty.sendKey('escape');
    await pty.waitFor(/At the bell|all \d/i);
    pty.sendKey('ctrl+q');
    expect((await pty.exit).code).toBe(0);
    expect(pty.output()).not.toContain('\u001b[?1049h');
    expect(modesLeft(pty.output())).toEqual([]);
  });
});

describe('two terminals', () => {
  test('what one has open, the other does not offer', async () => {
    const at = desk();
    const one = at.open(['start', 'reels']);
    await begin(one);
    one.send('-- one');
    const other = at.open([]);
    const list = await other.waitFor('Enter open');
    expect(list.join('\n')).not.toContain('Go on with');
    await begin(other);
    other.send('-- other');
    await until(() => at.read('work/schema.sql', 2).includes('-- other'));
    await until(() => at.read('work/schema.sql', 1).includes('-- one'));
    one.kill('SIGKILL');
    await one.exit;
    const third = at.open([]);
    await third.waitFor(/> Go on with Reels analytics/);
    expect(third.screen().filter((line) => line.includes('Go on with'))).toHaveLength(1);
    third.sendKey('enter');
    await third.waitFor('-- one');
  });
});

test('a query that never ends: one types on meanwhile, and the next run works', async () => {
  const at = desk();
  const own = join(at.folder, 'own');
  mkdirSync(own);
  writeFileSync(join(own, 'schema.sql'), endlessSchema);
  const pty = at.open(['start', 'reels', '--dir', own], { columns: 140, rows: 40 });
  await begin(pty);
  pty.sendKey('ctrl+r');
  await pty.waitFor('running schema.sql on the sample');
  for (const word of ['-- one', ' two', ' three']) {
    pty.send(word);
    // It still runs: otherwise it would be echoed behind what has come of it.
    await pty.waitFor((lines) => {
      const text = lines.join('\n');
      return text.includes(word) && text.includes('running schema.sql on the sample');
    });
  }
  // It is not waited for: what is run next takes its place.
  pty.sendKey('ctrl+a');
  pty.send('CREATE TABLE t (id TEXT PRIMARY KEY);');
  pty.sendKey('ctrl+r');
  await pty.waitFor('✓ schema.sql: it runs; 1 table');
});

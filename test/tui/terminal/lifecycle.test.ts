import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, describe, expect, test } from 'vitest';
import { closeAll, openTerminal, type Pty } from '../../support/pty.ts';
import { until } from '../../support/until.ts';
import { modesLeft } from './support/modes-left.ts';

const program = join(import.meta.dirname, 'support/program.ts');
const root = mkdtempSync(join(tmpdir(), 'graincheck-terminal-'));
let folder = root;
let opened = 0;
afterEach(closeAll);
afterAll(() => rmSync(root, { recursive: true }));

type Setting = {
  readonly env?: Readonly<Record<string, string>>;
  readonly use?: string;
  readonly columns?: number;
  readonly rows?: number;
};

/** The program by itself; a folder of its own each time. */
async function start({ env = {}, use = 'full', ...size }: Setting = {}): Promise<Pty> {
  folder = join(root, String(opened++));
  const pty = openTerminal({ command: process.execPath, args: [program, folder, use], env, ...size });
  await pty.waitFor('outside nothing');
  return pty;
}

/** A shell that notes the terminal's settings before and after the program. */
async function startNoted(env: Readonly<Record<string, string>> = {}): Promise<Pty> {
  folder = join(root, String(opened++));
  const script = 'stty -g > "$3.before"; "$1" "$2" "$3"; echo "ended with $?"; stty -g > "$3.after"';
  const args = ['-c', script, 'sh', process.execPath, program, folder];
  const pty = openTerminal({ command: 'sh', args, env });
  await pty.waitFor('outside nothing');
  return pty;
}

const shellPrompt = 'shell>';
async function startShell(command: string): Promise<Pty> {
  folder = join(root, String(opened++));
  const pty = openTerminal({
    command: 'bash',
    args: ['--norc', '--noprofile', '-i'],
    env: { PS1: `${shellPrompt} ` },
  });
  await pty.waitFor(shellPrompt);
  const line = command.replace('PROGRAM', `'${process.execPath}' '${program}' '${folder}'`);
  pty.send(`${line}\r`);
  await pty.waitFor('outside nothing');
  return pty;
}

const pidOf = (pty: Pty) => Number(/pid (\d+)/.exec(pty.screen().join('\n'))?.[1]);
const note = (name: string) => readFileSync(`${folder}${name}`, 'utf8');

describe('after every ending the terminal is as it was, and what was typed is kept', () => {
  const endings: Readonly<Record<string, readonly [(pty: Pty) => void, number, string]>> = {
    'it quits': [(pty) => pty.send('q'), 3, ''],
    'it ends somewhere inside': [(pty) => pty.send('x'), 7, ''],
    'an error that nobody catches': [(pty) => pty.send('e'), 1, 'something went wrong'],
    'a promise that nobody looks after': [(pty) => pty.send('r'), 1, 'somebody broke a promise'],
    SIGINT: [(pty) => process.kill(pidOf(pty), 'SIGINT'), 130, ''],
    SIGTERM: [(pty) => process.kill(pidOf(pty), 'SIGTERM'), 143, ''],
    SIGHUP: [(pty) => process.kill(pidOf(pty), 'SIGHUP'), 129, ''],
    SIGQUIT: [(pty) => process.kill(pidOf(pty), 'SIGQUIT'), 131, ''],
  };
  test.each(Object.entries(endings))('%s', async (_, [end, code, words]) => {
    const pty = await startNoted();
    pty.send('mno');
    await pty.waitFor('text:mno');
    end(pty);
    const screen = await pty.waitFor(`ended with ${code}`);
    await pty.exit;
    expect(modesLeft(pty.output())).toEqual([]);
    expect(note('.after')).toBe(note('.before'));
    expect(note('/saved')).toMatch(/^text:mno/);
    expect(screen.join('\n')).toContain(words);
    expect(screen.join('\n')).not.toContain('heard');
  });

  test.each([
    ['e', 'something went wrong'],
    ['r', 'somebody broke a promise'],
  ])('a fault that the command line puts into words: %s', async (key, words) => {
    const pty = await startNoted({ GUARDED: '1' });
    pty.send(key);
    const screen = await pty.waitFor('ended with 70');
    await pty.exit;
    expect(screen.join(' ')).toContain('graincheck itself failed');
    expect(screen.join(' ')).toContain(words);
    expect(modesLeft(pty.output())).toEqual([]);
    expect(note('.after')).toBe(note('.before'));
  });

  test('the window is closed', async () => {
    const pty = await start();
    pty.send('mno');
    await pty.waitFor('text:mno');
    const pid = pidOf(pty);
    pty.hangUp();
    await until(() => existsSync(join(folder, 'saved')));
    await until(() => !isAlive(pid));
    expect(note('/saved')).toBe('text:mno');
  });

  test('what cannot be saved is said where it can be read', async () => {
    const pty = await startNoted({ SAVING: 'fails' });
    process.kill(pidOf(pty), 'SIGTERM');
    const screen = await pty.waitFor('ended with 143');
    expect(screen.join('\n')).toContain('graincheck could not save everything: the disk is full');
    expect(modesLeft(pty.output())).toEqual([]);
  });
});

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

test('who listened to signals before does so again afterwards', async () => {
  const pty = await start();
  pty.send('l');
  await pty.waitFor('closed, and lives on');
  process.kill(pty.pid, 'SIGINT');
  expect((await pty.exit).code).toBe(55);
});

test('what others print waits for the end', async () => {
  const pty = await start();
  pty.send('w');
  const screen = await pty.waitFor('heard w');
  expect(screen.join('\n')).not.toContain('a warning');
  pty.send('q');
  await pty.exit;
  expect(pty.screen().filter((line) => line)).toEqual(['a result', 'a warning']);
});

describe('stopped and continued', () => {
  let asked = 0;
  const stty = async (pty: Pty) => {
    const end = `all ${++asked}`;
    pty.send(`clear; stty -a; echo ${end}\r`);
    return (await pty.waitFor(new RegExp(`^${end}$`, 'm'))).join(' ');
  };
  const reads = / icanon.* echo /;

  // The second is how npm runs a script: a shell between, which has to stop too.
  test.each(['PROGRAM', 'sh -c "PROGRAM; echo \'and then this\'"'])('by Ctrl+Z: %s', async (command) => {
    const pty = await startShell(command);
    pty.send('mno');
    await pty.waitFor('text:mno');
    pty.sendKey('ctrl+z');
    await pty.waitFor(/Stopped.*(\n.+)*\nshell>\n*$/);
    // Bash has modes of its own.
    expect(modesLeft(pty.output().split('Stopped')[0] ?? '')).toEqual([]);
    expect(await stty(pty)).toMatch(reads);
    pty.resize(100, 30);
    pty.send('fg\r');
    await pty.waitFor(/size 100x30.*\n.*text:mno/);
    await pty.waitFor((lines) => lines[29]?.length === 100);
    pty.send('p');
    await pty.waitFor('text:mno ctrl+z p');
    pty.send('q');
    await pty.waitFor(/shell>\n*$/);
    expect(await stty(pty)).toMatch(reads);
  });

  test('by a signal that can be seen coming, and by one that cannot', async () => {
    const pty = await startShell('PROGRAM');
    const pid = pidOf(pty);
    for (const signal of ['SIGTSTP', 'SIGSTOP']) {
      const before = pty.output().length;
      process.kill(pid, signal);
      await until(() => pty.output().includes('Stopped', before));
      pty.send("clear; echo 'an'other\r");
      await pty.waitFor(/^another/m);
      pty.send('fg\r');
      await pty.waitFor((lines) => lines[0]?.startsWith('size') === true && lines[23]?.length === 80);
      pty.send(signal === 'SIGSTOP' ? 'o' : 'p');
      await pty.waitFor(signal === 'SIGSTOP' ? 'heard p o' : 'heard p');
    }
  });

  test('where no shell could continue it, it comes back by itself', async () => {
    const pty = await start();
    pty.sendKey('ctrl+z');
    await until(
      () =>
        pty.output().lastIndexOf('\u001b[?1049h') > pty.output().indexOf('\u001b[?1049l') &&
        pty.output().includes('?1049l'),
    );
    pty.send('p');
    await pty.waitFor('heard ctrl+z p');
  });
});

describe('another program has the terminal', () => {
  const first = (script: string) => ({ env: { FIRST_EDITOR: script } });

  test('it reads the keys, in the modes that it expects', async () => {
    const pty = await start(first('stty -a > modes; echo ready; read line; echo "$line, $1" > typed #'));
    pty.send('1');
    await pty.waitFor('ready');
    expect(modesLeft(pty.output())).toEqual([]);
    pty.send('wörds\r');
    await pty.waitFor('outside {"kind":"done"}');
    expect(note('/typed')).toBe('wörds, a file\n');
    expect(note('/modes')).toMatch(/ icanon/);
    pty.send('p');
    await pty.waitFor('heard 1 p');
  });

  test.each([
    ['fails', '2', '{"kind":"failed","code":3}'],
    ['is not there', '3', '{"kind":"missing","reason":"there is no such command"}'],
    ['is killed', '4', '{"kind":"killed","signal":"SIGTERM"}'],
  ])('one that %s', async (_, key, result) => {
    const pty = await start();
    pty.send(key);
    await pty.waitFor(`outside ${result}`);
    pty.send('p');
    await pty.waitFor(`heard ${key} p`);
    pty.send('q');
    await pty.exit;
    expect(modesLeft(pty.output())).toEqual([]);
  });

  test('Ctrl+C in it is its own', async () => {
    const pty = await start(first('trap "exit 9" INT; echo ready; read line; #'));
    pty.send('1');
    await pty.waitFor('ready');
    pty.send('\u0003');
    await pty.waitFor('outside {"kind":"failed","code":9}');
  });

  test('a signal that ends us ends it', async () => {
    const pty = await start(first('trap "echo told > told; exit" TERM; echo ready; read line; #'));
    pty.send('1');
    await pty.waitFor('ready');
    process.kill(pty.pid, 'SIGTERM');
    expect((await pty.exit).code).toBe(143);
    expect(note('/saved')).toBe('1');
  });

  test('Ctrl+Z in it stops both', async () => {
    const pty = await startShell(`FIRST_EDITOR='echo "re"ady; read line; echo "$line" > typed #' PROGRAM`);
    pty.send('1');
    await pty.waitFor('ready');
    pty.send('\u001a');
    await pty.waitFor('Stopped');
    pty.send('fg\r');
    await pty.waitFor(/\nFIRST_EDITOR/);
    pty.send('x\r');
    await pty.waitFor('outside {"kind":"done"}');
    expect(note('/typed')).toBe('x\n');
  });
});

test('the keyboard protocol is turned on where the terminal has it, and off at the end', async () => {
  const pty = await start();
  pty.send('\u001b[?0u');
  await until(() => pty.output().includes('\u001b[>1u'));
  pty.send('\u001b[105;5u');
  await pty.waitFor('ctrl+i');
  pty.send('q');
  await pty.exit;
  expect(pty.output()).toContain('\u001b[<u');
});

test('a paste of 5,000 lines comes whole, and as a paste', async () => {
  const pty = await start();
  const text = Array.from({ length: 5000 }, (_, row) => `select ${row}, 'ä中🙂';`).join('\r');
  pty.send(`\u001b[200~${text}\u001b[201~k`);
  await pty.waitFor(`heard paste:${text.length} k`);
});

test('text goes to the clipboard of the system', async () => {
  const pty = await start();
  pty.send('c');
  await pty.waitFor('heard c');
  expect(pty.output()).toContain(`\u001b]52;c;${Buffer.from('copied ✓').toString('base64')}\u0007`);
});

test('lines alone leave the screen as it is', async () => {
  const pty = await start({ use: 'lines' });
  pty.send('p');
  await pty.waitFor('heard p');
  pty.send('q');
  await pty.exit;
  expect(pty.output()).not.toContain('?1049');
  expect(modesLeft(pty.output())).toEqual([]);
  expect(pty.screen().filter((line) => /^(size|heard|outside)/.test(line))).toHaveLength(4);
});

test.each([
  ['', 'why null.'],
  ['< /dev/null', 'why stdin.'],
  ['| cat', 'why stdout.'],
])('whether there can be a screen: %s', async (redirection, expected) => {
  const script = `"$1" "$2" ${redirection}`;
  const why = join(import.meta.dirname, 'support/why.ts');
  const pty = openTerminal({ command: 'sh', args: ['-c', script, 'sh', process.execPath, why] });
  await pty.waitFor(expected);
});

test('there is none in a terminal that can do nothing', async () => {
  const why = join(import.meta.dirname, 'support/why.ts');
  const pty = openTerminal({ command: process.execPath, args: [why], env: { TERM: 'dumb' } });
  await pty.waitFor('why dumb.');
});

import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { sayFailure } from '../../../../src/cli/failure.ts';
import { guard, leave } from '../../../../src/cli/terminal.ts';
import { openFullScreen } from '../../../../src/tui/terminal/lifecycle.ts';
import { editing } from '../../../../src/tui/terminal/outside.ts';

// A program that shows what it was told, and ends, stops or hands the terminal over by key.

const folder = process.argv[2] ?? '.';
const use = process.argv[3] === 'lines' ? 'lines' : 'full';
mkdirSync(folder, { recursive: true });
process.chdir(folder);

// Who listened before has its say only outside of the screen.
if (process.env.GUARDED) guard((error) => leave(sayFailure(error)));
else process.on('SIGINT', () => process.exit(55));
const screen = openFullScreen(use);
const heard: string[] = [];
let outside = 'nothing';

const paint = () => {
  const { columns, rows } = screen.size();
  const lines = [
    `size ${columns}x${rows} pid ${process.pid}`,
    `heard ${heard.slice(-6).join(' ')}`,
    `outside ${outside}`,
  ];
  while (lines.length < rows - 1) lines.push('');
  screen.surface.setFrame([...lines, `${'─'.repeat(columns - 1)}┘`].join('\n'));
  screen.surface.setCursor({ x: 6, y: 1 });
  screen.surface.flush();
};

const edit = async (command: string) => {
  outside = 'runs';
  outside = JSON.stringify(await screen.runOutside(editing(command, ['a file'])));
  paint();
};

const acts: Readonly<Record<string, () => void>> = {
  q: () => {
    screen.close();
    process.exitCode = 3;
  },
  l: () => {
    screen.close();
    process.stdout.write('closed, and lives on\n');
    setTimeout(() => undefined, 20_000);
  },
  x: () => process.exit(7),
  e: () => {
    throw new Error('something went wrong');
  },
  r: () => {
    void Promise.reject(new Error('somebody broke a promise'));
  },
  w: () => {
    process.stderr.write('a warning\n');
    process.stdout.write('a result\n');
  },
  c: () => screen.copyOut('copied ✓'),
  'ctrl+z': () => screen.suspend(),
  1: () => void edit(process.env.FIRST_EDITOR ?? 'true'),
  2: () => void edit('exit 3 #'),
  3: () => void edit('no-such-editor-anywhere --wait'),
  4: () => void edit('kill -TERM $$ #'),
};

screen.beforeEnd(() => {
  writeFileSync(join(folder, 'saved'), heard.join(' '));
  if (process.env.SAVING === 'fails') throw new Error('the disk is full');
});
screen.onResize(paint);
screen.onInputs((inputs) => {
  for (const input of inputs) {
    heard.push(input.kind === 'paste' ? `paste:${input.text.length}` : input.key || `text:${input.text}`);
    if (input.kind === 'press') acts[input.key]?.();
  }
  paint();
});
paint();

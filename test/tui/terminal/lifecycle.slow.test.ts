import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { closeAll, openTerminal } from '../../support/pty.ts';

const folder = mkdtempSync(join(tmpdir(), 'graincheck-terminal-'));
afterAll(() => {
  closeAll();
  rmSync(folder, { recursive: true });
});

test('a storm of sizes ends with a whole picture, and few of them are painted', async () => {
  const program = join(import.meta.dirname, 'support/program.ts');
  const pty = openTerminal({ command: process.execPath, args: [program, folder, 'full'] });
  await pty.waitFor('outside nothing');
  for (let step = 0; step < 80; step++) {
    pty.resize(60 + ((step * 7) % 80), 16 + ((step * 5) % 30));
    if (step % 4 === 0) await new Promise((done) => setTimeout(done, 2));
  }
  pty.resize(97, 31);
  await pty.waitFor((lines) => lines[0]?.startsWith('size 97x31 ') === true && lines[30]?.length === 97);
  await pty.settle(100);
  expect(pty.screen().filter((line) => line.includes('┘'))).toHaveLength(1);
  expect(pty.output().split('\u001b[J').length).toBeLessThan(30);
});

import { type ChildProcess, spawn } from 'node:child_process';
import { renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeEach, expect, it } from 'vitest';
import { until as untilSo } from '../support/until.ts';
import { bin, workspace } from './run.ts';

const { folder, remove } = await workspace();
afterAll(remove);

let child: ChildProcess;
let stdout: string;
let stderr: string;

beforeEach(() => {
  [stdout, stderr] = ['', ''];
});
afterEach(() => child.kill('SIGKILL'));

function watch(...args: string[]): void {
  child = spawn(process.execPath, [bin, 'check', 'reels', 'my-answer', '--watch', ...args], { cwd: folder });
  child.stdout?.setEncoding('utf8').on('data', (text: string) => {
    stdout += text;
  });
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    stderr += text;
  });
}

const until = (holds: () => boolean) => untilSo(holds, () => `stdout:\n${stdout}\nstderr:\n${stderr}`);

/** What the last run said, line by line. */
const runs = () => stdout.split(/(?<=a grading has secret events as well)\n/).slice(0, -1);

it('--watch checks again at every save, whatever was saved, and ends at Ctrl+C', async () => {
  watch();
  await until(() => stderr.includes('Watching'));
  expect(runs()).toHaveLength(1);
  expect(runs()[0]).toMatch(/^my-answer\n[\s\S]*✗ sessions [\s\S]*12 of 14 sample checks accepted in \d+ ms/);

  const sessions = join(folder, 'my-answer/queries/sessions.sql');
  writeFileSync(`${sessions}.new`, 'SELECT user FROM nowhere;\n');
  renameSync(`${sessions}.new`, sessions);
  await until(() => runs().length === 2);
  expect(runs()[1]).toMatch(/^queries\/sessions\.sql saved\n/);
  expect(runs()[1]).toContain('queries/sessions.sql:1:18: no such table: nowhere');

  rmSync(sessions);
  await until(() => runs().length === 3);
  expect(runs()[2]).toMatch(/^queries\/sessions\.sql removed\n[\s\S]*– sessions /);

  rmSync(join(folder, 'my-answer'), { recursive: true });
  await until(() => stderr.includes('E_NO_SUCH_FOLDER'));

  child.kill('SIGINT');
  // What a shell tells as 130: nothing stands between the signal and the end, whatever is computed.
  expect(await new Promise((done) => child.on('close', (_, signal) => done(signal)))).toBe('SIGINT');
});

import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { readWords } from '../../src/app/grading/words.ts';
import { loadSubmission } from '../../src/load/submission.ts';
import { until } from '../support/until.ts';
import { reels } from '../words/measure.ts';

const submission = await loadSubmission(reels, reels.references[0]?.folder ?? '');
const checks = reels.checks.filter(({ id }) => id === 'late-data-reasons');
const temporary = mkdtempSync(join(tmpdir(), 'graincheck-judge-'));
afterAll(() => rmSync(temporary, { recursive: true, force: true }));

test.skipIf(process.platform === 'win32')(
  'a judge that hangs is ended with all that it started',
  async () => {
    const pid = join(temporary, 'pid');
    const command = `sleep 61 & echo $! > '${pid}'; wait`;
    const readers = { marks: new Map(), judge: command, timeoutMs: 500, mode: 'open' } as const;
    const words = await readWords(reels, submission, checks, readers);
    expect(words.failed('late_data')).toBe('it took longer than 0.5 s.');
    const child = Number(readFileSync(pid, 'utf8'));
    await until(() => !isRunning(child));
  },
);

/** Whether a process runs; one that has ended and that nobody has asked about does not. */
function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return !/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'));
  } catch {
    return false;
  }
}

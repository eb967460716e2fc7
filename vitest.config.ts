import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { defineConfig } from 'vitest/config';

/** What waits for the clock, or measures by it: a machine that has other things to do may make these fail. */
const slow = 'test/**/*.slow.test.ts';

export default defineConfig({
  test: {
    pool: 'forks',
    // Far more than anything takes on a busy machine: a test that waits in vain says first what for.
    testTimeout: 600_000,
    hookTimeout: 600_000,
    env: {
      // A golden must not depend on the terminal that the tests run in.
      NO_COLOR: '1',
      FORCE_COLOR: '0',
      COLUMNS: '',
      // What one process of a test has compiled, the next one need not; the place is Node's own.
      NODE_COMPILE_CACHE: join(tmpdir(), 'node-compile-cache'),
    },
    projects: [
      {
        extends: true,
        test: {
          name: 'tests',
          include: ['test/**/*.test.ts'],
          exclude: [slow],
          // Gradings start workers of their own: more than two files at once only wait for each other.
          maxWorkers: 2,
          // Files share a process, and with it what they load. None leaves anything behind that another would see.
          isolate: false,
        },
      },
      // One after the other, behind all others: nothing of ours runs while something is measured.
      {
        extends: true,
        test: { name: 'slow', include: [slow], maxWorkers: 1, sequence: { groupOrder: 1 } },
      },
    ],
  },
});

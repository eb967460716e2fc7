import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    // Gradings start workers of their own: more than two files at once only wait for each other.
    maxWorkers: 2,
    pool: 'forks',
    // Whole gradings and installations run in here; a test that needs longer says so itself.
    testTimeout: 30_000,
    hookTimeout: 30_000,
    // A golden must not depend on the terminal that the tests run in.
    env: { NO_COLOR: '1', FORCE_COLOR: '0', COLUMNS: '' },
  },
});

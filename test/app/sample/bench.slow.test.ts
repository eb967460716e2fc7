import { expect, test } from 'vitest';
import { openBenchFor } from '../../../src/app/sitting/sample/bench.ts';
import { loadSubmission } from '../../../src/load/submission.ts';

test('the load is not run again where only the question changed', async () => {
  const bench = await openBenchFor('reels');
  try {
    const { files } = await loadSubmission(bench.problem, bench.problem.references[0]?.folder ?? '');
    await bench.run(files, 'sessions');
    const other = { file: 'queries/sessions.sql', text: 'SELECT 1 AS one' };
    const started = performance.now();
    await bench.run({ ...files, sessions: other }, 'sessions');
    // Without the kept states it takes about as long as a whole load.
    expect(performance.now() - started).toBeLessThan(1000);
  } finally {
    await bench.close();
  }
});

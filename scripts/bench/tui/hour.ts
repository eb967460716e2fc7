import { spawnSync } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'esbuild';
import { readProblem } from '../../../src/app/kit/problems.ts';
import { type Measurement, plain, within } from '../measurement.ts';
import { problemId } from '../tool.ts';
import type { Hour } from './hour-child.ts';

/** Ticks alone leave nothing behind. */
const AIM_MB = 1;
const AIM_BYTES = 250;
const MB = 2 ** 20;

/** An hour of ticks and keys, as fast as they can be handed in. */
export const hour: Measurement = {
  name: 'hour',
  title: 'an hour of ticks, in process at 140×40',
  run: async ({ folder }) => {
    const file = join(folder, 'hour-child.mjs');
    await build({
      entryPoints: [join(import.meta.dirname, 'hour-child.ts')],
      outdir: folder,
      outExtension: { '.js': '.mjs' },
      bundle: true,
      // As in the build: only so is what Ink never imports here not asked for.
      splitting: true,
      format: 'esm',
      platform: 'node',
      jsx: 'automatic',
      external: ['sql.js', '@sqlite.org/sqlite-wasm', 'react-devtools-core'],
      define: { 'process.env.NODE_ENV': '"production"', 'process.env.DEV': '"false"' },
      banner: {
        js: "import { createRequire as requireFor } from 'node:module';const require = requireFor(import.meta.url);",
      },
      mainFields: ['module', 'main'],
      logLevel: 'warning',
    });
    // A bundle in another folder finds no fixtures.
    const problem = join(folder, 'problem.json');
    await writeFile(problem, JSON.stringify(await readProblem(problemId)));
    const pass = (keysASecond: number): Hour => {
      const args = ['--expose-gc', file, problem, String(keysASecond)];
      const { status, stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' });
      if (status !== 0) throw new Error(`hour-child.ts ended with ${status}: ${stderr}`);
      // Only `hour-child.ts` prints this.
      return JSON.parse(stdout) as Hour;
    };
    const { before, after, bytesATick, msATick } = pass(0);
    const typed = pass(2);
    return [
      plain('heap before', before / MB, 'MB', 'the least in a first hour, after garbage collections'),
      plain('heap after', after / MB, 'MB', 'the least in a second hour'),
      within({ what: 'grown by, ticks alone', unit: 'MB', value: (after - before) / MB, aim: AIM_MB }),
      plain('grown by, 7,200 keys between', (typed.after - typed.before) / MB, 'MB', 'undo keeps every step'),
      within({ what: 'bytes a tick', unit: 'B/s', value: bytesATick, aim: AIM_BYTES }),
      plain('time of a tick', msATick, 'ms', 'in process: clock, model, paint'),
    ];
  },
};

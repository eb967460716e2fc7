import { join } from 'node:path';
import { packageRoot } from '../../src/load/problems.ts';

/** The file that `graincheck` is; measured with the Node that runs this, so that no second one has to start. */
export const tool = join(packageRoot(), 'bin', 'graincheck.js');

/** The problem that measurements are made with. */
export const problemId = 'reels';

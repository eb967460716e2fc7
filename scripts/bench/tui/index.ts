/**
 * Measures the full screen in a real pseudo-terminal, and prints the same table as `npm run bench`:
 * `npm run bench:tui`. It judges nothing. What is measured and why: docs/performance.md.
 */
import { bench } from '../bench.ts';
import { firstFrame } from './first-frame.ts';
import { hour } from './hour.ts';
import { idle } from './idle.ts';
import { keys } from './keys.ts';
import { load } from './load.ts';

await bench([firstFrame, keys, idle, load, hour]);

/**
 * Measures how fast graincheck is, and prints figures and ratios as one table: `npm run bench`. It judges nothing:
 * a figure that misses its aim is printed as such. What is measured and why: docs/performance.md.
 */
import { bench } from './bench.ts';
import { measurements } from './measurements.ts';

await bench(measurements);

import { grade } from './grade.ts';
import { growth } from './growth.ts';
import { hostile } from './hostile.ts';
import type { Measurement } from './measurement.ts';
import { scale } from './scale.ts';
import { startup } from './startup.ts';

/** All measurements, in the order in which they run. */
export const measurements: readonly Measurement[] = [startup, grade, hostile, growth, scale];

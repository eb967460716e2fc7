import * as z from 'zod';
import { whole } from './common.ts';

/** `workload.yaml`: access patterns and scale. */
export const workload = z.strictObject({
  events_per_day: whole.describe('Events a day.'),
});

export type WorkloadYaml = z.output<typeof workload>;

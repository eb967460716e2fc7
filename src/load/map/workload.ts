import type { Workload } from '../../domain/workload.ts';
import type { WorkloadYaml } from '../schema/workload.ts';

export function toWorkload(yaml: WorkloadYaml): Workload {
  return { eventsPerDay: yaml.events_per_day };
}

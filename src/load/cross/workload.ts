import type { WorkloadYaml } from '../schema/workload.ts';
import type { PartRule } from './rule.ts';

export const workloadRule: PartRule<WorkloadYaml> = () => [];

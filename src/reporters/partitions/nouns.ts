import type { TableCost } from '../../domain/workload.ts';

/** Tables that lie alike, the largest first: their costs are told once. */
export type Group = readonly [TableCost, ...TableCost[]];

import type { ModelCost } from './cost.ts';
import type { HoldsMatrix } from './fact.ts';
import type { AnswerReport } from './rubric.ts';
import type { WindowReport } from './window.ts';
import type { PartitionReport } from './workload.ts';

/** What a check saw, beside what is wrong: the matrix, the table or the points that a report shows. */
export type Detail =
  | { readonly kind: 'facts'; readonly matrix: HoldsMatrix }
  | { readonly kind: 'partitions'; readonly report: PartitionReport }
  | { readonly kind: 'costs'; readonly models: readonly ModelCost[] }
  | { readonly kind: 'windows'; readonly report: WindowReport }
  | { readonly kind: 'rubric'; readonly answer: AnswerReport };

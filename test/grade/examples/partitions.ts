import type { PartitionFindings } from '../../../src/domain/finding/partitions.ts';
import type { ExamplesOf } from './examples.ts';

export const PARTITIONS: ExamplesOf<PartitionFindings> = {
  'partitions-no-schema': [{}],
};

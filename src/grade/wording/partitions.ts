import type { PartitionFindings } from '../../domain/finding/partitions.ts';
import type { WordingOf } from './words.ts';

export const PARTITIONS: WordingOf<PartitionFindings> = {
  'partitions-no-schema': () => ({ message: 'There is no schema to read.' }),
};

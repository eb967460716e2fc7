import type { FindingCode } from '../../../src/checks/index.ts';
import type { ExamplesOf } from './examples.ts';

const point = { title: 'Retention drops partitions', model: 'An expired day is dropped as a whole.' };

export const RUBRIC: ExamplesOf<Extract<FindingCode, `point-${string}` | 'judge-failed'>> = {
  'point-missing': [{ file: 'partitioning.md', ...point }],
  'point-half': [
    { file: 'partitioning.md', ...point, listed: false, quote: 'we drop things' },
    { file: 'partitioning.md', ...point, listed: true, quote: 'drop, partitions, retention' },
  ],
  'point-contradicted': [{ file: 'partitioning.md', ...point, against: 'We keep all rows forever.' }],
  'point-judged': [
    { ...point, score: 0.25, comment: 'says what, but not why' },
    { ...point, score: 0, comment: null },
  ],
  'judge-failed': [{ why: 'it took longer than 60 s.' }],
};

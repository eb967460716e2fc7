import type { FindingCode } from '../../../src/checks/index.ts';
import type { ExamplesOf } from './examples.ts';

const point = { title: 'Retention drops partitions', model: 'An expired day is dropped as a whole.' };
const file = 'partitioning.md';

export const RUBRIC: ExamplesOf<
  Extract<FindingCode, `point-${string}` | `points-${string}` | 'answer-missing' | 'judge-failed'>
> = {
  'point-marked': [
    { ...point, score: 0.25, by: { kind: 'judge', command: 'node judge.mjs' }, comment: 'what, and not why' },
    { ...point, score: 0, by: { kind: 'candidate' }, comment: null },
    { ...point, score: 0.5, by: { kind: 'instructor', file: 'marks.yaml', name: 'Ann' }, comment: null },
    { ...point, score: 0, by: { kind: 'instructor', file: 'marks.yaml', name: null }, comment: null },
    { ...point, score: 0.5, by: { kind: 'author' }, comment: null },
  ],
  'points-open': [
    { file, count: 1 },
    { file, count: 5 },
  ],
  'points-unmarked': [
    { file, count: 1 },
    { file, count: 5 },
  ],
  'answer-missing': [{ file, least: 5 }],
  'judge-failed': [{ why: 'it took longer than 60 s.' }],
};

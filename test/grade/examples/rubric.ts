import type { RubricFindings } from '../../../src/domain/finding/rubric.ts';
import type { ExamplesOf } from './examples.ts';

export const RUBRIC: ExamplesOf<RubricFindings> = {
  'rubric-no-schema': [{}],
};

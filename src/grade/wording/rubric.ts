import type { RubricFindings } from '../../domain/finding/rubric.ts';
import type { WordingOf } from './words.ts';

export const RUBRIC: WordingOf<RubricFindings> = {
  'rubric-no-schema': () => ({ message: 'There is no schema to read.' }),
};

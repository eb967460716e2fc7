import type { FactFindings } from '../../domain/finding/facts.ts';
import type { WordingOf } from './words.ts';

export const FACTS: WordingOf<FactFindings> = {
  'facts-no-schema': () => ({ message: 'There is no schema to read.' }),
};

import type { FactFindings } from '../../../src/domain/finding/facts.ts';
import type { ExamplesOf } from './examples.ts';

export const FACTS: ExamplesOf<FactFindings> = {
  'facts-no-schema': [{}],
};

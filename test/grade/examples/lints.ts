import type { LintFindings } from '../../../src/domain/finding/lints.ts';
import type { ExamplesOf } from './examples.ts';

export const LINTS: ExamplesOf<LintFindings> = {
  'no-time': [{ table: 'fact_view', line: 3 }],
};

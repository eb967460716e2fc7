import type { LintFindings } from '../../domain/finding/lints.ts';
import type { WordingOf } from './words.ts';

export const LINTS: WordingOf<LintFindings> = {
  'no-time': ({ table, line }) => ({ message: `${table} (line ${line}) says of no row when it happened.` }),
};

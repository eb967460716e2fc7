import type { Source } from '../../../sql/source.ts';

/** `->`, `→`, `>` of DBML. */
export const isArrow = (source: Source, at: number): boolean =>
  ['->', '→', '=>', '>', '-->', '➜'].includes(source.tokens[at]?.text ?? '');

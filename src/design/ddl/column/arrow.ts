import type { Source } from '../source.ts';

/** `->`, `→`, `>` of DBML. */
export const isArrow = (source: Source, at: number): boolean =>
  ['->', '→', '=>', '>', '-->', '➜'].includes(source.tokens[at]?.text ?? '');

import type { Reading } from './draft.ts';
import type { Span } from './source.ts';

/** Reads ALTER TABLE, COMMENT ON and OPTIMIZE; the index behind it. */
export function readAlter(_reading: Reading, { to }: Span): number {
  return to;
}

import type { Dialect } from '../../domain/dialect.ts';

/** The dialect that a script's own words give away; null where SQLite could run it. */
export function recognised(_text: string): Dialect | null {
  return null;
}

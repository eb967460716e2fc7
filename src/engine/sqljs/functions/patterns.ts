import type { Scalar, Value } from './value.ts';

const patterns = new Map<string, RegExp>();

/** A pattern that the rewriter has made, for all of its matches. */
function patternOf(source: Value | undefined): RegExp {
  const key = String(source);
  const known = patterns.get(key);
  if (known) {
    known.lastIndex = 0;
    return known;
  }
  if (patterns.size > 256) patterns.clear();
  const made = new RegExp(key, 'gu');
  patterns.set(key, made);
  return made;
}

const isNull = (value: Value | undefined): boolean => value === null || value === undefined;

/** Functions of texts and regular expressions. */
export const PATTERNS: Readonly<Record<string, Scalar>> = {
  gc_matches: (of, source) => (isNull(of) ? null : Number(patternOf(source).test(String(of)))),
  gc_matched: (of, source, group, none) => {
    if (isNull(of)) return null;
    const match = patternOf(source).exec(String(of));
    return match ? (match[Number(group)] ?? none ?? null) : (none ?? null);
  },
  gc_replaced: (of, source, by) => (isNull(of) ? null : String(of).replace(patternOf(source), String(by))),
  gc_match_count: (of, source) => (isNull(of) ? null : [...String(of).matchAll(patternOf(source))].length),
};

/** Adds to `into` the index of every token that stands in a text. */
export type TokenFinder = (text: string, into: Set<number>) => void;

/** Bits of the filter that most places of a text do not pass. */
const FILTER_BITS = 20;
const BASE = 0x01000193;

/**
 * Searches for thousands of tokens at once, after Rabin and Karp: a rolling hash over the length of the
 * shortest token, a filter of the tokens' beginnings, and a comparison only where the filter says perhaps.
 */
export function finderOf(tokens: readonly string[]): TokenFinder {
  const width = tokens.reduce((least, token) => Math.min(least, token.length), Number.POSITIVE_INFINITY);
  if (tokens.length === 0 || width === 0) return () => undefined;
  const whole = new Map(tokens.map((token, at) => [token, at]));
  const byStart = new Map<string, number[]>();
  const filter = new Uint8Array(1 << (FILTER_BITS - 3));
  for (const [at, token] of tokens.entries()) {
    const start = token.slice(0, width);
    byStart.set(start, [...(byStart.get(start) ?? []), at]);
    const slot = slotOf(hashOf(start, width));
    filter[slot >> 3] = (filter[slot >> 3] ?? 0) | (1 << (slot & 7));
  }
  let leading = 1;
  for (let power = 1; power < width; power++) leading = Math.imul(leading, BASE);

  return (text, into) => {
    if (text.length < width) return;
    const all = whole.get(text);
    if (all !== undefined) into.add(all);
    let hash = hashOf(text, width);
    for (let at = 0; ; at++) {
      const slot = slotOf(hash);
      if (((filter[slot >> 3] ?? 0) >> (slot & 7)) & 1)
        for (const token of byStart.get(text.slice(at, at + width)) ?? [])
          if (text.startsWith(tokens[token] ?? '', at)) into.add(token);
      if (at + width >= text.length) return;
      hash =
        (Math.imul(hash - Math.imul(text.charCodeAt(at), leading), BASE) + text.charCodeAt(at + width)) | 0;
    }
  };
}

function hashOf(text: string, width: number): number {
  let hash = 0;
  for (let at = 0; at < width; at++) hash = (Math.imul(hash, BASE) + text.charCodeAt(at)) | 0;
  return hash;
}

function slotOf(hash: number): number {
  return Math.imul(hash, 0x9e3779b1) >>> (32 - FILTER_BITS);
}

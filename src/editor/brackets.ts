import type { Token } from '../sql/token.ts';

/** For each opening bracket the index of the one that closes it; the number of tokens where none does. */
export function closingOf(tokens: readonly Token[]): Map<number, number> {
  const ends = new Map<number, number>();
  const open: number[] = [];
  for (const [at, token] of tokens.entries()) {
    if (token.text === '(') open.push(at);
    if (token.text !== ')') continue;
    const start = open.pop();
    if (start !== undefined) ends.set(start, at);
  }
  for (const start of open) ends.set(start, tokens.length);
  return ends;
}

/** The tokens at the outermost level, as lists between commas; brackets stay, what is inside them does not. */
export function itemsOf(tokens: readonly Token[]): Token[][] {
  const items: Token[][] = [[]];
  let depth = 0;
  for (const token of tokens) {
    if (token.text === ')') depth--;
    if (depth <= 0 && token.text === ',') items.push([]);
    else if (depth <= 0) items.at(-1)?.push(token);
    if (token.text === '(') depth++;
  }
  return items.filter((item) => item.length > 0);
}

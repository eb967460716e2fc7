import { blocksOf } from './blocks.ts';
import type { Token } from './tokens.ts';
import { tokensOf, wordsIn } from './tokens.ts';

/** So many words in a row are hardly the same by chance. */
const RUN = 5;
const MOSTLY = 0.8;

/**
 * Tells a sentence that stands in the task's own texts: four fifths of its words are in runs of five that stand there
 * in the same order.
 */
export function copyFinder(texts: readonly string[]): (tokens: readonly Token[]) => boolean {
  const told = texts.flatMap((text) =>
    blocksOf(text).flatMap(({ headings, sentences }) => [
      ...headings.map(tokensOf),
      ...sentences.map(({ tokens }) => tokens),
    ]),
  );
  const wholes = new Set(told.map((tokens) => wordsIn(tokens).join(' ')));
  const runs = new Set([...texts.map(tokensOf), ...told].flatMap((tokens) => runsOf(wordsIn(tokens))));
  const known = new Set(told.flatMap(wordsIn));
  return (tokens) => {
    const words = wordsIn(tokens);
    // Most sentences have words of their own, which is quickly seen.
    const foreign = words.reduce((count, word) => (known.has(word) ? count : count + 1), 0);
    if (foreign > words.length * (1 - MOSTLY)) return false;
    if (foreign === 0 && wholes.has(words.join(' '))) return words.length > 2;
    if (words.length < RUN) return false;
    const copied = new Set<number>();
    for (const [at, run] of runsOf(words).entries())
      if (runs.has(run)) for (let nth = 0; nth < RUN; nth++) copied.add(at + nth);
    return copied.size >= words.length * MOSTLY;
  };
}

function runsOf(words: readonly string[]): string[] {
  return words.slice(RUN - 1).map((_, at) => words.slice(at, at + RUN).join(' '));
}

import { blocksOf } from './blocks.ts';
import { copyFinder } from './copied.ts';
import { wordsIn } from './tokens.ts';

/** Fewer words of one's own are no answer. */
export const LEAST_OWN_WORDS = 5;

/** Characters that are read: a hundred times what anybody writes in a sitting. */
export const MOST_READ = 200_000;

/**
 * Tells an answer that is none: nothing, headings alone, or sentences of the task, with fewer than five words beside
 * them.
 * @param told texts that the candidate was given.
 */
export function emptyFinder(told: readonly string[]): (answer: string) => boolean {
  const isCopied = copyFinder(told);
  return (answer) => {
    let own = 0;
    for (const { sentences } of blocksOf(answer.slice(0, MOST_READ)))
      for (const { tokens } of sentences) {
        if (!isCopied(tokens)) own += wordsIn(tokens).length;
        if (own >= LEAST_OWN_WORDS) return false;
      }
    return true;
  };
}

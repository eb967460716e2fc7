import { stemmer } from 'stemmer';

/** Longer words are no words, and are not worth the work. */
const LONGEST = 40;

/** The stem of one word in small letters, by Porter's algorithm. */
export function stemOf(word: string): string {
  return word.length > LONGEST || word.length < 3 ? word : stemmer(word);
}

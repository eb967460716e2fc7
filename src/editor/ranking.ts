/**
 * How well a word fits what is typed so far, both in lower case: 0 it begins so, 1 a part of it behind `_` does,
 * 2 the first letters of its parts are these; null: not at all.
 */
export function fitOf(word: string, typed: string): number | null {
  if (word.startsWith(typed)) return 0;
  if (word.includes(`_${typed}`)) return 1;
  const initials = word
    .split('_')
    .map((part) => part.charAt(0))
    .join('');
  return typed.length > 1 && initials.startsWith(typed) ? 2 : null;
}

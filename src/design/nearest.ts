import { distance } from 'fastest-levenshtein';

/** The known name that was probably meant, if one is near enough: a few letters off, or only begun. */
export function nearest(wrong: string, known: readonly string[]): string | null {
  const given = folded(wrong);
  let best: string | null = null;
  // Two swapped letters are a distance of two; nothing is left of a name when all its letters are wrong.
  let least = Math.min(Math.max(2, Math.floor(given.length / 3)), given.length - 1) + 1;
  for (const name of known) {
    const away = distance(given, folded(name));
    if (away < least) [best, least] = [name, away];
  }
  return best ?? (given.length < 3 ? null : (known.find((name) => folded(name).startsWith(given)) ?? null));
}

const folded = (name: string) => name.toLowerCase().replaceAll('-', '_');

/** `; did you mean …?`, or else what there is to choose from. */
export function suggestion(wrong: string, known: readonly string[]): string {
  const near = nearest(wrong, known);
  if (near !== null) return `; did you mean \`${near}\`?`;
  if (known.length === 0) return '; the problem has none';
  const names = [...new Set(known)];
  const shown = names.slice(0, 20).map((name) => `\`${name}\``);
  return `; known here: ${shown.join(', ')}${names.length > shown.length ? ' …' : ''}`;
}

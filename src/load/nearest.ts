import { distance } from 'fastest-levenshtein';

/** The known name that was probably meant, if one is near enough. */
export function nearest(wrong: string, known: readonly string[]): string | null {
  const folded = wrong.toLowerCase().replaceAll('-', '_');
  let best: string | null = null;
  let least = Math.max(1, Math.floor(wrong.length / 3)) + 1;
  for (const name of known) {
    const away = distance(folded, name.toLowerCase().replaceAll('-', '_'));
    if (away < least) [best, least] = [name, away];
  }
  return best;
}

/** `; did you mean …?`, or else what there is to choose from. */
export function suggestion(wrong: string, known: readonly string[]): string {
  const near = nearest(wrong, known);
  if (near !== null) return `; did you mean \`${near}\`?`;
  if (known.length === 0) return '; there is none';
  const shown = known.slice(0, 20).map((name) => `\`${name}\``);
  return `; there is ${shown.join(', ')}${known.length > shown.length ? ' …' : ''}`;
}

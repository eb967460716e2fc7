import { readdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * Names the program that runs: what is kept between runs depends on it. The names of a bundle's files carry hashes of
 * their content; null where the program runs from its sources, which change under way.
 */
export async function programKey(): Promise<string | null> {
  if (import.meta.url.endsWith('.ts')) return null;
  const names = await readdir(dirname(fileURLToPath(import.meta.url)));
  return names.toSorted().join(' ');
}

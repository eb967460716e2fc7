import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { packageRoot } from '../load/package-root.ts';
import { programKey } from './program.ts';

/**
 * A key for what is made of a problem's folder and the fixtures, by the program that makes it: a hash of every file
 * that it can depend on. Null where nothing is kept.
 * @param what is made, and with which settings.
 */
export async function contentKey(what: readonly unknown[], folder: string): Promise<string | null> {
  const program = await programKey();
  if (program === null) return null;
  const hash = createHash('sha256').update(JSON.stringify([...what, folder, program]));
  for (const root of [folder, join(packageRoot(), 'fixtures')]) {
    const names = (await readdir(root, { recursive: true })).filter(isMadeOf).sort();
    const texts = await Promise.all(names.map((name) => readFile(join(root, name)).catch(() => null)));
    for (const [at, name] of names.entries()) hash.update(`\n${name}\n`).update(texts[at] ?? 'unreadable');
  }
  return hash.digest('hex');
}

/** Not the SQL of submissions, which is read each time. */
function isMadeOf(name: string): boolean {
  if (/\.sql$/.test(name)) return !/^(?:references|submissions|starter)[/\\]/.test(name);
  return /\.(?:ya?ml|md|jsonl|csv)$/.test(name);
}

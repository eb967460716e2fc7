import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { packageRoot } from '../../load/problems.ts';
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
  for (const root of [folder, ...(await fixturesOf(folder))]) {
    const names = (await readdir(root, { recursive: true }).catch(() => [])).filter(isMadeOf).sort();
    const texts = await Promise.all(names.map((name) => readFile(join(root, name)).catch(() => null)));
    for (const [at, name] of names.entries()) hash.update(`\n${name}\n`).update(texts[at] ?? 'unreadable');
  }
  return hash.digest('hex');
}

/** What a problem is made of: not submissions, which are read each time. */
function isMadeOf(name: string): boolean {
  if (!/\.(?:ya?ml|md|jsonl|csv|sql)$/.test(name)) return false;
  const [top, , ...below] = name.split(/[/\\]/);
  if (top === 'submissions') return false;
  return top === 'references' ? below.length === 0 : top !== 'starter' || !name.endsWith('.sql');
}

/** The folders of the fixtures that a problem.yaml names; all of them where it names none in so many words. */
async function fixturesOf(folder: string): Promise<readonly string[]> {
  const all = join(packageRoot(), 'fixtures');
  const yaml = await readFile(join(folder, 'problem.yaml'), 'utf8').catch(() => '');
  const found = yaml.matchAll(/\bfixture["']?\s*:\s*["']?([a-z][a-z0-9_-]*)/g);
  const names = new Set([...found].flatMap(([, name]) => name ?? []));
  return names.size === 0 ? [all] : [...names].sort().map((name) => join(all, name));
}

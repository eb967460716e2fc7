import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';

const root = join(import.meta.dirname, '../..');

/** The texts of all files below a folder whose names end so. */
export function filesBelow(folder: string, ending: RegExp): string[] {
  const entries = readdirSync(join(root, folder), { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile() && ending.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .toSorted()
    .map((file) => readFileSync(file, 'utf8'));
}

/** All texts with a blank in them that stand as values in files of cases. */
export function textsIn(folder: string): string[] {
  const texts = filesBelow(folder, /\.ya?ml$/).flatMap((file) => strings(parse(file, { maxAliasCount: -1 })));
  return texts.filter((text) => /\s/.test(text));
}

function strings(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(strings) : [];
}

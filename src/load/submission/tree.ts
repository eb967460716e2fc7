import { readdir, stat } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { readText, reasonOf, type TextFile } from '../read-text.ts';
import type { Fault } from '../fault.ts';
import { inside } from '../inside.ts';

/** What stands at a path of a submission. */
export type Spot =
  | { readonly kind: 'missing' }
  | ({ readonly kind: 'found' } & TextFile)
  | { readonly kind: 'faults'; readonly faults: readonly Fault[] };

/** The files of a submission: of a folder, or of one that is laid over another. */
export type Tree = {
  /** Names in a folder of it, sorted; `''` is the root. Throws as readdir does. */
  readonly names: (folder: string) => Promise<readonly string[]>;
  /** The paths of all files, sorted; links to folders are not followed. */
  readonly files: () => Promise<readonly string[]>;
  /** A file by its exact path. */
  readonly read: (file: string) => Promise<Spot>;
};

/** A tree on a real path, whose listings and files are read once each. */
export function openTree(root: string): Tree {
  const listings = new Map<string, Promise<readonly string[]>>();
  const names = (folder: string) => {
    const known = listings.get(folder);
    if (known !== undefined) return known;
    const read = readdir(join(root, folder)).then((found) => found.toSorted());
    listings.set(folder, read);
    return read;
  };
  const files = new Map<string, Promise<Spot>>();
  const read = (file: string) => {
    const reading = files.get(file) ?? readExactly(root, names, file);
    files.set(file, reading);
    return reading;
  };
  return { names, files: () => filesBelow(root), read };
}

/**
 * Names are compared here and not by the file system, which on some machines takes `Schema.sql` for `schema.sql`.
 */
async function readExactly(root: string, namesIn: Tree['names'], file: string): Promise<Spot> {
  const steps = file.split('/');
  for (const [depth, step] of steps.entries()) {
    const folder = steps.slice(0, depth).join('/');
    const path = steps.slice(0, depth + 1).join('/');
    const names = await namesIn(folder).catch(reasonOf);
    if (typeof names === 'string') return fault(folder, names);
    if (!names.includes(step)) return { kind: 'missing' };
    const found = await inside(root, path);
    if (found.kind === 'refused') return fault(path, found.what);
    if (found.kind === 'missing')
      return fault(path, 'is a link that leads nowhere; put the file itself there');
    if (depth === steps.length - 1) return readSpot(found.path, file);
    if (!(await stat(found.path)).isDirectory()) {
      return fault(path, `is a file; it must be a folder for files like ${file}`);
    }
  }
  return { kind: 'missing' };
}

async function readSpot(path: string, file: string): Promise<Spot> {
  const text = await readText(path, file);
  return text.ok ? { kind: 'found', ...text.value } : { kind: 'faults', faults: text.faults };
}

const fault = (file: string, what: string): Spot => ({
  kind: 'faults',
  faults: [{ file, place: null, what }],
});

async function filesBelow(root: string): Promise<readonly string[]> {
  const entries = await readdir(root, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => !entry.isDirectory())
    .map((entry) => relative(root, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .toSorted();
}

import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Fault } from '../fault.ts';
import { inside } from '../inside.ts';
import { reasonOf } from '../reason.ts';

/** What stands at a path of a submission. */
export type Spot =
  | { readonly kind: 'missing' }
  | { readonly kind: 'there'; readonly path: string }
  | { readonly kind: 'fault'; readonly fault: Fault };

/** A folder whose listings are read once each. */
export type Tree = {
  /** Real path. */
  readonly root: string;
  /** Names in a folder of it, sorted; `''` is the root. Throws as readdir does. */
  readonly names: (folder: string) => Promise<readonly string[]>;
};

/** A tree on a real path. */
export function openTree(root: string): Tree {
  const listings = new Map<string, Promise<readonly string[]>>();
  const names = (folder: string) => {
    const known = listings.get(folder);
    if (known !== undefined) return known;
    const read = readdir(join(root, folder)).then((found) => found.toSorted());
    listings.set(folder, read);
    return read;
  };
  return { root, names };
}

/**
 * Finds a file by its exact path. Names are compared here and not by the file system, which on some machines
 * takes `Schema.sql` for `schema.sql`.
 */
export async function locate(tree: Tree, file: string): Promise<Spot> {
  const steps = file.split('/');
  for (const [depth, step] of steps.entries()) {
    const folder = steps.slice(0, depth).join('/');
    const path = steps.slice(0, depth + 1).join('/');
    const names = await tree.names(folder).catch(reasonOf);
    if (typeof names === 'string') return fault(folder, names);
    if (!names.includes(step)) return { kind: 'missing' };
    const found = await inside(tree.root, path);
    if (found.kind === 'refused') return fault(path, found.what);
    if (found.kind === 'missing')
      return fault(path, 'is a link that leads nowhere; put the file itself there');
    if (depth === steps.length - 1) return { kind: 'there', path: found.path };
    if (!(await stat(found.path)).isDirectory()) {
      return fault(path, `is a file; it must be a folder for files like ${file}`);
    }
  }
  return { kind: 'missing' };
}

const fault = (file: string, what: string): Spot => ({ kind: 'fault', fault: { file, place: null, what } });

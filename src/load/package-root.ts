import { basename, dirname } from 'node:path';

/** Absolute path of the installed package (or the checkout): the folder that holds `problems/`. */
export function packageRoot(): string {
  // Sources run from below src/, the bundle from dist/; whichever is nearest is ours.
  let folder = import.meta.dirname;
  while (basename(folder) !== 'src' && basename(folder) !== 'dist' && dirname(folder) !== folder) {
    folder = dirname(folder);
  }
  return dirname(folder);
}

import { realpath } from 'node:fs/promises';
import { isAbsolute, join, relative, sep } from 'node:path';
import { codeOf, reasonOf } from './read-text.ts';

/** The real path of a file in a folder, or why there is none. */
export type Inside =
  | { readonly kind: 'inside'; readonly path: string }
  | { readonly kind: 'missing' }
  | { readonly kind: 'refused'; readonly what: string };

/** Why a path cannot name a file in a folder; null when it can. */
export function malformed(path: string): string | null {
  if (path.includes('\\')) return 'must be written with /, not \\';
  if (isAbsolute(path) || /^[A-Za-z]:/.test(path))
    return 'must be a path within the folder, not an absolute one';
  const steps = path.split('/');
  if (steps.includes('..')) return 'leads out of the folder; put the file into it';
  if (steps.some((step) => step === '' || step === '.'))
    return 'has an empty step or a `.` in it; write `a/b`';
  return null;
}

/** Whether a path leads to the folder or into it; both are absolute, and their links are followed already. */
export function isWithin(folder: string, path: string): boolean {
  const from = relative(folder, path);
  return from !== '..' && !from.startsWith(`..${sep}`) && !isAbsolute(from);
}

/** Follows links; one that leads out of the folder is refused. `folder` is a real path. */
export async function inside(folder: string, path: string): Promise<Inside> {
  const what = malformed(path);
  if (what !== null) return { kind: 'refused', what };
  try {
    const real = await realpath(join(folder, path));
    if (!isWithin(folder, real)) {
      return { kind: 'refused', what: 'is a link that leads out of the folder; put the file itself there' };
    }
    return { kind: 'inside', path: real };
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return { kind: 'missing' };
    return { kind: 'refused', what: reasonOf(error) };
  }
}

import { UserError } from '../domain/user-error.ts';
import { codeOf } from '../load/reason.ts';

/** What came of putting something on disk; the error is told at once, and what was not written is still in memory. */
export type Kept<T = null> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly error: UserError };

export const done: Kept = { ok: true, value: null };

export const refused = (code: string, message: string, hint: string) =>
  ({ ok: false, error: new UserError(code, message, hint) }) as const;

/** Does something to a file or folder; `what` names it in the error `E_NOT_SAVED`: `cannot save schema.sql`. */
export async function keep<T>(what: string, path: string, work: () => Promise<T>): Promise<Kept<T>> {
  try {
    return { ok: true, value: await work() };
  } catch (error) {
    return notKept(what, path, error);
  }
}

export const notKept = (what: string, path: string, error: unknown) =>
  refused('E_NOT_SAVED', `${what}: ${reasonNotWritten(error)}`, `it belongs in ${path}; ${remedy(error)}`);

const reasons: Readonly<Record<string, string>> = {
  ENOSPC: 'the disk is full',
  EDQUOT: 'your share of the disk is used up',
  EFBIG: 'it would be larger than files may be here',
  EROFS: 'the disk is read-only',
  EACCES: 'permission denied',
  EPERM: 'permission denied',
  ENOENT: 'its folder does not exist and cannot be made',
  ENOTDIR: 'its folder lies in something that is no folder',
  EEXIST: 'something else of that name is there',
  EISDIR: 'a folder of that name is there',
  ELOOP: 'it is a link that leads back to itself',
  ENAMETOOLONG: 'its name is too long',
  EIO: 'the disk reports a fault',
  EMFILE: 'too many files are open',
  EBUSY: 'another program holds it',
};

/** Why something could not be written, for a person. */
export function reasonNotWritten(error: unknown): string {
  const code = codeOf(error);
  return reasons[code] ?? `it could not be written (${code || String(error)})`;
}

function remedy(error: unknown): string {
  const code = codeOf(error);
  return code === 'ENOSPC' || code === 'EDQUOT' ? 'free some space' : 'look at that folder';
}

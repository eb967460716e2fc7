import { isAbsolute, relative, resolve, sep } from 'node:path';
import { watch } from 'chokidar';
import { UserError } from '../domain/user-error.ts';

/** How long a folder has to be quiet before its changes are told, in milliseconds: editors save in several steps. */
const QUIET_MS = 40;

/** A file that was written or is gone; `file` is its path from the folder, with `/`. */
export type FileChange = { readonly file: string; readonly how: 'saved' | 'removed' };

export type Watch = { readonly close: () => Promise<void> };

/**
 * Tells of changes to the named files of a folder, those of one save together; the folder itself may go and come
 * back. Resolves once nothing can be missed.
 * @param files paths from the folder, with `/`.
 * @throws UserError `E_CANNOT_WATCH`, at once or by `onError`.
 */
export async function watchFiles(
  folder: string,
  files: readonly string[],
  on: {
    readonly changes: (changes: readonly FileChange[]) => void;
    readonly error: (error: UserError) => void;
  },
): Promise<Watch> {
  const root = resolve(folder);
  const pending = new Map<string, FileChange['how']>();
  let timer: NodeJS.Timeout | undefined;
  const tell = () => {
    const changes = [...pending].map(([file, how]) => ({ file, how }));
    pending.clear();
    on.changes(changes.toSorted((a, b) => (a.file < b.file ? -1 : 1)));
  };
  const note = (path: string, how: FileChange['how']) => {
    const file = relative(root, path).replaceAll(sep, '/');
    if (!files.includes(file)) return;
    pending.set(file, how);
    clearTimeout(timer);
    timer = setTimeout(tell, QUIET_MS);
  };
  const watcher = watch(root, {
    ignoreInitial: true,
    atomic: QUIET_MS,
    ignored: (path) => isOther(root, files, path),
  });
  watcher.on('add', (path) => note(path, 'saved'));
  watcher.on('change', (path) => note(path, 'saved'));
  watcher.on('unlink', (path) => note(path, 'removed'));
  await new Promise<void>((ready, fail) => {
    watcher.once('ready', ready);
    watcher.on('error', (error) => {
      const known = cannotWatch(folder, error);
      fail(known);
      on.error(known);
    });
  });
  return {
    close: async () => {
      clearTimeout(timer);
      await watcher.close();
    },
  };
}

/** Whether a path is in the folder and neither a named file nor on the way to one. */
function isOther(root: string, files: readonly string[], path: string): boolean {
  const below = relative(root, path).replaceAll(sep, '/');
  if (below === '' || below.startsWith('../') || below === '..' || isAbsolute(below)) return false;
  return !files.some((file) => file === below || file.startsWith(`${below}/`));
}

function cannotWatch(folder: string, error: unknown): UserError {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const hint =
    code === 'ENOSPC' || code === 'EMFILE'
      ? 'the system watches too many files already: close other watchers, or raise its limit'
      : 'check without --watch works all the same';
  return new UserError('E_CANNOT_WATCH', `cannot watch ${folder}: ${code || String(error)}`, hint);
}

import { compare } from '../../domain/compare.ts';
import { stat } from 'node:fs/promises';
import { isAbsolute, relative, resolve, sep } from 'node:path';
import { type FSWatcher, watch } from 'chokidar';
import { UserError } from '../../domain/user-error.ts';

/** How long a folder has to be quiet before its changes are told, in milliseconds: editors save in several steps. */
const QUIET_MS = 40;
/** How often it is made sure that the folder is still the one which is watched, and that no event got lost. */
const GUARD_MS = 500;

/** A file that was written or is gone; `file` is its path from the folder, with `/`. */
export type FileChange = { readonly file: string; readonly how: 'saved' | 'removed' };

export type Watch = { readonly close: () => Promise<void> };

export type WatchEvents = {
  readonly changes: (changes: readonly FileChange[]) => void;
  readonly error: (error: UserError) => void;
};

/**
 * Tells of changes to the named files of a folder, those of one save together; the folder itself may go and come
 * back. Resolves once nothing can be missed.
 * @param files paths from the folder, with `/`.
 * @throws UserError `E_CANNOT_WATCH`, at once or by `on.error`.
 */
export async function watchFiles(folder: string, files: readonly string[], on: WatchEvents): Promise<Watch> {
  const root = resolve(folder);
  const seen = await lookedAt(root, files, on.changes);
  const open = async () => {
    const watcher = await watcherOf(folder, root, files, seen.look, on.error);
    await seen.lookAtAll();
    return watcher;
  };
  let place = await placeOf(root);
  let watcher: FSWatcher | null = await open();
  let closed = false;
  // A watcher can lose a folder that is deleted and made again: the new one is another folder, and gets its own.
  const guard = async () => {
    const now = await placeOf(root);
    if (closed) return;
    if (now === place) return seen.lookAtAll();
    place = now;
    await watcher?.close();
    watcher = null;
    if (now === null) await seen.lookAtAll();
    else watcher = await open();
  };
  let guarding: Promise<void> = Promise.resolve();
  const timer = setInterval(() => {
    guarding = guarding.then(guard).catch((error: unknown) => on.error(cannotWatch(folder, error)));
  }, GUARD_MS);
  return {
    close: async () => {
      closed = true;
      clearInterval(timer);
      seen.stop();
      await guarding;
      await watcher?.close();
    },
  };
}

/** Device and number of what has a path; null: nothing has. */
async function placeOf(path: string): Promise<string | null> {
  const found = await stat(path).catch(() => null);
  return found && `${found.dev} ${found.ino}`;
}

/** Size, time and number of a file; null: there is none. */
async function formOf(path: string): Promise<string | null> {
  const found = await stat(path).catch(() => null);
  return found && `${found.ino} ${found.size} ${found.mtimeMs}`;
}

type Seen = {
  readonly look: (file: string) => Promise<void>;
  readonly lookAtAll: () => Promise<void>;
  readonly stop: () => void;
};

/** What is on the disk decides what is a change; events only say when to look. */
async function lookedAt(root: string, files: readonly string[], tell: WatchEvents['changes']): Promise<Seen> {
  const known = new Map<string, string | null>();
  for (const file of files) known.set(file, await formOf(resolve(root, file)));
  const pending = new Map<string, FileChange['how']>();
  let stopped = false;
  let timer: NodeJS.Timeout | undefined;
  const flush = () => {
    const changes = [...pending].map(([file, how]) => ({ file, how }));
    pending.clear();
    tell(changes.toSorted((a, b) => compare(a.file, b.file)));
  };
  const look = async (file: string) => {
    const form = await formOf(resolve(root, file));
    if (stopped || known.get(file) === form) return;
    known.set(file, form);
    pending.set(file, form === null ? 'removed' : 'saved');
    clearTimeout(timer);
    timer = setTimeout(flush, QUIET_MS);
  };
  return {
    look,
    lookAtAll: async () => {
      for (const file of files) await look(file);
    },
    stop: () => {
      stopped = true;
      clearTimeout(timer);
    },
  };
}

async function watcherOf(
  folder: string,
  root: string,
  files: readonly string[],
  onFile: (file: string) => Promise<void>,
  onError: WatchEvents['error'],
): Promise<FSWatcher> {
  const watcher = watch(root, {
    ignoreInitial: true,
    atomic: QUIET_MS,
    ignored: (path) => isOther(root, files, path),
  });
  watcher.on('all', (_, path) => {
    const file = below(root, path);
    if (files.includes(file)) void onFile(file);
  });
  await new Promise<void>((ready, fail) => {
    watcher.once('ready', ready);
    watcher.on('error', (error) => {
      fail(cannotWatch(folder, error));
      onError(cannotWatch(folder, error));
    });
  });
  return watcher;
}

function below(root: string, path: string): string {
  return relative(root, path).replaceAll(sep, '/');
}

/** Whether a path is in the folder and neither a named file nor on the way to one. */
function isOther(root: string, files: readonly string[], path: string): boolean {
  const inside = below(root, path);
  if (inside === '' || inside === '..' || inside.startsWith('../') || isAbsolute(inside)) return false;
  return !files.some((file) => file === inside || file.startsWith(`${inside}/`));
}

function cannotWatch(folder: string, error: unknown): UserError {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const hint =
    code === 'ENOSPC' || code === 'EMFILE'
      ? 'the system watches too many files already: close other watchers, or raise its limit'
      : 'check without --watch works all the same';
  return new UserError('E_CANNOT_WATCH', `cannot watch ${folder}: ${code || String(error)}`, hint);
}

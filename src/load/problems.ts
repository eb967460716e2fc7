import { access, readdir } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { nearest } from '../design/nearest.ts';
import { drillId } from '../domain/drill.ts';
import { UserError } from '../domain/user-error.ts';

/** A problem's folder; `id` is its name. */
export type ProblemFolder = {
  readonly id: string;
  /** Absolute path. */
  readonly folder: string;
  /** The task that alone is meant, as in `reels.sessions`; null: the whole problem. */
  readonly task: string | null;
};

/** The problems that come with graincheck, by name. */
export async function listProblems(root: string = packageRoot()): Promise<readonly ProblemFolder[]> {
  const parent = join(root, 'problems');
  const names = await readdir(parent).catch(() => []);
  const folders = names.toSorted().map((id) => ({ id, folder: join(parent, id), task: null }));
  const found = await Promise.all(folders.map(({ folder }) => isProblem(folder)));
  return folders.filter((_, at) => found[at]);
}

/**
 * The folder that a person means: a path where there is a slash in it, else the id of one of graincheck's own,
 * else a folder here that holds a problem.yaml. What is none of these is read as a problem with a dot and one of its
 * tasks behind it. UserError `E_NO_SUCH_PROBLEM` where there is none.
 */
export async function findProblem(given: string, root: string = packageRoot()): Promise<ProblemFolder> {
  const path = resolve(given);
  const asPath: ProblemFolder = { id: basename(path), folder: path, task: null };
  const [, whole, task] = /^(.*[^./\\])\.([a-z][a-z0-9_-]*)$/s.exec(given) ?? [];
  const asTask = async (): Promise<ProblemFolder | null> => {
    if (whole === undefined || task === undefined) return null;
    const found = await findProblem(whole, root);
    return found.task === null ? { ...found, id: drillId({ problem: found.id, task }), task } : null;
  };
  if (/[/\\]/.test(given)) {
    if (await isProblem(path)) return asPath;
    const part = await asTask().catch(() => null);
    if (part) return part;
    throw new UserError('E_NO_SUCH_PROBLEM', `there is no problem.yaml in ${given}`, await hint(root, null));
  }
  const known = await listProblems(root);
  const own = known.find(({ id }) => id === given);
  if (own !== undefined) return own;
  if (given !== '' && (await isProblem(path))) return asPath;
  const part = await asTask();
  if (part) return part;
  const near = nearest(
    given,
    known.map(({ id }) => id),
  );
  throw new UserError('E_NO_SUCH_PROBLEM', `there is no problem \`${given}\``, await hint(root, near));
}

const isProblem = (folder: string): Promise<boolean> =>
  access(join(folder, 'problem.yaml')).then(
    () => true,
    () => false,
  );

async function hint(root: string, near: string | null): Promise<string> {
  const ids = (await listProblems(root)).map(({ id }) => id).join(', ');
  return `${near === null ? '' : `did you mean \`${near}\`? `}the problems are: ${ids}; or give a path to a folder`;
}

/** Absolute path of the installed package (or the checkout): the folder that holds `problems/`. */
export function packageRoot(): string {
  // Sources run from below src/, the bundle from dist/; whichever is nearest is ours.
  let folder = import.meta.dirname;
  while (basename(folder) !== 'src' && basename(folder) !== 'dist' && dirname(folder) !== folder) {
    folder = dirname(folder);
  }
  return dirname(folder);
}

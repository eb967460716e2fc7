export { limitsFor } from '../../load/problem/limits.ts';
import { constants } from 'node:fs';
import { copyFile, readdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Dialect } from '../../domain/dialect.ts';
import { drillNamed } from '../../domain/drill.ts';
import type { Problem } from '../../domain/problem.ts';
import { UserError } from '../../domain/user-error.ts';
import { writtenFiles } from '../../domain/written.ts';
import { makeFolder } from '../../store/atomic.ts';
import { choiceFile } from './choice-file.ts';

/**
 * Copies the problem's starter files into `folder`, which is made where it is missing, and makes its files of choices.
 * A file that is there already stays as it is.
 * @param dialect what a new settings file says the submission is written in.
 */
export async function writeStarter(
  problem: Problem,
  folder: string,
  dialect: Dialect = 'sqlite',
): Promise<{ written: readonly string[]; kept: readonly string[] }> {
  const starter = join(problem.folder, 'starter');
  const written: string[] = [];
  const kept: string[] = [];
  const wanted = await filesOf(starter);
  // A drill begins with the files that it asks for, and without those that it gives.
  const asked = new Set(writtenFiles(problem).map(({ file }) => file));
  for (const file of drillNamed(problem.id) ? wanted.filter((one) => asked.has(one)) : wanted) {
    const target = join(folder, file);
    const copied = await putNew(target, folder, () =>
      copyFile(join(starter, file), target, constants.COPYFILE_EXCL),
    );
    (copied ? written : kept).push(target);
    const isSettings = problem.deliverables.some((each) => each.role === 'settings' && each.file === file);
    if (copied && isSettings && dialect !== 'sqlite') await sayDialect(target, dialect);
  }
  // What the problem gives is there to be read, and what there is to choose between is made of its items.
  for (const { id, file, given } of problem.deliverables) {
    const sheet = asked.has(file) ? problem.choices.find(({ deliverable }) => deliverable === id) : undefined;
    const text = given ?? (sheet ? choiceFile(sheet) : null);
    if (text === null) continue;
    const target = join(folder, file);
    const put = await putNew(target, folder, () => writeFile(target, text, { flag: 'wx' }));
    (put ? written : kept).push(target);
  }
  return { written, kept };
}

/** In place of the line that the starter has for it. */
async function sayDialect(file: string, dialect: Dialect): Promise<void> {
  const text = await readFile(file, 'utf8');
  const line = `dialect: ${dialect}`;
  const hasLine = /^#?[ \t]*dialect:.*$/m;
  await writeFile(file, hasLine.test(text) ? text.replace(hasLine, line) : `${line}\n${text}`);
}

async function filesOf(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  return files.map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1)).toSorted();
}

/** Whether the file was put there: one that is there already stays. */
export async function putNew(target: string, folder: string, put: () => Promise<void>): Promise<boolean> {
  try {
    makeFolder(dirname(target));
    await put();
    return true;
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (
      code === 'EEXIST' &&
      error instanceof Error &&
      'syscall' in error &&
      ['copyfile', 'open'].includes(String(error.syscall))
    )
      return false;
    if (code === 'EEXIST' || code === 'ENOTDIR') {
      throw new UserError(
        'E_NOT_A_FOLDER',
        `${dirname(target)} is not a folder`,
        'give a folder, or a new name',
      );
    }
    throw new UserError(
      'E_CANNOT_WRITE',
      `cannot write ${target}: ${String(code ?? error)}`,
      `is ${folder} a folder of yours?`,
    );
  }
}

/** The first `steps` hints of a task, and how many are left. */
export function findHints(
  problem: Problem,
  task: string,
  steps: number,
): { shown: readonly string[]; left: number } {
  const found = problem.hints.find((hint) => hint.task === task);
  if (!found) {
    const known = problem.hints.map((hint) => hint.task).join(', ');
    throw new UserError(
      'E_NO_HINTS',
      `there are no hints for \`${task}\``,
      known && `there are for ${known}`,
    );
  }
  return { shown: found.steps.slice(0, steps), left: Math.max(0, found.steps.length - steps) };
}

import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { JudgedSubmission, Problem } from '../domain/problem.ts';
import type { SourceFile } from '../domain/submission.ts';
import { mustExist } from '../checks/schema.ts';
import type { Fault, Parsed } from './fault.ts';
import { type JudgedFolders, openJudged } from './judged-tree.ts';
import { JUDGED, type Judged, SUBMISSIONS } from './judged-yaml.ts';
import { marksFaults, marksOf } from './marks.ts';
import { brokenProblem } from './problem.ts';
import { codeOf } from './read-text.ts';

/**
 * The judged submissions of a problem, by name; null where there is no folder for them, as in an installed graincheck.
 * What is wrong with any `judged.yaml` is a ProblemError `E_PROBLEM` with a line for each fault.
 */
export function loadJudged(problem: Problem): Promise<readonly JudgedSubmission[] | null> {
  return readJudgedSubmissions(problem, openJudged(problem.folder));
}

/** The same, where the submissions themselves are to be read as well. */
export async function readJudgedSubmissions(
  problem: Problem,
  folders: JudgedFolders,
): Promise<readonly JudgedSubmission[] | null> {
  const names = await judgedNames(problem.folder);
  if (names === null) return null;
  const read = await Promise.all(names.map((id) => loadOne(problem, folders, id)));
  const faults = read.flatMap((one) => (one.ok ? [] : one.faults));
  if (faults.length > 0) throw brokenProblem(problem.folder, faults);
  return read.flatMap((one) => (one.ok ? one.value : []));
}

/**
 * The files of a judged submission, whole, by path.
 * @param folder real path of the problem's folder.
 */
export async function judgedFiles(folder: string, id: string): Promise<readonly SourceFile[]> {
  const tree = await openJudged(folder).tree(id);
  if (!tree.ok) throw brokenProblem(folder, tree.faults);
  const files = (await tree.value.files()).filter((file) => file !== JUDGED);
  return Promise.all(
    files.map(async (file) => {
      const spot = await tree.value.read(file);
      if (spot.kind === 'found') return { file, text: spot.text };
      throw brokenProblem(folder, spot.kind === 'faults' ? spot.faults : []);
    }),
  );
}

async function loadOne(
  problem: Problem,
  folders: JudgedFolders,
  id: string,
): Promise<Parsed<readonly JudgedSubmission[]>> {
  const read = await folders.read(id);
  if (!read.ok) return read;
  if (read.value === null) return { ok: true, value: [] };
  const tree = await folders.tree(id);
  const { yaml, written } = read.value;
  const faults = [
    ...unknownChecks(
      read.value,
      problem.checks.map((check) => check.id),
    ),
    ...marksFaults(problem, yaml, ['marks'], written.marks),
    ...(tree.ok ? [] : tree.faults),
  ];
  if (faults.length > 0) return { ok: false, faults };
  const { about, verdicts, marks } = written;
  const others = Object.entries(verdicts).filter(([, verdict]) => verdict !== 'accepted');
  const submission = {
    id,
    folder: join(problem.folder, SUBMISSIONS, id),
    about: about.trim(),
    verdicts: Object.fromEntries(others),
    marks: marksOf(problem, marks, { kind: 'author' }),
  };
  return { ok: true, value: [submission] };
}

function unknownChecks({ yaml, written }: Judged, checks: readonly string[]): readonly Fault[] {
  return Object.keys(written.verdicts).flatMap((check) => {
    const path = ['verdicts', check];
    const place = yaml.keyPlace(path);
    return mustExist(path, 'check', check, checks).map(({ what }) => ({ file: yaml.file, place, what }));
  });
}

/** Names of the folders that a problem has of submissions; null where it has no place for them. */
export async function judgedNames(folder: string): Promise<readonly string[] | null> {
  const path = join(folder, SUBMISSIONS);
  const entries = await readdir(path, { withFileTypes: true }).catch((error: unknown) => {
    if (codeOf(error) === 'ENOENT') return null;
    throw error;
  });
  if (entries === null) return null;
  return entries
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .toSorted();
}

import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { suggestion } from '../../design/nearest.ts';
import type { SourceFile } from '../../domain/submission.ts';
import { UserError } from '../../domain/user-error.ts';
import { judgedFiles, judgedNames } from '../../load/judged.ts';
import { readProblem } from '../kit/problems.ts';
import { putNew } from '../looking/show.ts';

/**
 * The files of a judged submission, whole, as the problem lists what it asks for. UserError `E_NO_SUCH_SUBMISSION` where
 * the problem has none of that name, ProblemError `E_PROBLEM` where its `judged.yaml` is broken.
 * @param given a problem's id or path.
 */
export async function judgedWhole(given: string, name: string): Promise<readonly SourceFile[]> {
  const { id, folder, deliverables } = await readProblem(given);
  const names = (await judgedNames(folder)) ?? [];
  if (!names.includes(name))
    throw new UserError(
      'E_NO_SUCH_SUBMISSION',
      `${id} has no judged submission \`${name}\`${names.length > 0 ? suggestion(name, names) : ''}`,
      names.length > 0 ? undefined : 'an installed graincheck comes without them; its repository has them',
    );
  const place = new Map(deliverables.map(({ file }, at) => [file, at]));
  const placeOf = ({ file }: SourceFile) => place.get(file) ?? deliverables.length;
  return (await judgedFiles(folder, name)).toSorted((a, b) => placeOf(a) - placeOf(b));
}

/** Puts files into `folder`, which is made where it is missing; a file that is there already stays as it is. */
export async function writeFiles(
  files: readonly SourceFile[],
  folder: string,
): Promise<{ written: readonly string[]; kept: readonly string[] }> {
  const written: string[] = [];
  const kept: string[] = [];
  for (const { file, text } of files) {
    const target = join(folder, file);
    const put = await putNew(target, folder, () => writeFile(target, text, { flag: 'wx' }));
    (put ? written : kept).push(target);
  }
  return { written, kept };
}

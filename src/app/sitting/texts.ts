import { writtenFiles } from '../../domain/written.ts';
import type { Problem } from '../../domain/problem.ts';
import type { FileTexts } from '../../domain/submission.ts';
import { readFiles } from '../../store/work-files.ts';

export { writtenDialect } from '../../load/submission.ts';

/** Texts by file name as texts by deliverable; a file that is not there is empty. */
export function textsOf(problem: Problem, files: Readonly<Record<string, string>>): FileTexts {
  return Object.fromEntries(
    writtenFiles(problem).map(({ id, file }) => [id, { file, text: files[file] ?? '' }]),
  );
}

/** What of a folder the problem asks for. */
export async function filesIn(problem: Problem, folder: string): Promise<FileTexts> {
  const read = await readFiles(
    folder,
    writtenFiles(problem).map(({ file }) => file),
  );
  const texts = read.map((one) => [one.name, one.kind === 'text' ? one.text : '']);
  return textsOf(problem, Object.fromEntries(texts));
}

/** As an attempt keeps them. An empty file is one that nobody wrote: it is not attempted. */
export function copiesOf(files: FileTexts): readonly { readonly name: string; readonly text: string }[] {
  return Object.values(files)
    .filter(({ text }) => text !== '')
    .map(({ file, text }) => ({ name: file, text }));
}

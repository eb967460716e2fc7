import { join } from 'node:path';
import type { Problem } from '../../domain/problem.ts';
import type { FileTexts } from '../../domain/submission.ts';
import type { Desktop } from './desktop.ts';
import { filesIn } from './texts.ts';

/** What was handed in; of an attempt that has not ended, what stands in its folder. */
export async function handedInFiles({ store }: Desktop, problem: Problem, id: string): Promise<FileTexts> {
  const { workFolder, phase } = store.read(id);
  const kept = join(store.folder, 'attempts', id, 'handed-in');
  const files = phase === 'handed-in' ? await filesIn(problem, kept) : null;
  return files && Object.values(files).some(({ text }) => text !== '') ? files : filesIn(problem, workFolder);
}

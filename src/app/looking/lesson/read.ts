import type { LessonFault, LessonPart } from '../../../domain/lesson.ts';
import type { LessonFile, Problem } from '../../../domain/problem.ts';
import { ProblemError, UserError } from '../../../domain/user-error.ts';
import { readLesson } from '../../../lesson/read.ts';
import { loadProblem } from '../../../load/problem.ts';
import { findProblem } from '../../../load/problems.ts';
import { type Cache, fileCache } from '../../kit/cache.ts';
import { contentKey } from '../../kit/content-key.ts';
import { type Documents, documentsOf, type StoredDocuments, storedDocuments } from './documents.ts';

/** The lesson of a problem, ready to be run. */
export type Lesson = {
  readonly problem: Problem;
  readonly page: LessonFile;
  readonly parts: readonly LessonPart[];
  readonly documents: Documents;
};

type Stored = { readonly problem: Problem; readonly documents: readonly StoredDocuments[] };

/**
 * Reads a problem and the documents of its lesson, or takes both from the cache.
 * @param given a problem's id, or the path of its folder.
 * @throws UserError `E_NO_LESSON` where the problem has none, ProblemError `E_LESSON` for a page that is broken.
 */
export async function openLesson(given: string, cache: Cache = fileCache()): Promise<Lesson> {
  const { folder } = await findProblem(given);
  const key = await contentKey(['lesson', 1], folder);
  const known = key === null ? null : await cache.get<Stored>(key);
  if (known) return lessonOf(known.problem, storedDocuments(known.documents));
  const lesson = lessonOf(await loadProblem(folder));
  if (key !== null) {
    const documents = await gathered(lesson);
    await cache.put(key, { problem: lesson.problem, documents } satisfies Stored);
    return { ...lesson, documents: storedDocuments(documents) };
  }
  return lesson;
}

function gathered({ parts, documents }: Lesson): Promise<StoredDocuments[]> {
  const wanted = parts.flatMap((part) => (part.kind === 'block' && part.block.start ? part.block.start : []));
  return Promise.all(wanted.map(async ({ documents: of }) => ({ of, found: await documents(of) })));
}

/** @throws as above. */
export function lessonOf(problem: Problem, documents = documentsOf(problem)): Lesson {
  const page = problem.lesson;
  if (!page)
    throw new UserError(
      'E_NO_LESSON',
      `${problem.id} has no lesson`,
      `\`graincheck show ${problem.id}\` shows its statement, \`graincheck learn\` lists the lessons; an author writes \`lesson: lesson.md\` into problem.yaml`,
    );
  const { parts, faults } = readLesson(page.text);
  if (faults.length > 0) throw brokenLesson(problem, page, faults);
  return { problem, page, parts, documents };
}

/** A line for each fault, `lesson.md:12: what is wrong`. */
export function faultLines({ file }: LessonFile, faults: readonly LessonFault[]): string[] {
  return faults
    .toSorted((a, b) => a.line - b.line)
    .flatMap(({ line, what }) => `${file}:${line}: ${what}`.split('\n'));
}

export function brokenLesson(
  problem: Problem,
  page: LessonFile,
  faults: readonly LessonFault[],
): ProblemError {
  const hint = `the lesson of ${problem.id} is broken; docs/lessons.md says how a page is written`;
  return new ProblemError('E_LESSON', faultLines(page, faults).join('\n'), hint);
}

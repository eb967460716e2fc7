import type { LessonFault, LessonPart } from '../../domain/lesson.ts';
import type { LessonFile, Problem } from '../../domain/problem.ts';
import { ProblemError, UserError } from '../../domain/user-error.ts';
import { readLesson } from '../../lesson/read.ts';
import { readProblem } from '../problems.ts';

/** The lesson of a problem, ready to be run. */
export type Lesson = {
  readonly problem: Problem;
  readonly page: LessonFile;
  readonly parts: readonly LessonPart[];
};

/**
 * @param given a problem's id, or the path of its folder.
 * @throws UserError `E_NO_LESSON` where the problem has none, ProblemError `E_LESSON` for a page that is broken.
 */
export async function openLesson(given: string): Promise<Lesson> {
  return lessonOf(await readProblem(given));
}

export function lessonOf(problem: Problem): Lesson {
  const page = problem.lesson;
  if (!page)
    throw new UserError(
      'E_NO_LESSON',
      `${problem.id} has no lesson`,
      `\`graincheck show ${problem.id}\` shows its statement, \`graincheck learn\` lists the lessons; an author writes \`lesson: lesson.md\` into problem.yaml`,
    );
  const { parts, faults } = readLesson(page.text);
  if (faults.length > 0) throw brokenLesson(problem, page, faults);
  return { problem, page, parts };
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

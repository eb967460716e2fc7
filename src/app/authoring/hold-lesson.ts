import type { LessonBlock, LessonFault } from '../../domain/lesson.ts';
import type { Failure } from '../../domain/run.ts';
import type { Engine } from '../../engine/engine.ts';
import { differences } from '../../lesson/results.ts';
import { faultLines, type Lesson } from '../looking/lesson/read.ts';
import { runLesson } from '../looking/lesson/run.ts';

/**
 * What a page says otherwise than its blocks answer, a line each: `lesson.md:12: …`.
 * @throws ProblemError `E_LESSON` for a page that names what the problem does not have.
 */
export async function heldLesson(lesson: Lesson, engine: Engine): Promise<string[]> {
  const faults: LessonFault[] = [];
  await runLesson(lesson, {
    engine,
    onOutcome: (block, outcome) => {
      faults.push(...(outcome.ok ? differences(block, outcome) : failures(block, outcome.failure, lesson)));
    },
  });
  return faultLines(lesson.page, faults);
}

/** What is blocked is told by what blocks it. */
function failures({ line }: LessonBlock, failure: Failure, { page }: Lesson): LessonFault[] {
  switch (failure.kind) {
    case 'blocked':
      return [];
    case 'sql-error':
    case 'unsupported': {
      const { file, line: at, column, message } = failure.error;
      return file === page.file
        ? [{ line: at, what: message }]
        : [{ line, what: `${file}:${at}:${column}: ${message}` }];
    }
    case 'limit-exceeded':
      return [
        { line, what: failure.file === page.file ? failure.message : `${failure.file}: ${failure.message}` },
      ];
    case 'missing':
      return [{ line, what: `${failure.file} is missing` }];
  }
}

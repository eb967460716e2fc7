import { openEngine } from '../../app/engine.ts';
import { lessonOf } from '../../app/lesson/read.ts';
import { runLesson } from '../../app/lesson/run.ts';
import { wordsOf } from './words.ts';
import type { Works } from './works.ts';

/** Runs the blocks of the lesson that has come onto the screen; results reach it one by one. */
export async function runShownLesson({ session, tell }: Works, problem: string): Promise<void> {
  try {
    const engine = await openEngine(undefined, 1);
    try {
      await runLesson(lessonOf(await session.problem(problem)), {
        engine,
        onOutcome: (block, outcome) =>
          tell({ to: 'lesson', message: { kind: 'ran', problem, block, outcome } }),
        signal: session.ending.signal,
      });
    } finally {
      await engine.close();
    }
  } catch (error) {
    if (!session.ending.signal.aborted)
      tell({ to: 'lesson', message: { kind: 'not-run', problem, message: wordsOf(error) } });
  }
}

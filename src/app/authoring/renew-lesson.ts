import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { LessonBlock, LessonOutcome } from '../../domain/lesson.ts';
import type { Engine } from '../../engine/engine.ts';
import { printed, type Renewed, renewed } from '../../lesson/results.ts';
import { writeAtomic } from '../../store/atomic.ts';
import type { Lesson } from '../looking/lesson/read.ts';
import { runLesson } from '../looking/lesson/run.ts';

export type RenewedLesson = {
  /** Absolute path of the page. */
  readonly path: string;
  /** Blocks with a result, and whether the page has changed. */
  readonly results: number;
  readonly changed: boolean;
  /** Blocks that failed; nothing is written then. */
  readonly failed: readonly { readonly block: LessonBlock; readonly outcome: LessonOutcome }[];
};

/** Writes what the blocks of a lesson answer now into its page, behind each. */
export async function renewLesson(lesson: Lesson, engine: Engine): Promise<RenewedLesson> {
  const { problem, page } = lesson;
  const path = join(problem.folder, page.file);
  const failed: { block: LessonBlock; outcome: LessonOutcome }[] = [];
  const blocks: Renewed[] = [];
  await runLesson(lesson, {
    engine,
    onOutcome: (block, outcome) => {
      if (!outcome.ok) failed.push({ block, outcome });
      else blocks.push({ block, now: outcome.value && printed(outcome.value, block) });
    },
  });
  const before = await readFile(path, 'utf8');
  const after = renewed(before, blocks);
  const changed = failed.length === 0 && after !== before;
  if (changed) await writeAtomic(path, after);
  return { path, results: blocks.filter(({ now }) => now !== null).length, changed, failed };
}

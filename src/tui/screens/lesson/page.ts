import type { LessonOutcome, LessonPart } from '../../../domain/lesson.ts';

export type State = {
  /** Id and title of the problem that it is a lesson for. */
  readonly problem: { readonly id: string; readonly title: string };
  readonly parts: readonly LessonPart[];
  /** What came of the blocks so far, by their lines in the page. */
  readonly outcomes: ReadonlyMap<number, LessonOutcome>;
  /** Why the blocks are not run; null: they are. */
  readonly broken: string | null;
  /** First line that is shown. */
  readonly top: number;
};

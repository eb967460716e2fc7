import { minutesOf } from '../../domain/minutes.ts';
import type { Part, Problem } from '../../domain/problem.ts';
import { drillFiles } from '../../drill/files.ts';

/** What a list shows of a problem. */
export type ProblemSummary = Pick<
  Problem,
  'id' | 'version' | 'title' | 'summary' | 'difficulty' | 'folder'
> & {
  /** The sum of its parts' minutes. */
  readonly minutes: number;
  readonly points: number;
  readonly hasLesson: boolean;
  readonly parts: readonly Part[];
  readonly tasks: readonly {
    readonly id: string;
    readonly title: string;
    readonly part: string;
    /** Can it be drilled by itself? */
    readonly drill: boolean;
  }[];
};

/** What a list shows of a problem that was read. */
export function summaryOf(problem: Problem): ProblemSummary {
  const { id, version, title, summary, difficulty, folder, parts, tasks, checks } = problem;
  return {
    id,
    version,
    title,
    summary,
    difficulty,
    folder,
    minutes: minutesOf(problem),
    points: checks.reduce((sum, check) => sum + check.points, 0),
    hasLesson: problem.lesson !== null,
    parts,
    tasks: tasks.map((task) => ({
      id: task.id,
      title: task.title,
      part: task.part,
      drill: drillFiles(problem, task) !== null,
    })),
  };
}

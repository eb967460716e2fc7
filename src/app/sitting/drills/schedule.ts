import type { Attempt, BrokenAttempt } from '../../../domain/attempt.ts';
import { type Drill, drillId, drillPlace, type Schedule } from '../../../domain/drill.ts';
import { UserError } from '../../../domain/user-error.ts';
import { nextDrill, scheduleOf } from '../../../drill/schedule.ts';
import { drillOf } from '../../../load/drill.ts';
import { loadProblem } from '../../../load/problem.ts';
import { findProblem } from '../../../load/problems.ts';
import { reviewsOf } from './reviews.ts';
import { type BrokenProblem, listProblems, type ProblemSummary } from '../../looking/problem-list.ts';
import { summaryOf } from '../../looking/problem-summary.ts';
import type { Desktop } from '../desktop.ts';

/** The schedule, and what could not be read for it. */
export type DrillBook = {
  readonly schedule: Schedule;
  readonly broken: readonly BrokenAttempt[];
  readonly brokenProblems: readonly BrokenProblem[];
};

/** How a drill moved its task, and what comes next. */
export type DrillOutcome = {
  /** The moment that it is of: ISO 8601, UTC. */
  readonly now: string;
  /** Null: the task cannot be drilled any more, or nothing was judged. */
  readonly drill: Drill | null;
  /** Null: there is no other task. */
  readonly next: Drill | null;
};

/** Whose tasks a schedule has: of one problem, given by its id or folder, or of all here and a further one. */
export type Whose =
  | { readonly kind: 'one'; readonly problem: string }
  | { readonly kind: 'all'; readonly and: string | null };

/** When each task comes again, folded from the attempts: nothing else is kept. */
export async function openSchedule(
  { store, now }: Pick<Desktop, 'store' | 'now'>,
  whose: Whose,
): Promise<DrillBook> {
  const { attempts, broken } = store.list();
  const { problems, brokenProblems } =
    whose.kind === 'one'
      ? { problems: [await summaryAt(whose.problem)], brokenProblems: [] }
      : await allAnd(whose.and);
  return { schedule: scheduleIn(attempts, problems, now()), broken, brokenProblems };
}

async function allAnd(given: string | null) {
  const { problems, broken } = await listProblems();
  const more = given === null ? null : await summaryAt(given);
  const known = more === null || problems.some(({ id }) => id === more.id);
  return { problems: known ? problems : [...problems, more], brokenProblems: broken };
}

async function summaryAt(given: string): Promise<ProblemSummary> {
  const { folder } = await findProblem(given);
  return summaryOf(await loadProblem(folder));
}

const scheduleIn = (attempts: readonly Attempt[], problems: readonly ProblemSummary[], now: number) =>
  scheduleOf(problems, reviewsOf(attempts, problems), now);

/**
 * Where the drill is found that is wanted: of a problem, given by its id or folder, and one of its tasks; without a
 * task the first of that problem's schedule, without a problem the first of all.
 * UserError `E_NO_SUCH_TASK` for a task that is not there or cannot be drilled, `E_NO_DRILL` where none can be.
 */
export async function drillWanted(
  desktop: () => Pick<Desktop, 'store' | 'now'>,
  given: string | null,
  task: string | null,
): Promise<string> {
  const found = given === null ? null : await findProblem(given);
  const named = task ?? found?.task ?? null;
  if (found && named !== null) {
    await drillOf(await loadProblem(found.folder), named);
    return drillPlace(found.folder, named);
  }
  const { schedule } = await openSchedule(
    desktop(),
    given === null ? { kind: 'all', and: null } : { kind: 'one', problem: given },
  );
  const first = nextDrill(schedule, null);
  if (!first)
    throw new UserError(
      'E_NO_DRILL',
      'there is no task that can be drilled',
      'graincheck problems lists the problems',
    );
  const { folder } = found ?? (await findProblem(first.problem));
  return drillPlace(folder, first.task);
}

/** What the last attempt at a drill did to the schedule. */
export function outcomeOf({ schedule }: DrillBook, id: string): DrillOutcome {
  return {
    now: schedule.now,
    drill: schedule.drills.find((one) => drillId(one) === id) ?? null,
    next: nextDrill(schedule, id),
  };
}

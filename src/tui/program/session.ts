import type { Desktop } from '../../app/sitting/desktop.ts';
import type { LiveSitting } from '../../app/sitting/live.ts';
import { readProblem } from '../../app/kit/problems.ts';
import { openBenchFor, type SampleBench } from '../../app/sitting/sample/bench.ts';
import { drillNamed, drillPlace, placeOf, wholeOf } from '../../domain/drill.ts';
import type { Problem } from '../../domain/problem.ts';
import type { Scorecard } from '../../domain/scorecard.ts';
import type { SittingMode } from '../../domain/sitting.ts';
import type { FileTexts } from '../../domain/submission.ts';
import { UserError } from '../../domain/user-error.ts';

/** What the command line asked for besides a problem. */
export type Wanted = {
  /** Id of a problem, or the path of its folder; null: the list. */
  readonly problem: string | null;
  /** The candidate's own folder; null: the attempt gets one. */
  readonly folder: string | null;
  readonly part: string | null;
  readonly minutes: number | null;
  readonly untimed: boolean;
  /** Null: as the settings say. */
  readonly mode: SittingMode | null;
  readonly curveballs: boolean;
};

/** What one opening of the full screen holds besides what it shows. */
export type Session = {
  readonly desktop: Desktop;
  readonly wanted: Wanted;
  /** Makes the text of a report. */
  readonly report: (card: Scorecard, durationMs: number) => string;
  /** A problem by its id; one that was given by its folder is found again. */
  readonly problem: (id: string) => Promise<Problem>;
  /** Opened once for each problem, and kept warm. */
  readonly bench: (problem: Problem) => Promise<SampleBench>;
  live: LiveSitting | null;
  /** The files of the sitting that is open, as they stand in the editor. */
  current: () => FileTexts;
  /** Ends what need not be finished when the screen is left. */
  readonly ending: AbortController;
  readonly close: () => Promise<void>;
};

export function openSession(desktop: Desktop, wanted: Wanted, report: Session['report']): Session {
  const problems = new Map<string, Promise<Problem>>();
  const benches = new Map<string, Promise<SampleBench>>();
  const read = async (id: string): Promise<Problem> => {
    if (wanted.problem === null || wanted.problem === id) return readProblem(id).catch(withAdvice(id));
    const given = await readProblem(wanted.problem);
    if (given.id === id) return given;
    // A problem that was given by its folder, and its drills, stand there together.
    const here = wholeOf(given.id) === wholeOf(id) ? placeOf({ id, folder: given.folder }) : id;
    return readProblem(here).catch(withAdvice(id));
  };
  return {
    desktop,
    wanted,
    report,
    live: null,
    ending: new AbortController(),
    current: () => ({}),
    problem: (id) => remembered(problems, id, () => read(id)),
    bench: (problem) => remembered(benches, placeOf(problem), () => openBenchFor(placeOf(problem))),
    close: async () => {
      const open = await Promise.allSettled(benches.values());
      await Promise.all(open.map((one) => (one.status === 'fulfilled' ? one.value.close() : undefined)));
    },
  };
}

/** What the command line asked for, as far as it is about a problem: a drill in between is as drills are. */
export function wantedOf({ wanted }: Pick<Session, 'wanted'>, id: string): Wanted {
  const drill = drillNamed(id);
  if (drill === null || wanted.problem?.endsWith(drillPlace('', drill.task))) return wanted;
  return { ...wanted, folder: null, part: null, minutes: null, untimed: false };
}

/** A sitting of a problem that was given by its folder can be gone on with only where that is given again. */
function withAdvice(id: string): (error: unknown) => never {
  return (error) => {
    if (!(error instanceof UserError) || error.code !== 'E_NO_SUCH_PROBLEM') throw error;
    const hint = 'if it is one of your own, leave, and name its folder: graincheck start <folder>';
    throw new UserError(error.code, `there is no problem ${id} here`, hint);
  };
}

/** What failed is tried again the next time. */
function remembered<T>(known: Map<string, Promise<T>>, key: string, make: () => Promise<T>): Promise<T> {
  const found = known.get(key);
  if (found) return found;
  const made = make();
  known.set(key, made);
  made.catch(() => known.delete(key));
  return made;
}

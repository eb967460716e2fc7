import { writtenFiles } from '../../domain/written.ts';
import type { Dialect } from '../../domain/dialect.ts';
import type { CheckResult } from '../../domain/scorecard.ts';
import { loadSubmission } from '../../load/submission.ts';
import { checkOnSample } from './sample/checks.ts';
import { openDesk } from './sample/desk.ts';
import { latestOnly } from './sample/latest.ts';
import { type FileChange, type Watch, watchFiles } from './watch.ts';

/** What the sample checks say of a folder. */
export type FolderCheck = {
  readonly checks: readonly CheckResult[];
  /** Things worth saying that cost nothing. */
  readonly notes: readonly string[];
  readonly durationMs: number;
};

/** Puts the sample checks to a folder, as often as one likes. */
export type FolderChecker = {
  /**
   * Null: a newer call took its place.
   * @throws UserError for a folder that cannot be read.
   */
  readonly check: () => Promise<FolderCheck | null>;
  /** Tells of each save of a file that the problem asks for; resolves once none can be missed. */
  readonly watch: (on: {
    readonly changes: (changes: readonly FileChange[]) => void;
    readonly error: (error: Error) => void;
  }) => Promise<Watch>;
  readonly close: () => Promise<void>;
};

/**
 * Opens a problem, given by its id or the path of its folder, for the checks of one folder.
 * @param dialect goes before what the folder's settings say.
 * @throws UserError for a problem that is not there, ProblemError for a broken one.
 */
export async function openFolderChecker(
  given: string,
  folder: string,
  dialect: Dialect | null = null,
): Promise<FolderChecker> {
  const desk = await openDesk(given);
  const latest = latestOnly();
  const { problem } = desk;
  return {
    check: () =>
      latest.run(async (signal) => {
        const started = performance.now();
        const submission = await loadSubmission(problem, folder, dialect);
        const checks = await checkOnSample(desk, submission, { signal });
        return { checks, notes: submission.notes, durationMs: Math.round(performance.now() - started) };
      }),
    watch: (on) =>
      watchFiles(
        folder,
        writtenFiles(problem).map(({ file }) => file),
        on,
      ),
    close: async () => {
      await latest.stop();
      await desk.engines.close();
    },
  };
}

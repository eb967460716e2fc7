import type { Submission } from '../../../domain/submission.ts';
import { ProblemError, UserError } from '../../../domain/user-error.ts';
import { gradeFolder } from '../grade.ts';
import type { GradeNews, GradeRequest } from './protocol.ts';

/** How often the process tells its memory, in milliseconds. */
const TELL_MS = 500;

/** Entry of the process that one grading has for itself. */
// The last word said, whoever asked ends this process, with all that it has started.
const tell = (news: GradeNews) => void process.send?.(news);
// Whoever asked is gone, and whatever is computed is for nobody.
process.on('disconnect', () => process.kill(process.pid, 'SIGKILL'));
process.on('uncaughtException', (error) => tell(lastWord(error)));
process.on('unhandledRejection', (error) => tell(lastWord(error)));
setInterval(() => tell({ kind: 'memory', bytes: process.memoryUsage.rss() }), TELL_MS).unref();

/** The files that were told last: most scripts follow one of the same file. */
let inHand = '';

process.once('message', (request: GradeRequest) => {
  gradeFolder({
    ...request,
    onOpened: ({ problem, checks, submission }) => {
      const { id, version, title, parts, pass } = problem;
      tell({
        kind: 'opened',
        known: {
          problem: { head: { id, version, title, parts, pass }, checks },
          submission: submission && headOf(submission),
        },
      });
    },
    onProgress: (at) => tell({ kind: 'progress', ...at }),
    onHand: (files) => {
      const now = files.join('\n');
      if (now === inHand) return;
      inHand = now;
      tell({ kind: 'hand', files });
    },
    onCheck: (result) => tell({ kind: 'check', result }),
  }).then(
    ({ scorecard, durationMs }) => tell({ kind: 'done', scorecard, durationMs }),
    (error: unknown) => tell(lastWord(error)),
  );
});

function headOf({ path, dialect, sha256, notes }: Submission) {
  return { submission: { path, dialect, sha256 }, notes };
}

function lastWord(error: unknown): GradeNews {
  if (error instanceof UserError) {
    const { code, message, hint } = error;
    return { kind: 'refused', code, message, hint, isProblem: error instanceof ProblemError };
  }
  const { message, stack = '' } = error instanceof Error ? error : new Error(String(error));
  return { kind: 'fault', message, stack };
}

import { existsSync } from 'node:fs';
import { chmod } from 'node:fs/promises';
import { join } from 'node:path';
import type { Defence, WalkThrough } from '../domain/attempt.ts';
import type { AnswerMarks } from '../domain/mark.ts';
import type { Journal, JournalEntry } from '../domain/sitting.ts';
import { UserError } from '../domain/user-error.ts';
import { attemptFiles, type KeptFiles, type KeptReport, reportName } from './attempt-files.ts';
import { FORMAT } from './format/attempt.ts';
import {
  type FileCopy,
  keepOnce,
  keepText,
  keepTree,
  type Kept,
  notKept,
  READ_ONLY,
  refused,
} from './kept.ts';
import { lockFolder } from './lock.ts';
import { journalIn } from './read-attempt.ts';
import { writeJournal } from './write-journal.ts';

/** An attempt that this process alone may write to, until it is closed. */
export type OpenAttempt = {
  /** `reels/0007`. */
  readonly id: string;
  /** Absolute path of the attempt's own folder. */
  readonly folder: string;
  /** Absolute path of the folder with the candidate's files; it may be the candidate's own. */
  readonly workFolder: string;
  /** As it was when the attempt was opened, oldest first. */
  readonly journal: Journal;
  /** At once; synced unless it is a beat. After an entry that ends the sitting the journal takes no other. */
  readonly append: (entry: JournalEntry) => Kept;
  /** Copies of files as they stand, kept under the folder `at-bell` or `handed-in`; once each. */
  readonly keepFiles: (as: KeptFiles, files: readonly FileCopy[]) => Promise<Kept>;
  /** The text of a JSON report, `graincheck/report/2`; once each. */
  readonly keepReport: (of: KeptReport, text: string) => Promise<Kept>;
  /** As often as one likes, until the attempt is sealed. */
  readonly keepDefence: (defence: Defence) => Promise<Kept>;
  /** As often as one likes, until the attempt is sealed: all marks, in place of those before. */
  readonly keepMarks: (marks: readonly AnswerMarks[]) => Promise<Kept>;
  /** Once: it is asked before the grading, and never again. */
  readonly keepWalkThrough: (walkThrough: WalkThrough) => Promise<Kept>;
  /** From now on nothing of the attempt can be changed. */
  readonly seal: () => Promise<Kept>;
  /** After a crash: what has been kept before it? */
  readonly has: (what: KeptFiles | 'report-at-bell' | 'report') => boolean;
  /** Lets others open it. */
  readonly close: () => void;
};

/** Throws a UserError: `E_ATTEMPT_OPEN` while another process has it open, `E_ATTEMPT_BROKEN`, `E_NOT_SAVED`. */
export function openAttempt(id: string, folder: string, workFolder: string): OpenAttempt {
  const release = locked(id, folder);
  const read = journalIn(folder);
  if (!read.ok) {
    release();
    throw new UserError('E_ATTEMPT_BROKEN', `attempt ${id} cannot be read: ${read.why}`, `see ${folder}`);
  }
  const path = (name: string) => join(folder, name);
  const journal = writeJournal(folder, read);
  const unsealed = async (work: () => Promise<Kept>): Promise<Kept> =>
    existsSync(path(attemptFiles.sealed)) ? sealed(id, folder) : work();
  const rewritten = (name: string, value: object, what: string) =>
    unsealed(async () => {
      const text = `${JSON.stringify({ format: FORMAT, ...value }, null, 2)}\n`;
      return keepText(what, path(name), text);
    });
  return {
    id,
    folder,
    workFolder,
    journal: read.journal,
    append: journal.append,
    keepFiles: (as, files) => unsealed(() => keepTree(path(as), files)),
    keepReport: (of, text) => unsealed(() => keepOnce(path(reportName(of)), text)),
    keepDefence: ({ answers }) => rewritten(attemptFiles.defence, { answers }, 'cannot keep your answers'),
    keepMarks: (marks) => rewritten(attemptFiles.marks, { marks }, 'cannot keep your marks'),
    keepWalkThrough: ({ answers }) =>
      unsealed(() =>
        keepOnce(path(attemptFiles.walkThrough), `${JSON.stringify({ format: FORMAT, answers }, null, 2)}\n`),
      ),
    seal: () =>
      unsealed(async () => {
        for (const name of [attemptFiles.defence, attemptFiles.marks])
          await chmod(path(name), READ_ONLY).catch(() => undefined);
        return keepOnce(path(attemptFiles.sealed), `${JSON.stringify({ format: FORMAT })}\n`);
      }),
    has: (what) => existsSync(path(what.startsWith('report') ? `${what}.json` : what)),
    close: () => {
      journal.close();
      release();
    },
  };
}

function locked(id: string, folder: string): () => void {
  const locking = lockOf(folder);
  if (locking.held) return locking.release;
  const by = locking.by === null ? '' : ` (process ${locking.by})`;
  const hint = 'go on with it there, or close it there first';
  throw new UserError('E_ATTEMPT_OPEN', `attempt ${id} is open in another terminal${by}`, hint);
}

function lockOf(folder: string): ReturnType<typeof lockFolder> {
  try {
    return lockFolder(folder);
  } catch (error) {
    throw notKept('cannot open the attempt', folder, error).error;
  }
}

const sealed = (id: string, folder: string) =>
  refused('E_SEALED', `attempt ${id} is sealed and never changed`, `its files are in ${folder}`);

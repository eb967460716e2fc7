import { chmodSync } from 'node:fs';
import { join } from 'node:path';
import type { Journal, JournalEntry } from '../domain/sitting.ts';
import type { Sitting } from '../sitting/sitting.ts';
import { apply, replaySitting } from '../sitting/tick.ts';
import { timeTaken } from '../sitting/view.ts';
import { type AppendFile, openAppend } from './append-file.ts';
import { attemptFiles } from './attempt-files.ts';
import { FORMAT } from './format/attempt.ts';
import { journalLine } from './format/journal.ts';
import { keepOnceAtOnce, READ_ONLY } from './keep-once.ts';
import { done, type Kept, notKept, refused } from './kept.ts';

export type JournalWriter = {
  readonly append: (entry: JournalEntry) => Kept;
  readonly close: () => void;
};

/** Goes on with a journal that was read; with the sitting it ends, and is read-only from then on. */
export function writeJournal(
  folder: string,
  { journal, whole }: { readonly journal: Journal; readonly whole: number },
): JournalWriter {
  const path = join(folder, attemptFiles.journal);
  let sitting = replaySitting(journal);
  let file: AppendFile | null = null;
  let closed = false;
  const close = () => {
    file?.close();
    file = null;
    closed = true;
  };
  return {
    append: (entry) => {
      if (sitting.ended !== null || closed) return over(path);
      try {
        file ??= openAppend(path, whole);
        // A beat that is lost costs seconds of honesty; to wait for the disk at each costs more.
        file.append(journalLine(entry), entry.kind !== 'beat');
      } catch (error) {
        return notKept('cannot go on with the journal of the sitting', path, error);
      }
      sitting = apply(sitting, entry);
      if (sitting.ended !== null) {
        close();
        conclude(folder, sitting);
      }
      return done;
    },
    close,
  };
}

function conclude(folder: string, sitting: Sitting): void {
  const what = { format: FORMAT, phase: sitting.ended, time: timeTaken(sitting) };
  keepOnceAtOnce(join(folder, attemptFiles.ended), `${JSON.stringify(what, null, 2)}\n`);
  try {
    chmodSync(join(folder, attemptFiles.journal), READ_ONLY);
  } catch {
    // A disk without permissions; the journal of a sitting that ended is refused anyhow.
  }
}

const over = (path: string) =>
  refused('E_SEALED', 'the sitting has ended or was closed; its journal takes no more', `it is ${path}`);

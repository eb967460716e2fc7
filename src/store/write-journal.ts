import { chmodSync, closeSync, fsyncSync, ftruncateSync, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import type { Journal, JournalEntry } from '../domain/sitting.ts';
import type { Sitting } from '../sitting/sitting.ts';
import { apply, replaySitting } from '../sitting/tick.ts';
import { timeTaken } from '../sitting/view.ts';
import { attemptFiles } from './attempt-files.ts';
import { FORMAT } from './format/attempt.ts';
import { journalLine } from './format/journal.ts';
import { done, keepOnceAtOnce, type Kept, notKept, READ_ONLY, refused } from './kept.ts';

type JournalWriter = {
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

/** A file that grows by whole lines; what could not be written whole is taken back. Throws Node's errors. */
type AppendFile = {
  /** `sync`: not before it is on the disk itself. */
  readonly append: (line: string, sync: boolean) => void;
  readonly close: () => void;
};

/** `whole`: bytes that are whole; what a crash left behind them is cut off. */
export function openAppend(path: string, whole: number): AppendFile {
  const file = openSync(path, 'r+');
  let size = whole;
  cut(file, size);
  return {
    append: (line, sync) => {
      const bytes = Buffer.from(line);
      try {
        // The system may write less than it was given, on a disk that becomes full.
        for (let from = 0; from < bytes.length; ) {
          from += writeSync(file, bytes, from, bytes.length - from, size + from);
        }
        if (sync) fsyncSync(file);
      } catch (error) {
        cut(file, size);
        throw error;
      }
      size += bytes.length;
    },
    close: () => closeSync(file),
  };
}

function cut(file: number, size: number): void {
  try {
    ftruncateSync(file, size);
  } catch {
    // The next line is written over what stands there; and what has no end is ignored.
  }
}

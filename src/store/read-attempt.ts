import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Attempt, BrokenAttempt, TimeTaken } from '../domain/attempt.ts';
import type { Journal } from '../domain/sitting.ts';
import { reasonOf } from '../load/read-text.ts';
import { replaySitting } from '../sitting/tick.ts';
import { timeTaken } from '../sitting/view.ts';
import { attemptFiles, reportName } from './attempt-files.ts';
import {
  attemptFile,
  defenceFile,
  endedFile,
  marksFile,
  readJson,
  walkThroughFile,
} from './format/attempt.ts';
import { readJournal } from './format/journal.ts';
import { reportFile } from './format/report.ts';

export type ReadAttempt =
  | { readonly ok: true; readonly attempt: Attempt }
  | { readonly ok: false; readonly broken: BrokenAttempt };

/** Reads an attempt's folder; whatever is wrong with any of its files makes it a broken one, which says why. */
export function readAttempt(id: string, folder: string): ReadAttempt {
  try {
    return { ok: true, attempt: attemptOf(id, folder) };
  } catch (error) {
    if (error instanceof Broken) return { ok: false, broken: { id, why: `${error.message}; see ${folder}` } };
    throw error;
  }
}

/** Stays in this module, where it saves passing a failure through every line. */
class Broken extends Error {}

function attemptOf(id: string, folder: string): Attempt {
  const begun = file(folder, attemptFiles.attempt, attemptFile);
  if (begun === null) throw new Broken(`${attemptFiles.attempt} is missing`);
  const { number, plan, startedAt, author, workFolder } = begun;
  const { phase, time } = file(folder, attemptFiles.ended, endedFile) ?? soFar(folder);
  const atBell = file(folder, reportName('at-bell'), reportFile);
  const handedIn = file(folder, reportName('handed-in'), reportFile);
  const defence = file(folder, attemptFiles.defence, defenceFile);
  const walkThrough = file(folder, attemptFiles.walkThrough, walkThroughFile);
  return {
    id,
    number,
    plan,
    startedAt,
    author,
    workFolder: workFolder ?? join(folder, attemptFiles.work),
    phase,
    time,
    atBell: atBell ?? handedIn,
    afterOvertime: atBell === null ? null : handedIn,
    defence: defence === null ? null : { answers: defence.answers },
    walkThrough: walkThrough === null ? null : { answers: walkThrough.answers },
    marks: file(folder, attemptFiles.marks, marksFile)?.marks ?? [],
  };
}

/** The journal of an attempt that has not ended, or that was killed before it could write down how. */
function soFar(folder: string): { readonly phase: Attempt['phase']; readonly time: TimeTaken } {
  const read = journalIn(folder);
  if (!read.ok) throw new Broken(read.why);
  const sitting = replaySitting(read.journal);
  return { phase: sitting.ended ?? 'running', time: timeTaken(sitting) };
}

export function journalIn(
  folder: string,
):
  | { readonly ok: true; readonly journal: Journal; readonly whole: number }
  | { readonly ok: false; readonly why: string } {
  try {
    const read = readJournal(readFileSync(join(folder, attemptFiles.journal), 'utf8'));
    return read.ok ? read : { ok: false, why: `${attemptFiles.journal}: ${read.why}` };
  } catch (error) {
    return { ok: false, why: `${attemptFiles.journal} ${reasonOf(error)}` };
  }
}

function file<S extends Parameters<typeof readJson>[1]>(folder: string, name: string, schema: S) {
  const read = readJson<S>(join(folder, name), schema);
  if (read.kind === 'broken') throw new Broken(`${name}: ${read.why}`);
  return read.kind === 'read' ? read.value : null;
}

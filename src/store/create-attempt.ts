import { randomUUID } from 'node:crypto';
import { existsSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { StartedEntry } from '../domain/sitting.ts';
import { attemptFiles, attemptId, attemptsIn, isNumber } from './attempt-files.ts';
import { FORMAT } from './format/attempt.ts';
import { journalLine } from './format/journal.ts';
import { notKept, READ_ONLY } from './kept.ts';
import { lockFolder } from './lock.ts';
import { makeFolder, removeAtOnce } from './atomic.ts';
import { type OpenAttempt, openAttempt } from './open-attempt.ts';

export type NewAttempt = {
  readonly started: StartedEntry;
  readonly author: string | null;
  /** Absolute path of the candidate's own folder; null: the attempt gets one. */
  readonly workFolder: string | null;
};

/**
 * Makes the folder of a new attempt under another name, whole, and then gives it the first number that is free: a
 * folder cannot be moved onto one that holds something, so that two who begin at once get two numbers.
 */
export function createAttempt(store: string, begun: NewAttempt): OpenAttempt {
  const { id, folder } = placed(store, begun);
  return openAttempt(id, folder, begun.workFolder ?? join(folder, attemptFiles.work));
}

type Place = { readonly id: string; readonly folder: string };

function placed(store: string, begun: NewAttempt): Place {
  const problem = begun.started.plan.problem.id;
  const folder = join(attemptsIn(store), problem);
  const draft = join(folder, `.new-${randomUUID()}`);
  try {
    makeFolder(begun.workFolder === null ? join(draft, attemptFiles.work) : draft);
    writeFileSync(join(draft, attemptFiles.journal), journalLine(begun.started), { flush: true });
    // Nobody is to find it unlocked.
    lockFolder(draft);
    for (let number = lastIn(folder) + 1; ; number += 1) {
      const id = attemptId(problem, number);
      const target = join(attemptsIn(store), id);
      writeAttempt(draft, begun, number);
      if (moved(draft, target)) return { id, folder: target };
    }
  } catch (error) {
    removeAtOnce(draft);
    throw notKept('cannot begin an attempt', folder, error).error;
  }
}

function writeAttempt(folder: string, { started, author, workFolder }: NewAttempt, number: number): void {
  const { plan, at } = started;
  const startedAt = new Date(at.wallMs).toISOString();
  const what = { format: FORMAT, number, startedAt, author, workFolder, plan };
  const file = join(folder, attemptFiles.attempt);
  rmSync(file, { force: true });
  writeFileSync(file, `${JSON.stringify(what, null, 2)}\n`, { flush: true, mode: READ_ONLY });
}

const lastIn = (folder: string) => Math.max(0, ...readdirSync(folder).filter(isNumber).map(Number));

/** False: another has the number. Systems differ in the error that says so. */
function moved(draft: string, target: string): boolean {
  try {
    renameSync(draft, target);
    return true;
  } catch (error) {
    if (existsSync(target)) return false;
    throw error;
  }
}

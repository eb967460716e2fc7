import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Attempt, BrokenAttempt } from '../domain/attempt.ts';
import type { Journal } from '../domain/sitting.ts';
import { UserError } from '../domain/user-error.ts';
import { codeOf } from '../load/read-text.ts';
import { attemptFolder, attemptsIn, dataFolder, isNumber } from './attempt-files.ts';
import { createAttempt, type NewAttempt } from './create-attempt.ts';
import { reasonNotWritten } from './kept.ts';
import { isLockedByAnother } from './lock.ts';
import { makeFolder, removeAtOnce } from './atomic.ts';
import { type OpenAttempt, openAttempt } from './open-attempt.ts';
import { journalIn, readAttempt } from './read-attempt.ts';

/** All attempts; those that cannot be read are told and never hidden. Both from the oldest to the newest. */
export type Listed = { readonly attempts: readonly Attempt[]; readonly broken: readonly BrokenAttempt[] };

/** The attempts on this machine. What cannot be done throws a UserError. */
export type Store = {
  readonly folder: string;
  readonly list: () => Listed;
  /** `E_NO_SUCH_ATTEMPT`, `E_ATTEMPT_BROKEN`. */
  readonly read: (id: string) => Attempt;
  /** What happened in it so far; the errors of `read`. */
  readonly journal: (id: string) => Journal;
  /** Those that can be gone on with and that no other living process has open; the newest first. */
  readonly unfinished: () => readonly Attempt[];
  /** Has another living process it open? */
  readonly isLive: (id: string) => boolean;
  /** The next number of its problem, whoever else begins one at this moment. */
  readonly create: (attempt: NewAttempt) => OpenAttempt;
  /** To go on with it, or to add what comes after its end. `E_ATTEMPT_OPEN`, and those of `read`. */
  readonly open: (id: string) => OpenAttempt;
};

/**
 * Opens the store of attempts, and finds out at once whether it can be written to: else a UserError `E_DATA_FOLDER`
 * names the folder and what to do.
 */
export function openStore(folder: string = dataFolder()): Store {
  probe(folder);
  const read = (id: string) => {
    const at = attemptFolder(folder, id);
    const found = at === null ? null : readAttempt(id, at);
    if (found?.ok) return found.attempt;
    if (at === null || found === null || !existsSync(at)) throw noSuch(id, folder);
    throw new UserError('E_ATTEMPT_BROKEN', `attempt ${id} cannot be read: ${found.broken.why}`);
  };
  const list = () => listAll(folder);
  const isLive = (id: string) => {
    const at = attemptFolder(folder, id);
    return at !== null && existsSync(at) && isLockedByAnother(at);
  };
  return {
    folder,
    list,
    read,
    journal: (id) => {
      read(id);
      const found = journalIn(attemptFolder(folder, id) ?? folder);
      if (found.ok) return found.journal;
      throw new UserError('E_ATTEMPT_BROKEN', `attempt ${id} cannot be read: ${found.why}`);
    },
    isLive,
    unfinished: () =>
      list()
        .attempts.filter(({ id, phase }) => phase === 'running' && !isLive(id))
        .toReversed(),
    create: (attempt) => createAttempt(folder, attempt),
    open: (id) => {
      const { workFolder } = read(id);
      return openAttempt(id, attemptFolder(folder, id) ?? folder, workFolder);
    },
  };
}

/** As much as the first minutes of a sitting need; a disk that is full has no room for it. */
const ROOM = 64 * 1024;

function probe(folder: string): void {
  const file = join(attemptsIn(folder), `.probe-${process.pid}`);
  try {
    makeFolder(attemptsIn(folder));
    writeFileSync(file, new Uint8Array(ROOM));
  } catch (error) {
    const hint = 'name a folder that can be written to in GRAINCHECK_DATA, or put that right';
    const why = reasonNotWritten(error);
    throw new UserError('E_DATA_FOLDER', `attempts cannot be kept in ${folder}: ${why}`, hint);
  } finally {
    removeAtOnce(file);
  }
}

function listAll(store: string): Listed {
  const read = idsIn(store).map((id) => readAttempt(id, join(attemptsIn(store), id)));
  const time = ({ startedAt }: Attempt) => Date.parse(startedAt);
  return {
    attempts: read
      .flatMap((one) => (one.ok ? [one.attempt] : []))
      .toSorted((a, b) => time(a) - time(b) || a.number - b.number),
    broken: read.flatMap((one) => (one.ok ? [] : [one.broken])),
  };
}

const idsIn = (store: string) =>
  namesIn(attemptsIn(store)).flatMap((problem) =>
    namesIn(join(attemptsIn(store), problem))
      .filter(isNumber)
      .map((number) => `${problem}/${number}`),
  );

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder).toSorted();
  } catch (error) {
    // A file that somebody put among the folders.
    if (codeOf(error) === 'ENOTDIR' || codeOf(error) === 'ENOENT') return [];
    throw error;
  }
}

const noSuch = (id: string, folder: string) =>
  new UserError(
    'E_NO_SUCH_ATTEMPT',
    `there is no attempt ${id}`,
    `the attempts are in ${attemptsIn(folder)}`,
  );

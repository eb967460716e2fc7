import { writtenFiles } from '../../domain/written.ts';
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Problem } from '../../domain/problem.ts';
import type { JournalEntry } from '../../domain/sitting.ts';
import type { FileTexts } from '../../domain/submission.ts';
import type { UserError } from '../../domain/user-error.ts';
import { planSitting, type SittingWish } from '../../sitting/plan.ts';
import type { Ring } from '../../sitting/due.ts';
import { openSitting, type Sitting } from '../../sitting/sitting.ts';
import { reopenSitting } from '../../sitting/tick.ts';
import type { OpenAttempt } from '../../store/open-attempt.ts';
import { readFiles, saveFile, saveFileNow, sweepDrafts } from '../../store/work-files.ts';
import { writeStarter } from '../looking/show.ts';
import { watchFiles } from './watch.ts';
import type { Desktop } from './desktop.ts';
import { copiesOf, textsOf } from './texts.ts';

/** What came of saving. `outside`: another program wrote the file since; its text is what stands, and is given. */
export type Saved =
  | { readonly kind: 'saved' }
  | { readonly kind: 'outside'; readonly text: string }
  | { readonly kind: 'failed'; readonly error: UserError };

/** A sitting that this process has open. */
export type LiveSitting = {
  readonly id: string;
  readonly problem: Problem;
  readonly sitting: Sitting;
  /** What rang while it was not open. */
  readonly rings: readonly Ring[];
  /** Text by file, as it was when the sitting was opened. */
  readonly files: Readonly<Record<string, string>>;
  readonly workFolder: string;
  /** @returns what could not be written; null: everything is. */
  readonly append: (entries: readonly JournalEntry[]) => UserError | null;
  readonly save: (file: string, text: string) => Promise<Saved>;
  /** At once, for the end of the process. */
  readonly saveNow: (file: string, text: string) => void;
  /** Tells of texts that other programs write, until the sitting is closed. */
  readonly watch: (on: (file: string, text: string) => void, fault: (error: UserError) => void) => void;
  /** Reads the file again, as after an editor outside; null: it is as it was. */
  readonly reread: (file: string) => Promise<string | null>;
  /** Does the work, while nothing else reads or writes the file: half of what is being written is no change. */
  readonly unwatched: <T>(file: string, work: () => Promise<T>) => Promise<T>;
  readonly keepAtBell: (files: FileTexts) => Promise<UserError | null>;
  readonly keepHandedIn: (files: FileTexts) => Promise<UserError | null>;
  readonly close: () => Promise<void>;
};

/** Begins a sitting: its clock runs from now on. `folder`: the candidate's own, null: the attempt gets one. */
export async function beginSitting(
  { store, settings, clock }: Desktop,
  problem: Problem,
  wish: SittingWish,
  folder: string | null,
): Promise<LiveSitting> {
  const plan = planSitting(problem, wish);
  const workFolder = folder === null ? null : resolve(folder);
  // The candidate's own files stay as they are; what is missing comes from the starter.
  if (workFolder !== null) await writeStarter(problem, workFolder, settings.dialect);
  const started = { kind: 'started', plan, at: clock() } as const;
  const attempt = store.create({ started, author: settings.name, workFolder });
  if (workFolder === null) await writeStarter(problem, attempt.workFolder, settings.dialect);
  return live(attempt, problem, openSitting(started), []);
}

/** Goes on with a sitting where it was; the time gone is counted as its mode says. */
export async function resumeSitting(
  { store, clock }: Desktop,
  problem: Problem,
  id: string,
): Promise<LiveSitting> {
  const attempt = store.open(id);
  const { sitting, rings, entries } = reopenSitting(attempt.journal, clock());
  const opened = await live(attempt, problem, sitting, rings);
  // What stands at a bell that rang while nobody was here is what stands now.
  const notKept = sitting.lastBell ? await opened.keepAtBell(textsOf(problem, opened.files)) : null;
  const fault = notKept ?? opened.append(entries);
  if (!fault) return opened;
  await opened.close();
  throw fault;
}

async function live(
  attempt: OpenAttempt,
  problem: Problem,
  sitting: Sitting,
  rings: readonly Ring[],
): Promise<LiveSitting> {
  const names = writtenFiles(problem).map(({ file }) => file);
  const { workFolder } = attempt;
  await sweepDrafts(workFolder, names);
  const read = await readFiles(workFolder, names);
  const broken = read.find((one) => one.kind === 'unreadable');
  if (broken?.kind === 'unreadable') {
    attempt.close();
    throw broken.error;
  }
  /** What stands on the disk as far as is known. */
  const known = new Map(read.map((one) => [one.name, one.kind === 'text' ? one.text : null] as const));
  // One at a time for each file: half-way through a saving, our own writing would look like somebody else's.
  const turns = new Map<string, Promise<unknown>>();
  const inTurn = <T>(file: string, work: () => Promise<T>): Promise<T> => {
    const turn = (turns.get(file) ?? Promise.resolve()).then(work, work);
    turns.set(file, turn);
    return turn;
  };
  const look = async (file: string): Promise<{ news: string | null; fault: UserError | null }> => {
    const [found] = await readFiles(workFolder, [file]);
    if (found?.kind === 'unreadable') return { news: null, fault: found.error };
    if (found?.kind !== 'text' || found.text === known.get(file)) return { news: null, fault: null };
    known.set(file, found.text);
    return { news: found.text, fault: null };
  };
  const news = (file: string) => inTurn(file, async () => (await look(file)).news);
  const passedOver = new Set<string>();
  let closing = async (): Promise<void> => undefined;
  return {
    id: attempt.id,
    problem,
    sitting,
    rings,
    files: Object.fromEntries([...known].map(([name, text]) => [name, text ?? ''])),
    workFolder,
    append: (entries) => {
      for (const entry of entries) {
        const kept = attempt.append(entry);
        if (!kept.ok) return kept.error;
      }
      return null;
    },
    save: (file, text) =>
      inTurn(file, async () => {
        const { news: theirs, fault } = await look(file);
        // What cannot be read here is somebody's all the same.
        if (fault && existsSync(join(workFolder, file))) return { kind: 'failed', error: fault };
        if (theirs !== null && theirs !== text) return { kind: 'outside', text: theirs };
        const kept = await saveFile(workFolder, file, text);
        if (!kept.ok) return { kind: 'failed', error: kept.error };
        known.set(file, text);
        return { kind: 'saved' };
      }),
    saveNow: (file, text) => saveFileNow(workFolder, file, text),
    watch: (on, fault) => {
      const tell = async (file: string) => {
        const text = passedOver.has(file) ? null : await news(file);
        if (text !== null) on(file, text);
      };
      const watching = watchFiles(workFolder, names, {
        changes: (changes) => {
          for (const { file, how } of changes) if (how === 'saved') tell(file).catch(fault);
        },
        error: fault,
      });
      // And what was written since the sitting was opened.
      watching.then(() => Promise.all(names.map(tell))).catch(fault);
      closing = () => watching.then((watch) => watch.close()).catch(() => undefined);
    },
    reread: news,
    unwatched: (file, work) => {
      passedOver.add(file);
      return inTurn(file, work).finally(() => passedOver.delete(file));
    },
    keepAtBell: (files) => keepFiles(attempt, 'at-bell', files),
    keepHandedIn: (files) => keepFiles(attempt, 'handed-in', files),
    close: async () => {
      attempt.close();
      await closing();
    },
  };
}

async function keepFiles(
  attempt: OpenAttempt,
  as: 'at-bell' | 'handed-in',
  files: FileTexts,
): Promise<UserError | null> {
  if (attempt.has(as)) return null;
  const kept = await attempt.keepFiles(as, copiesOf(files));
  return kept.ok ? null : kept.error;
}

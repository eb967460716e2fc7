import { keepDefence } from '../../app/sitting/after.ts';
import { keepMarks } from '../../app/sitting/marks.ts';
import type { UserError } from '../../domain/user-error.ts';
import type { Effect } from '../screen.ts';
import { type Of, wordsOf, type Works } from './works.ts';

/** Milliseconds from a change to its way to the disk, and from a failure to the next try. */
const saveAfter = 400;
const retryAfter = 2_000;

/** Everything of a sitting goes to the disk here; what cannot is said at once, and stays in the editor. */
export function saving({ session, tell, background }: Works) {
  let timer: NodeJS.Timeout | undefined;
  let failing = false;

  const save = async (file: string, text: string) => {
    const saved = await session.live?.save(file, text);
    if (!saved) return;
    failing = saved.kind === 'failed';
    switch (saved.kind) {
      case 'saved':
        return tell({ to: 'workspace', message: { kind: 'saved', file, text } });
      case 'outside':
        return tell({ to: 'workspace', message: { kind: 'outside', file, text: saved.text } });
      case 'failed': {
        const why = saved.error.message.replace(/^.*?: /, '');
        return tell({ to: 'workspace', message: { kind: 'save-failed', file, why } });
      }
    }
  };

  return {
    'save-soon': () => {
      timer ??= setTimeout(
        () => {
          timer = undefined;
          tell({ to: 'workspace', message: { kind: 'save-due' } });
        },
        failing ? retryAfter : saveAfter,
      );
    },
    'save-file': ({ file, text }: Of<'save-file'>) => background.start(save(file, text)),
    journal: ({ entries }: Of<'journal'>) => {
      const fault = session.live?.append(entries);
      if (fault) tell({ to: 'workspace', message: { kind: 'say', tone: 'bad', text: wordsOf(fault) } });
    },
    'keep-at-bell': ({ files }: Of<'keep-at-bell'>) => {
      const { live } = session;
      if (!live) return;
      background.start(
        live.keepAtBell(files).then((fault) => {
          if (fault) throw fault;
        }),
      );
    },
    /** Nothing is to be saved any more. */
    stop: () => {
      clearTimeout(timer);
      timer = undefined;
    },
  } satisfies Partial<Record<Effect['kind'] | 'stop', unknown>>;
}

/** Milliseconds from a key to the disk; keys in between are kept together. */
const keepAfter = 300;

/** Keeps the latest of what comes in quick succession, soon or at once. */
function keptSoon<T>(keep: (latest: T) => Promise<UserError | null>, { background }: Works) {
  let latest: { readonly value: T } | null = null;
  let timer: NodeJS.Timeout | undefined;
  // One after the other: an attempt is open for one writing at a time.
  let turn: Promise<void> = Promise.resolve();

  const write = async () => {
    const next = latest;
    latest = null;
    const fault = next && (await keep(next.value));
    if (fault) throw fault;
  };
  const now = () => {
    clearTimeout(timer);
    const written = turn.then(write);
    turn = written.catch(() => undefined);
    return written;
  };

  return {
    now,
    soon: (value: T) => {
      latest = { value };
      clearTimeout(timer);
      timer = setTimeout(() => background.start(now()), keepAfter);
    },
  };
}

/** What comes after the end of a sitting: answers to the follow-ups, kept as they are typed, and marks. */
export function keeping(works: Works) {
  const { desktop } = works.session;
  const defences = keptSoon<Of<'keep-defence'>>(
    ({ attempt, defence }) => keepDefence(desktop, attempt, defence),
    works,
  );
  const marks = keptSoon<Pick<Of<'keep-marks'>, 'attempt' | 'marks'>>(
    ({ attempt, marks: all }) => keepMarks(desktop, attempt, all),
    works,
  );
  return {
    'keep-defence': defences.soon,
    'keep-marks': marks.soon,
    keepNow: async () => {
      await defences.now();
      await marks.now();
    },
  };
}

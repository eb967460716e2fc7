import { keepDefence } from '../../app/sitting/after.ts';
import type { Defence } from '../../domain/attempt.ts';
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

/** Answers to the follow-ups, kept as they are typed. */
export function defending({ session, background }: Works) {
  let latest: { readonly attempt: string; readonly defence: Defence } | null = null;
  let timer: NodeJS.Timeout | undefined;

  const keepNow = async () => {
    clearTimeout(timer);
    const next = latest;
    latest = null;
    const fault = next && (await keepDefence(session.desktop, next.attempt, next.defence));
    if (fault) throw fault;
  };

  return {
    'keep-defence': ({ attempt, defence }: Of<'keep-defence'>) => {
      latest = { attempt, defence };
      clearTimeout(timer);
      timer = setTimeout(() => background.start(keepNow()), keepAfter);
    },
    keepNow,
  };
}

import { keepDefence } from '../../app/sitting/after.ts';
import type { Defence } from '../../domain/attempt.ts';
import type { Of, Works } from './works.ts';

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

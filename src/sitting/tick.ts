import type { ClockSample, Journal, JournalEntry } from '../domain/sitting.ts';
import { type Advanced, advance } from './advance.ts';
import { ringEntries } from './ring.ts';
import { openSitting, type Sitting } from './sitting.ts';

/** `entries`: what is to be appended to the journal, in this order. */
export type Ticked = Advanced & { readonly entries: readonly JournalEntry[] };

/** The sitting at a new reading of the clocks; what has rung since the last one, in order. */
export function tick(from: Sitting, at: ClockSample): Ticked {
  const { sitting, rings } = advance(from, at);
  return { sitting, rings, entries: ringEntries(rings, at) };
}

/** One entry more of the journal. What bells do follows from their readings, so that it is never done twice. */
export function apply(from: Sitting, entry: JournalEntry): Sitting {
  const { sitting } = advance(from, entry.at);
  if (sitting.ended !== null) return sitting;
  switch (entry.kind) {
    case 'moved':
      return entry.by === 'candidate' ? { ...sitting, part: entry.part } : sitting;
    case 'paused':
    case 'resumed':
      return { ...sitting, paused: entry.kind === 'paused' };
    case 'handed-in':
    case 'given-up':
      return { ...sitting, ended: entry.kind, paused: false };
    default:
      return sitting;
  }
}

/** The sitting that a journal tells of, as it stood at the last entry. */
export function replaySitting([started, ...rest]: Journal): Sitting {
  return rest.reduce(apply, openSitting(started));
}

/** Goes on with a sitting of another process: what rang in between is in `rings`. */
export function reopenSitting(journal: Journal, at: ClockSample): Ticked {
  const { sitting, rings, entries } = tick(replaySitting(journal), at);
  return { sitting, rings, entries: [{ kind: 'reopened', at }, ...entries] };
}

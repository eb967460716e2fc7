import type { ClockSample, Journal, JournalEntry } from '../domain/sitting.ts';
import { advance, type Advanced } from './advance.ts';
import { ringEntries } from './due.ts';
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

/** What a candidate can do to the clock. */
export type Wish =
  | { readonly kind: 'move'; readonly part: string }
  | { readonly kind: 'pause' }
  | { readonly kind: 'resume' }
  | { readonly kind: 'hand-in' }
  | { readonly kind: 'give-up' };

/** `refused`: why the wish was not done; the time is charged and bells ring either way. */
export type Acted = Ticked & { readonly refused: string | null };

/** Does what the candidate wishes, at a reading of the clocks. */
export function act(from: Sitting, wish: Wish, at: ClockSample): Acted {
  const now = tick(from, at);
  const refused = refusal(now.sitting, wish);
  if (refused !== null) return { ...now, refused };
  const entry = entryOf(wish, at);
  return { ...now, sitting: apply(now.sitting, entry), entries: [...now.entries, entry], refused };
}

/** Why a wish cannot be done now, in a sentence; null: it can. */
function refusal({ plan, part, paused, ended }: Sitting, wish: Wish): string | null {
  if (ended !== null) return 'The sitting has ended.';
  switch (wish.kind) {
    case 'move':
      if (wish.part === part) return `This is part ${part} already.`;
      if (plan.parts.some(({ id }) => id === wish.part)) return null;
      return `This sitting has no part ${wish.part}; it has ${plan.parts.map(({ id }) => id).join(', ')}.`;
    case 'pause':
      if (plan.mode === 'interview') return 'An interview cannot be paused; practice mode can.';
      return paused ? 'The clock is paused already.' : null;
    case 'resume':
      return paused ? null : 'The clock is running already.';
    case 'hand-in':
    case 'give-up':
      return null;
  }
}

function entryOf(wish: Wish, at: ClockSample): JournalEntry {
  switch (wish.kind) {
    case 'move':
      return { kind: 'moved', part: wish.part, by: 'candidate', at };
    case 'pause':
      return { kind: 'paused', at };
    case 'resume':
      return { kind: 'resumed', at };
    case 'hand-in':
      return { kind: 'handed-in', at };
    case 'give-up':
      return { kind: 'given-up', at };
  }
}

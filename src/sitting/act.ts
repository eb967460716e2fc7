import type { ClockSample, JournalEntry } from '../domain/sitting.ts';
import type { Sitting } from './sitting.ts';
import { apply, type Ticked, tick } from './tick.ts';

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
export function refusal({ plan, part, paused, ended }: Sitting, wish: Wish): string | null {
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

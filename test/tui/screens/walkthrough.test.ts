import { describe, expect, it } from 'vitest';
import type { HoldsQuestion } from '../../../src/domain/fact.ts';
import {
  type Action,
  asked,
  initial,
  type State,
  walkthrough,
} from '../../../src/tui/screens/walkthrough.ts';
import { expectGolden } from '../../golden.ts';
import { attempts, overtime } from './support/data.ts';
import { expectFrames, frameOf, sizes } from './support/frame.ts';

const size = sizes['80x24'];
const [attempt = overtime] = attempts;

const QUESTIONS: readonly HoldsQuestion[] = [
  {
    id: 'unlike',
    title: 'an unlike',
    asks: 'Show me where an unlike goes.',
    status: 'missing',
    guess: false,
    candidates: ['reactions', 'events', 'reactions.kind'],
  },
  {
    id: 'received_ts',
    title: 'when it arrived',
    asks: 'How do I see when an event arrived?',
    status: 'unsure',
    guess: true,
    candidates: Array.from({ length: 40 }, (_, at) => `table_${at}.a_column_with_a_long_name_${at}`),
  },
  {
    id: 'session_end',
    title: 'the end of a session',
    asks: 'A session begins, and nobody knows yet when it ends. Where is its row?',
    status: 'contradicted',
    guess: false,
    candidates: [],
  },
];
const start = initial({ attempt, questions: QUESTIONS.map(asked) });

function acted(state: State, ...actions: Action[]) {
  let last: ReturnType<typeof walkthrough.update> = { state };
  for (const action of actions) last = walkthrough.update(last.state, { kind: 'action', action }, size);
  return last;
}
const ended = (answers: Record<string, string | null>) => [
  { kind: 'walked-through', attempt: attempt.id, walkThrough: { answers } },
];

describe('what is answered', () => {
  it('is kept, question by question, and graded after the last one', () => {
    const { effects } = acted(start, 'down', 'down', 'take', 'unsure', 'nowhere');
    expect(effects).toEqual(ended({ unlike: 'events', session_end: null }));
  });

  it('is kept as far as one went', () => {
    expect(acted(start, 'down', 'take', 'leave').effects).toEqual(ended({ unlike: 'reactions' }));
    expect(acted(start, 'leave').effects).toEqual(ended({}));
  });

  it('can be put right', () => {
    const back = acted(start, 'down', 'down', 'take', 'before').state;
    expect(back).toMatchObject({ at: 0, cursor: 1 });
    expect(acted(back, 'up', 'take', 'leave').effects).toEqual(ended({ unlike: 'reactions' }));
    expect(acted(back, 'unsure', 'leave').effects).toEqual(ended({}));
  });

  it('is nothing where nothing was read, until one chooses', () => {
    expect(walkthrough.active?.(start, 'take')).toBe(false);
    expect(acted(start, 'take')).toEqual({ state: start });
    const next = acted(start, 'unsure').state;
    expect(next.cursor).toBe(0);
    expect(walkthrough.active?.(next, 'take')).toBe(true);
  });

  it('cannot be a place where none is offered', () => {
    const last = acted(start, 'nowhere', 'nowhere').state;
    expect(walkthrough.active?.(last, 'take')).toBe(false);
    expect(acted(last, 'take')).toEqual({ state: last });
  });
});

describe('how it looks', () => {
  it('at first', () => expectFrames('walkthrough', walkthrough, start));
  it('far down a long list, with an answer that was given', () => {
    const state = acted(start, 'down', 'take', 'last', 'take', 'before').state;
    expectGolden('tui/walkthrough-long.txt', frameOf(walkthrough, state, size));
  });
  it('where nothing was found', () => {
    const state = acted(start, 'nowhere', 'nowhere').state;
    expectGolden('tui/walkthrough-none.txt', frameOf(walkthrough, state, size));
  });
});

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { coloured } from '../../../src/reporters/style.ts';
import { answerTo, type State } from '../../../src/tui/screens/defend/answers.ts';
import { type Action, initial } from '../../../src/tui/screens/defend/state.ts';
import { defend } from '../../../src/tui/screens/defend/view.ts';
import { expectGolden } from '../../golden.ts';
import { overtime, reels } from './support/data.ts';
import { expectFrames, frameOf, sizes } from './support/frame.ts';

const size = sizes['80x24'];
const read = (path: string) => readFileSync(join(reels.folder, path), 'utf8');
const answersFile = read('references/one-big-table/answers.md');
const { followUps } = reels;
const start = initial({ attempt: overtime, followUps, answersFile });
const fresh = initial({ attempt: overtime, followUps, answersFile: null });

type Given = Action | { readonly text: string } | { readonly paste: string };

function reached(state: State, ...given: Given[]) {
  return given.reduce(
    (step, one) => {
      if (typeof one === 'string') return defend.update(step.state, { kind: 'action', action: one }, size);
      if ('text' in one) return defend.update(step.state, { kind: 'text', text: one.text }, size);
      return defend.update(step.state, { kind: 'paste', text: one.paste }, size);
    },
    { state } as ReturnType<typeof defend.update>,
  );
}

describe('what was written in answers.md', () => {
  it.each(followUps.map(({ id }) => [id]))('is found for %s', (id) => {
    expect(answerTo({ id }, answersFile)).not.toBe('');
    expect(answerTo({ id }, answersFile)).not.toContain('## ');
  });

  it.each(followUps.map(({ id }) => [id]))('is nothing for %s in the untouched file', (id) => {
    expect(answerTo({ id }, read('starter/answers.md'))).toBe('');
  });
});

describe('what happens', () => {
  it('keeps what is typed and pasted, then shows the model answer', () => {
    const { state, effects } = reached(
      fresh,
      { text: 'A share' },
      'newline',
      { paste: 'has a parent.' },
      'done',
    );
    expect(state.step).toEqual({ kind: 'marking', at: 0, top: 0 });
    expect(effects).toEqual([
      {
        kind: 'keep-defence',
        attempt: overtime.id,
        defence: {
          answers: followUps.map(({ id }, at) => ({
            followUp: id,
            answer: at === 0 ? 'A share\nhas a parent.' : '',
            mark: null,
          })),
        },
      },
    ]);
  });

  it('keeps every change, and has nothing to keep where only the cursor moved', () => {
    const typed = reached(fresh, { text: 'x' });
    expect(typed.effects).toMatchObject([
      { kind: 'keep-defence', defence: { answers: [{ answer: 'x' }, {}, {}, {}] } },
    ]);
    expect(reached(typed.state, 'left').effects).toBeUndefined();
    expect(reached(typed.state, 'undo').effects).toHaveLength(1);
  });

  it('goes from mark to mark to the summary, and keeps each', () => {
    let state = start;
    for (const mark of ['made', 'half', 'missed', 'made'] as const) {
      const marked = reached(state, 'done', mark);
      expect(marked.effects?.map(({ kind }) => kind)).toEqual(['keep-defence']);
      state = marked.state;
    }
    expect(state.step.kind).toBe('summary');
    expect(state.marks).toEqual(['made', 'half', 'missed', 'made']);
  });

  it('goes on where one left', () => {
    const left = reached(start, 'done', 'half', { text: 'so far ' }, 'leave');
    const [kept, back] = left.effects ?? [];
    expect(back).toEqual({ kind: 'back' });
    const defence = kept?.kind === 'keep-defence' ? kept.defence : null;
    const again = initial({ attempt: { ...overtime, defence }, followUps, answersFile: null });
    expect(again.step).toMatchObject({ kind: 'asking', at: 1 });
    expect(again.answers[1]).toMatch(/^so far /);
    expect(again.marks).toEqual(['half', null, null, null]);
  });

  it('lets one edit again, and begin again after the summary', () => {
    expect(reached(start, 'done', 'edit').state.step).toMatchObject({ kind: 'asking', at: 0 });
    const all = reached(start, 'done', 'made', 'done', 'made', 'done', 'made', 'done', 'made', 'again');
    expect(all.state.step).toMatchObject({ kind: 'asking', at: 0 });
  });

  it('has the keys of marking only while it marks', () => {
    const marking = reached(start, 'done').state;
    expect(defend.active?.(start, 'made')).toBe(false);
    expect(defend.active?.(marking, 'made')).toBe(true);
    expect(defend.active?.(marking, 'newline')).toBe(false);
    expect(reached(start, 'made')).toEqual({ state: start });
  });

  it('has its cursor where text goes', () => {
    const { state } = reached(fresh, { text: 'one' }, 'newline', { text: '漢字' });
    const frame = frameOf(defend, state, size).split('\n');
    const { x, y } = defend.cursor?.(state, size) ?? { x: -1, y: -1 };
    expect(frame[y]).toBe('  漢字');
    expect(x).toBe(6);
    expect(defend.cursor?.(reached(state, 'done').state, size)).toBeNull();
  });
});

describe('what it looks like', () => {
  const marking = reached(start, 'done').state;
  const summary = reached(marking, 'made', 'done', 'half', 'done', 'missed', 'done', 'made').state;

  it('with a question', () => expectFrames('defend-asking', defend, start));
  it('with nothing written', () => {
    expectGolden('tui/defend-empty.txt', frameOf(defend, fresh, size));
  });
  it('with the model answer', () => expectFrames('defend-marking', defend, marking));
  it('at the end', () => expectFrames('defend-summary', defend, summary));
  it('in colour', () => {
    expectGolden('tui/defend-colour.txt', frameOf(defend, summary, size, { style: coloured }));
  });
});

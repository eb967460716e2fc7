import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { PointToMark } from '../../../src/app/sitting/marks.ts';
import { coloured } from '../../../src/reporters/style.ts';
import { type Action, initial, marking, type State } from '../../../src/tui/screens/marking.ts';
import { finderFor } from '../../words/measure.ts';
import { expectGolden } from '../../golden.ts';
import { overtime, reels } from './support/data.ts';
import { expectFrames, frameOf, sizes } from './support/frame.ts';

const size = sizes['80x24'];
const answer = readFileSync(join(reels.folder, 'references/one-big-table/partitioning.md'), 'utf8');
const { rubric, find } = finderFor('partitioning');
const nearest = find(answer);

const points: readonly PointToMark[] = rubric.points.map(({ id, title, model }, at) => ({
  deliverable: 'partitioning',
  text: 'hash',
  file: 'partitioning.md',
  about: 'how it is partitioned, and why',
  answer,
  round: null,
  point: {
    ...{ id, title, model, mark: null },
    seems: nearest[at]?.seems ?? 'not-found',
    quotes: nearest[at]?.quotes ?? [],
  },
  mark: null,
}));
const start = initial({ attempt: overtime, points });

function reached(state: State, ...actions: readonly Action[]) {
  return actions.reduce((step, action) => marking.update(step.state, { kind: 'action', action }, size), {
    state,
  } as ReturnType<typeof marking.update>);
}
const marksIn = ({ effects }: ReturnType<typeof reached>) =>
  (effects ?? []).flatMap((effect) => ('marks' in effect ? effect.marks : []));

describe('what happens', () => {
  it('a mark is kept at once, and the next point comes', () => {
    const one = reached(start, 'made');
    expect(one.state.at).toBe(1);
    expect(one.effects).toEqual([
      {
        kind: 'keep-marks',
        attempt: overtime.id,
        marks: [{ deliverable: 'partitioning', text: 'hash', points: { 'by-event-date': 'made' } }],
      },
    ]);
  });

  it('a mark can be taken back, and another given', () => {
    expect(marksIn(reached(start, 'made', 'before', 'unmark'))).toEqual([]);
    expect(marksIn(reached(start, 'made', 'before', 'half'))).toMatchObject([
      { points: { 'by-event-date': 'half' } },
    ]);
  });

  it('what is passed over has no mark', () => {
    const [marks] = marksIn(reached(start, 'made', 'next', 'missed', 'next', 'half'));
    expect(marks?.points).toEqual({
      'by-event-date': 'made',
      'retention-drops': 'missed',
      'real-time': 'half',
    });
  });

  it('begins at the first point that has no mark, and is done when all have one', () => {
    const some = points.map((point, at) => ({ ...point, mark: at < 2 ? ('made' as const) : null }));
    expect(initial({ attempt: overtime, points: some }).at).toBe(2);
    const all = points.map((point) => ({ ...point, mark: 'made' as const }));
    expect(initial({ attempt: overtime, points: all }).at).toBe(points.length);
  });

  it('has nothing to mark at the end, and says so before it goes to the scorecard', () => {
    const end = reached(start, 'made', 'made', 'made', 'made', 'made');
    expect(end.state.at).toBe(points.length);
    expect(marking.active?.(end.state, 'made')).toBe(false);
    expect(reached(end.state, 'made').effects).toBeUndefined();
    expect(reached(end.state, 'leave').effects).toMatchObject([{ kind: 'marked', attempt: overtime.id }]);
  });

  it('without an answer there is nothing to mark', () => {
    const none = initial({ attempt: overtime, points: [] });
    expect(reached(none, 'made', 'next', 'before').state).toEqual(none);
    expect(frameOf(marking, none, size)).toContain('There is no answer in words to mark.');
  });
});

describe('what it looks like', () => {
  const marked = reached(start, 'made', 'half', 'before').state;
  const end = reached(start, 'made', 'half', 'missed', 'next', 'made').state;

  it('with a point', () => expectFrames('marking-point', marking, start));
  it('with a mark', () => expectGolden('tui/marking-marked.txt', frameOf(marking, marked, size)));
  it('at the end', () => expectFrames('marking-end', marking, end));
  it('in colour', () =>
    expectGolden('tui/marking-colour.txt', frameOf(marking, marked, size, { style: coloured })));
});

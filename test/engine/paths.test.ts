import { expect, it } from 'vitest';
import type { Run } from '../../src/engine/engine.ts';
import { pathsOf, treeOf } from '../../src/engine/tree.ts';

const run = (...keys: string[]): Run => ({
  steps: keys.map((key) => ({ kind: 'script', key, deliverable: key, params: {} })),
  asks: keys.map((_, after) => ({ after, ask: { kind: 'catalogue' } })),
});

it('walks every path whole, the decisive one first, and asks each node once', () => {
  const tree = treeOf([run('s', 'a', 'b'), run('s', 'x', 'y'), run('s', 'x', 'z')]);
  const decisive = new Set(tree.paths[1]?.map(({ id }) => id));
  const walked = pathsOf(tree, decisive).map(({ start, items }) => ({
    start,
    items: items.map((item) => (item.kind === 'step' ? item.step.key : `${item.kind} ${item.node}`)),
  }));
  expect(walked).toEqual([
    { start: null, items: ['s', 'ask 0', 'x', 'ask 3', 'y', 'ask 4'] },
    { start: null, items: ['s', 'x', 'z', 'ask 5'] },
    { start: null, items: ['s', 'a', 'ask 1', 'b', 'ask 2'] },
  ]);
});

import { describe, expect, test } from 'vitest';
import { deliver } from '../../src/delivery/deliver.ts';
import type { DeliverSpec } from '../../src/domain/problem.ts';
import { DELIVERIES, LATE, ON_TIME, told } from './support/fixture.ts';

const CHANGE: DeliverSpec = { kind: 'change', before: 'comment' };
const REBUILD: DeliverSpec = { kind: 'rebuild', deliverable: 'rebuild', keep: ['bronze_*'] };

const isComment = (doc: { readonly event_type: string }) => doc.event_type === 'comment';

describe('change', () => {
  for (const [name, specs] of Object.entries(DELIVERIES))
    test(`comes once, right before the first batch with such an event: ${name}`, () => {
      const { steps } = deliver(told, [...specs, CHANGE], 3);
      const at = steps.findIndex(({ kind }) => kind === 'change');
      const next = steps[at + 1];
      expect(steps.filter(({ kind }) => kind === 'change')).toHaveLength(1);
      expect(next?.kind === 'load' && next.docs.some(isComment)).toBe(true);
      for (const [n, step] of steps.entries()) {
        if (step.kind !== 'load') continue;
        expect(step.changed).toBe(n > at);
        if (n < at) expect(step.docs.some(isComment)).toBe(false);
      }
    });

  test('waits for an event that comes', () => {
    expect(() => deliver(told, [ON_TIME, { kind: 'change', before: 'push_open' }], 3)).toThrow(
      '`change` waits for an event of the type `push_open`, and the stream has none.',
    );
  });
});

describe('rebuild', () => {
  for (const specs of [[ON_TIME], [LATE], [ON_TIME, { kind: 'again' } as const]])
    test(`is the end of a delivery: ${specs.map(({ kind }) => kind).join(', ')}`, () => {
      const before = deliver(told, specs, 3).steps;
      expect(deliver(told, [...specs, REBUILD], 3).steps).toEqual([
        ...before,
        { kind: 'wipe', deliverable: 'rebuild', keep: ['bronze_*'] },
        { kind: 'script', deliverable: 'rebuild', params: {} },
      ]);
    });
});

import { expect, test } from 'vitest';
import { simulate } from '../../src/streaming/simulate.ts';
import { totalsOf } from '../../src/streaming/totals.ts';

/** Minutes after noon: when it happened, when it came, and whose it is. */
const came = (time: number, received: number, key = 'a') => ({
  id: `${key}${time}`,
  key,
  time: time * 60,
  received: received * 60,
});

// Sessions end after half an hour, the watermark is ten minutes behind, and sessions are kept for another half hour.
const settings = { gap: 1800, delay: 600, lateness: 1800 };
const named = { scenario: 's', title: 'S' };
const of = (...arrivals: readonly ReturnType<typeof came>[]) =>
  totalsOf(simulate(arrivals, settings), settings.gap, { id: 's', title: 'S' });

test('every figure of a run by hand', () => {
  const run = [
    came(0, 0),
    came(5, 5),
    came(40, 40, 'b'),
    // The watermark is 50, past the end of a's session at 35: it goes out.
    came(60, 60, 'b'),
    // A correction; the session now ends at 40.
    came(10, 61),
    // The watermark is 85: a's session was kept until 70.
    came(95, 95, 'b'),
    // Both sessions of b go out, and neither is kept.
    came(200, 200, 'b'),
    // Older than all that is kept.
    came(12, 201),
  ];
  expect(of(...run)).toEqual({
    ...named,
    events: 8,
    sessions: 4,
    first: 4,
    corrected: 1,
    retracted: 0,
    dropped: 1,
    parted: 0,
    peak: { windows: 2, events: 5 },
    // After each event.
    mean: { windows: (1 + 1 + 2 + 2 + 2 + 2 + 1 + 1) / 8, events: (1 + 2 + 3 + 4 + 5 + 3 + 1 + 1) / 8 },
    // a's waited from 40 to 60; b's first from 95 to 200, b's second not at all.
    wait: { arrival: 1200, event: 1200 },
  });
});

test('what belongs to a session that was forgotten and is not too old itself is counted', () => {
  // The watermark is 111, and a's session of 50 was kept until 110. What happened at 79 would be kept until 139.
  const totals = of(came(50, 50), came(121, 121, 'b'), came(79, 122));
  expect(totals).toMatchObject({ events: 3, sessions: 3, parted: 1, dropped: 0 });
});

test('no event has no figures, and nobody waits', () => {
  expect(of()).toEqual({
    ...named,
    events: 0,
    sessions: 0,
    first: 0,
    corrected: 0,
    retracted: 0,
    dropped: 0,
    parted: 0,
    peak: { windows: 0, events: 0 },
    mean: { windows: 0, events: 0 },
    wait: null,
  });
});

import { expect, test } from 'vitest';
import type { Ring } from '../../../src/sitting/due.ts';
import { noticeOfGaps, noticeOfRings } from '../../../src/tui/screens/workspace/notice.ts';

const hour = 3_605_000;
const gap = { kind: 'gap', what: 'away', ms: hour, counted: hour, due: 0 } as const;
const partBell = { kind: 'part-bell', part: 'A', next: 'B', due: 0 } as const;
const lastBell: Ring = { kind: 'last-bell', due: 0 };

/** At 80 columns, beside `saved  100:20`. */
const room = 65;

test.each<readonly [readonly Ring[], string]>([
  [[partBell], 'The time of part A is up: on to part B. F7 leads back.'],
  [[{ ...partBell, next: null }], 'The time of part A is up. Stay at the cost of the others, or F8.'],
  [[partBell, lastBell], 'Time is up; this is kept as your score at the bell. F10 hands in.'],
  [[{ ...gap, what: 'suspended' }], 'The machine slept for 1:00:05; the clock went on.'],
  [[{ ...gap, what: 'suspended', counted: 0 }], 'The machine slept for 1:00:05; the clock waited.'],
])('what has just happened is said in one line: %j', (rings, text) => {
  expect(noticeOfRings(rings)?.text).toBe(text);
  expect(text.length).toBeLessThanOrEqual(room);
});

test.each<readonly [readonly Ring[], string | undefined]>([
  [[], undefined],
  [[{ ...gap, counted: 0 }], 'You were away for 1:00:05; the clock waited.'],
  [[gap], 'You were away for 1:00:05; the clock went on.'],
  [[gap, partBell], 'You were away for 1:00:05; the clock went on. On to part B.'],
  [[partBell, lastBell, gap], 'You were away for 1:00:05; the clock went on. Time is up.'],
  [[partBell, lastBell], 'Time is up; this is kept as your score at the bell. F10 hands in.'],
])('so is what happened while one was away: %j', (rings, text) => {
  expect(noticeOfGaps(rings)?.text).toBe(text);
  expect(text?.length ?? 0).toBeLessThanOrEqual(room);
});

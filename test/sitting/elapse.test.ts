import { expect, test } from 'vitest';
import type { ClockSample } from '../../src/domain/sitting.ts';
import { elapse, type Elapsed } from '../../src/sitting/advance.ts';
import { later, zero } from './support/clock.ts';

const hour = 3_600_000;
const nothing: Elapsed = { running: 0, suspended: 0, away: 0, wallShift: 0 };

const cases: readonly (readonly [what: string, next: ClockSample, gone: Partial<Elapsed>])[] = [
  ['the same reading', zero, {}],
  ['a second of work', later(zero, { ran: 1000 }), { running: 1000 }],
  ['uptime in whole seconds', { ...later(zero, { ran: 1500 }), uptimeMs: 92_000 }, { running: 1500 }],
  ['exactly two seconds more uptime', later(zero, { ran: 10, slept: 2000 }), { running: 10 }],
  ['a machine that slept', later(zero, { ran: 10, slept: hour }), { running: 10, suspended: hour }],
  ['a monotonic clock that went back', { ...zero, monotonicMs: 0 }, {}],
  ['the wall clock set forward', later(zero, { ran: 9, wallSet: hour }), { running: 9, wallShift: hour }],
  ['the wall clock set back', later(zero, { ran: 9, wallSet: -hour }), { running: 9, wallShift: -hour }],
  ['a wall clock that was put right a little', later(zero, { ran: 9, wallSet: 1999 }), { running: 9 }],
  ['slept, and set', later(zero, { slept: hour, wallSet: -5000 }), { suspended: hour, wallShift: -5000 }],
  ['another process', later(zero, { away: 7000 }), { away: 7000 }],
  [
    'another process, wall clock set back',
    later(zero, { away: 7000, wallSet: -hour }),
    { away: 7000, wallShift: -hour },
  ],
  ['another boot', { ...later(zero, { away: hour }), boot: 'b2', uptimeMs: 4000 }, { away: hour }],
  ['another boot with more uptime', { ...later(zero, { away: 9 }), boot: 'b2', uptimeMs: 1e9 }, { away: 9 }],
  ['the same boot with less uptime', { ...later(zero, { away: hour }), uptimeMs: 4 }, { away: hour }],
  ['no boot is told', { ...later(zero, { away: hour }), boot: null, uptimeMs: 1e9 }, { away: hour }],
  [
    'another boot, wall clock set back: nobody knows how long',
    { ...later(zero, { away: 1 }), boot: 'b2', wallMs: zero.wallMs - hour },
    { away: 0, wallShift: -hour },
  ],
];

test.each(cases)('%s', (_, next, gone) => {
  expect(elapse(zero, next)).toEqual({ ...nothing, ...gone });
});

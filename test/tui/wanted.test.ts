import { expect, it } from 'vitest';
import { type Wanted, wantedOf } from '../../src/tui/program/session.ts';

const given: Wanted = {
  problem: 'reels',
  folder: '/home/robin/reels',
  part: 'A',
  minutes: 16,
  untimed: true,
  mode: 'practice',
  curveballs: true,
};
const drilled = { ...given, folder: null, part: null, minutes: null, untimed: false };

it.each<[string, Wanted, string, Wanted]>([
  ['a sitting is as it was asked for', given, 'reels', given],
  [
    'a drill in between has its own five minutes, and no file of the sitting',
    given,
    'reels.sessions',
    drilled,
  ],
  [
    'a drill that was asked for is as it was asked for',
    { ...given, problem: 'reels.sessions' },
    'reels.sessions',
    { ...given, problem: 'reels.sessions' },
  ],
  [
    'so it is where it was named by its folder',
    { ...given, problem: './my/reels.sessions' },
    'reels.sessions',
    { ...given, problem: './my/reels.sessions' },
  ],
  [
    'the drill after it is not',
    { ...given, problem: 'reels.sessions' },
    'reels.serving',
    { ...drilled, problem: 'reels.sessions' },
  ],
  ['from the list', { ...given, problem: null }, 'reels.serving', { ...drilled, problem: null }],
])('%s', (_, wanted, id, expected) => {
  expect(wantedOf({ wanted }, id)).toEqual(expected);
});

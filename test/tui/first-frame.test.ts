import { expect, test } from 'vitest';
import { paintFirst } from '../../src/tui/first-frame.ts';
import { Program } from '../../src/tui/program/program.tsx';
import { initial } from '../../src/tui/screens/problems/state.ts';
import { createSurface } from '../../src/tui/terminal/surface.ts';

const state = initial({
  problems: [],
  brokenProblems: [],
  attempts: [],
  broken: [{ id: 'reels/0001', why: 'it ends' }],
  unfinished: [],
  now: 0,
});

test.each([
  [80, 24],
  [140, 40],
  [60, 16],
])('the first frame is the one that the program shows: %d×%d', (columns, rows) => {
  let written = '';
  const write = (text: string) => {
    written += text;
  };
  const keys = { 'problems.history': ['x'] };
  const surface = createSurface({ columns, rows, write });
  paintFirst(surface, state, 'ansi16', keys);
  const before = written;
  const program = new Program(
    {
      surface,
      colour: 'ansi16',
      keys,
      screenReader: false,
      perform: () => undefined,
      fault: (error) => {
        throw error;
      },
    },
    { name: 'problems', state },
  );
  program.start();
  program.end();
  // Where there is no room, the program alone says so.
  if (columns < 70) expect(before).toBe('');
  else expect(written).toBe(before);
  expect(written).toContain(columns < 70 ? '60 columns' : 'history');
});

import { expect, test } from 'vitest';
import { colourOf } from '../../../src/tui/terminal/capability.ts';

test.each([
  [{ TERM: 'xterm-256color' }, null, 'ansi16'],
  [{}, null, 'ansi16'],
  [{ TERM: 'dumb' }, null, 'none'],
  [{ NO_COLOR: '1' }, null, 'none'],
  [{ NO_COLOR: '' }, null, 'ansi16'],
  [{ NO_COLOR: '1', FORCE_COLOR: '1' }, null, 'ansi16'],
  [{ FORCE_COLOR: '0' }, null, 'none'],
  [{ FORCE_COLOR: 'false' }, 'ansi16', 'none'],
  [{ FORCE_COLOR: '' }, null, 'ansi16'],
  [{ NO_COLOR: '1' }, 'ansi16', 'ansi16'],
  [{}, 'none', 'none'],
] as const)('%j, chosen %s: %s', (environment, chosen, colour) => {
  expect(colourOf(environment, chosen)).toBe(colour);
});

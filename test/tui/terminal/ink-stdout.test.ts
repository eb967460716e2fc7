import { Text, render, useCursor } from 'ink';
import { createElement } from 'react';
import { expect, test } from 'vitest';
import { inkOptions } from '../../../src/tui/terminal/ink-stdout.ts';
import { createSurface } from '../../../src/tui/terminal/surface.ts';
import { openScreen } from '../../support/screen.ts';

test('what Ink renders is on the surface; its beginning and its end write nothing else', async () => {
  let written = '';
  const out = {
    columns: 30,
    rows: 4,
    write: (text: string) => {
      written += text;
    },
  };
  const surface = createSurface(out);
  const View = ({ text }: { text: string }) => {
    // Ink's own cursor is not ours: it must not write.
    useCursor();
    return createElement(Text, { wrap: 'truncate' }, text);
  };
  const instance = render(createElement(View, { text: 'one\ntwo' }), inkOptions(surface));
  surface.flush();
  const screen = openScreen(30, 4);
  await screen.write(written);
  expect(screen.lines()).toEqual(['one', 'two', '', '']);

  written = '';
  instance.rerender(createElement(View, { text: 'one\ntwo!' }));
  surface.flush();
  expect(written).toBe('!');

  // A narrower screen: Ink looks at its size, and cuts.
  out.columns = 3;
  screen.resize(3, 4);
  instance.rerender(createElement(View, { text: 'one\ntwo!' }));
  surface.flush();
  await screen.write(written);
  expect(screen.lines()).toEqual(['one', 'tw…', '', '']);

  written = '';
  instance.unmount();
  await instance.waitUntilExit();
  expect(written).toBe('');
});

import { EventEmitter } from 'node:events';
import { render } from 'ink';
import { createElement } from 'react';
import stringWidth from 'string-width';
import { expect } from 'vitest';
import { plain, type Style } from '../../../../src/reporters/style.ts';
import type { Binding } from '../../../../src/tui/keys.ts';
import type { Screen, Size, ViewProps } from '../../../../src/tui/screen.ts';
import { expectGolden } from '../../../golden.ts';

export const sizes = {
  '80x24': { columns: 80, rows: 24 },
  '120x30': { columns: 120, rows: 30 },
  '200x50': { columns: 200, rows: 50 },
} as const satisfies Record<string, Size>;

/** No golden, but all has to fit: the smallest there is, and where columns come and go. */
const others: readonly Size[] = [
  { columns: 70, rows: 20 },
  { columns: 109, rows: 25 },
  { columns: 119, rows: 60 },
  { columns: 139, rows: 22 },
  { columns: 151, rows: 40 },
  { columns: 250, rows: 70 },
];

type Look = { readonly style?: Style; readonly screenReader?: boolean };

/** The bindings in force, as the program gives them to a view. */
export function inForce<S, A extends string, M>(
  { bindings, active }: Screen<S, A, M>,
  state: S,
): readonly Binding<A>[] {
  return active ? bindings.filter(({ action }) => active(state, action)) : bindings;
}

/** The frame that Ink makes of a screen; it fits its size, or the test fails. */
export function frameOf<S, A extends string, M>(
  screen: Screen<S, A, M>,
  state: S,
  size: Size,
  { style = plain, screenReader = false }: Look = {},
): string {
  const props: ViewProps<S> = { state, size, style, bindings: inForce(screen, state), screenReader };
  return painted(createElement(screen.View, props), size, screenReader);
}

export function painted(node: React.ReactNode, size: Size, screenReader = false): string {
  let last = '';
  const stdout = Object.assign(new EventEmitter(), {
    ...size,
    isTTY: true,
    write: (text: string) => {
      last = text;
      return true;
    },
  });
  // Ink asks of a stream only what stands above.
  const stream = stdout as unknown as NodeJS.WriteStream;
  const { unmount } = render(node, {
    stdout: stream,
    debug: true,
    patchConsole: false,
    exitOnCtrlC: false,
    isScreenReaderEnabled: screenReader,
  });
  const frame = last;
  unmount();
  // A view that throws leaves nothing but the cursor, shown again.
  expect(frame, 'a frame, and not the end of one').not.toContain('\u001b[?');
  const lines = frame.split('\n');
  expect(lines.length, 'rows of the frame').toBeLessThanOrEqual(size.rows);
  if (!screenReader)
    for (const line of lines) expect(stringWidth(line), line).toBeLessThanOrEqual(size.columns);
  return `${frame}\n`;
}

/** A golden for each size, and one as it is read aloud; at other sizes it fits too. */
export function expectFrames<S, A extends string, M>(name: string, screen: Screen<S, A, M>, state: S): void {
  for (const [size, cells] of Object.entries(sizes))
    expectGolden(`tui/${name}-${size}.txt`, frameOf(screen, state, cells));
  for (const size of others) frameOf(screen, state, size);
  expectGolden(`tui/${name}-aloud.txt`, frameOf(screen, state, sizes['80x24'], { screenReader: true }));
}

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type StyledLine, withSequences } from '../../../src/reporters/style.ts';
import { createSurface, type Rect, type Surface } from '../../../src/tui/terminal/surface.ts';
import { openScreen, type Screen, type ScreenCell } from '../../support/screen.ts';

type Layer = { readonly rect: Rect; readonly lines: readonly StyledLine[] };
type Scene = {
  readonly frame: string;
  readonly editor: Layer | null;
  readonly popup: Layer | null;
  readonly cursor: { x: number; y: number } | null;
};

const columns = 24;
const rows = 6;

// Text that a person writes, looks that change in the middle of a line, and graphemes of every width.
const pieces = fc.oneof(
  { weight: 6, arbitrary: fc.stringMatching(/^[a-z ]{1,6}$/) },
  fc.constantFrom(
    '\u001b[31m',
    '\u001b[1m',
    '\u001b[22;39m',
    '\u001b[44m',
    '\u001b[0m',
    '\u001b[m',
    '\u001b[7m',
  ),
  fc.constantFrom(
    '\u001b[38;5;208m',
    '\u001b[48;2;1;2;3m',
    '\u001b[4m',
    '\u001b[24m',
    '\u001b[2m',
    '\u001b[27m',
  ),
  fc.constantFrom('中', '国', 'ひ', '한', '│', '─', 'é', '…', '✓', '\t', '\u200b'),
  fc.constantFrom('🙂', '👩‍👩‍👧', '🇩🇪', '❤️', 'e\u0301', '👍🏽', '\u001b]8;;x\u0007', '\u001b[2J', '\u0007'),
);
const line = fc.array(pieces, { maxLength: 10 }).map((parts) => parts.join(''));
const lines = fc.array(line, { maxLength: rows + 2 });
const look = fc.constantFrom('', '31', '1', '1;35', '44', '7', '4;94', '2', '38;5;208', '48;2;1;2;3');
const runs = fc.array(fc.record({ text: pieces, look }), { maxLength: 10 });
const layer = fc.option(
  fc.record({
    rect: fc.record({
      x: fc.integer({ min: -2, max: columns }),
      y: fc.integer({ min: -1, max: rows }),
      width: fc.integer({ min: 0, max: columns }),
      height: fc.integer({ min: 0, max: rows }),
    }),
    lines: fc.array(runs, { maxLength: rows + 2 }),
  }),
);
const scene: fc.Arbitrary<Scene> = fc.record({
  frame: lines.map((all) => all.join('\n')),
  editor: layer,
  popup: layer,
  cursor: fc.option(fc.record({ x: fc.nat(columns - 1), y: fc.nat(rows - 1) })),
});

function show(surface: Surface, { frame, editor, popup, cursor }: Scene): void {
  surface.setFrame(frame);
  for (const [name, layer, order] of [
    ['editor', editor, 0],
    ['popup', popup, 1],
  ] as const) {
    if (layer) surface.setOverlay(name, layer.rect, layer.lines, order);
    else surface.removeOverlay(name);
  }
  surface.setCursor(cursor);
  surface.flush();
}

function open(widths: 'new' | 'old' = 'new', size = { columns, rows }) {
  const screen = openScreen(size.columns, size.rows, widths);
  let written = '\u001b[?7l';
  const out = {
    ...size,
    write: (text: string) => {
      written += text;
    },
  };
  const surface = createSurface(out);
  const shown = async () => {
    await screen.write(written);
    written = '';
    return picture(screen);
  };
  return { surface, shown, out, screen, pending: () => written };
}

function picture(screen: Screen) {
  const { x, y, visible } = screen.cursor();
  return { cells: screen.cells(), cursor: visible ? { x, y } : null };
}

describe('what a terminal shows after an update is what it shows after painting everything', () => {
  for (const widths of ['new', 'old'] as const)
    test(`whatever was there before, with ${widths} widths`, () =>
      fc.assert(
        fc.asyncProperty(fc.array(scene, { minLength: 2, maxLength: 4 }), async (scenes) => {
          const updated = open(widths);
          const fresh = open(widths);
          const last = scenes.at(-1);
          for (const one of scenes) show(updated.surface, one);
          if (last) show(fresh.surface, last);
          expect(await updated.shown()).toEqual(await fresh.shown());
        }),
        { numRuns: 200 },
      ));

  test('at whatever size it is shown next', () =>
    fc.assert(
      fc.asyncProperty(
        scene,
        scene,
        fc.integer({ min: 1, max: 40 }),
        fc.integer({ min: 1, max: 9 }),
        async (one, other, wide, high) => {
          const updated = open();
          show(updated.surface, one);
          await updated.shown();
          updated.screen.resize(wide, high);
          Object.assign(updated.out, { columns: wide, rows: high });
          show(updated.surface, other);
          const fresh = open('new', { columns: wide, rows: high });
          show(fresh.surface, other);
          expect(await updated.shown()).toEqual(await fresh.shown());
        },
      ),
      { numRuns: 100 },
    ));
});

/** Text on which terminals agree; what is joined, or wider in one than in another, they show each in its way. */
const agreedText = fc.oneof(
  { weight: 3, arbitrary: fc.stringMatching(/^[a-z ]{1,3}$/) },
  fc.constantFrom('中', 'ひ', '한', '│', 'é', '…', '✓'),
);
const agreed = fc.oneof(
  { weight: 4, arbitrary: agreedText },
  fc.constantFrom(
    '\u001b[31m',
    '\u001b[1m',
    '\u001b[22;39m',
    '\u001b[44m',
    '\u001b[0m',
    '\u001b[7m',
    '\u001b[m',
  ),
  fc.constantFrom(
    '\u001b[38;5;208m',
    '\u001b[48;2;1;2;3m',
    '\u001b[4m',
    '\u001b[24m',
    '\u001b[2m',
    '\u001b[95m',
  ),
  fc.constantFrom('\u001b[38:2::9:8:7m', '\u001b[9m', '\u001b[29m', '\u001b[49m', '\u001b[3m', '\u001b[27m'),
);

test('a frame looks as it would if the terminal were sent its lines', () =>
  fc.assert(
    fc.asyncProperty(
      fc.array(fc.array(agreed, { maxLength: 8 }), { minLength: 1, maxLength: rows }),
      async (all) => {
        const frame = all.map((parts) => parts.join(''));
        const { surface, shown } = open();
        surface.setFrame(frame.join('\n'));
        surface.flush();
        const plain = openScreen(columns, rows);
        await plain.write(frame.map((text, y) => `\u001b[${y + 1}H${text}\u001b[m`).join(''));
        expect(visible((await shown()).cells)).toEqual(visible(plain.cells()));
      },
    ),
    { numRuns: 200 },
  ));

test('runs that lie over a frame look as they would if the terminal were sent them', () =>
  fc.assert(
    fc.asyncProperty(
      fc.array(fc.array(fc.record({ text: agreedText, look }), { maxLength: 8 }), {
        minLength: 1,
        maxLength: rows,
      }),
      async (all) => {
        const { surface, shown } = open();
        surface.setFrame('behind\n'.repeat(rows));
        surface.setOverlay('all', { x: 0, y: 0, width: columns, height: rows }, all);
        surface.flush();
        const plain = openScreen(columns, rows);
        await plain.write(all.map((runs, y) => `\u001b[${y + 1}H${withSequences(runs)}`).join(''));
        expect(visible((await shown()).cells)).toEqual(visible(plain.cells()));
      },
    ),
    { numRuns: 200 },
  ));

/** Nobody can see the colour of a blank's glyph. */
function visible(cells: readonly ScreenCell[][]): ScreenCell[][] {
  const seen = /inverse|underline|strike/;
  return cells.map((row) =>
    row.map((cell) =>
      cell.text === ' ' && cell.background === '' && !seen.test(cell.style)
        ? { ...cell, foreground: '', style: '' }
        : cell,
    ),
  );
}

describe('an update is small', () => {
  const started = (frame: string) => {
    const { surface, shown, pending, out } = open('new', { columns: 80, rows: 24 });
    surface.setFrame(frame);
    surface.setCursor({ x: 10, y: 12 });
    surface.flush();
    return {
      surface,
      out,
      update: async () => {
        await shown();
        surface.flush();
        return pending();
      },
    };
  };
  const body = Array.from({ length: 22 }, (_, y) => `line ${y} of the body, which stays`).join('\n');
  const framed = (clock: string) => `\u001b[1mgraincheck\u001b[22m   \u001b[33m${clock}\u001b[39m\n${body}`;

  test('nothing is written where nothing changed', async () => {
    const { surface, update } = started(framed('3:59'));
    expect(await update()).toBe('');
    surface.setFrame(framed('3:59'));
    expect(await update()).toBe('');
  });

  test('a tick of the clock writes the digits that changed', async () => {
    const { surface, update } = started(framed('3:59'));
    await update();
    surface.setFrame(framed('3:58'));
    expect(await update()).toBe('\u001b[;17H\u001b[33m8\u001b[13;11H\u001b[m');
  });

  test('more than one line is one synchronised update', async () => {
    const { surface, update } = started(framed('3:59'));
    await update();
    surface.setFrame(framed('2:00').replace('line 7', 'LINE 7'));
    const written = await update();
    expect(written.startsWith('\u001b[?2026h')).toBe(true);
    expect(written.indexOf('\u001b[?2026l')).toBe(written.length - '\u001b[?2026l'.length);
  });

  test('the end of a line that became empty is erased', async () => {
    const { surface, update } = started(framed('3:59'));
    await update();
    surface.setFrame(framed('3:59').replace('line 5 of the body, which stays', 'line'));
    expect(await update()).toBe('\u001b[7;6H\u001b[K\u001b[13;11H');
  });

  test('only an invalidated screen is cleared', async () => {
    const { surface, update } = started(framed('3:59'));
    await update();
    surface.invalidate();
    expect(await update()).toContain('\u001b[H\u001b[J');
  });
});

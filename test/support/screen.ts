import { createRequire } from 'node:module';
import type { IBufferCell, Terminal as Emulator } from '@xterm/headless';
import stringWidth from 'string-width';

// Its package has names that Node finds only this way; what they are, the types know.
const { Terminal } = createRequire(import.meta.url)('@xterm/headless') as typeof import('@xterm/headless');

/** A cell as a person sees it. `foreground`, `background`: `p3` of the palette, `#ff8800`, or empty for the default. */
export type ScreenCell = {
  readonly text: string;
  readonly width: number;
  readonly foreground: string;
  readonly background: string;
  /** Of `bold dim italic underline inverse strike hidden`, those that are set. */
  readonly style: string;
};

export type ScreenCursor = { readonly x: number; readonly y: number; readonly visible: boolean };

/** A terminal emulator without a window: what is written to it can be read back as it looks. */
export type Screen = {
  readonly terminal: Emulator;
  /** Resolves once all of it has been taken in. */
  readonly write: (text: string) => Promise<void>;
  /** Rows of text, without blanks at the ends. */
  readonly lines: () => string[];
  readonly cells: () => ScreenCell[][];
  readonly cursor: () => ScreenCursor;
  readonly resize: (columns: number, rows: number) => void;
  readonly dispose: () => void;
};

/** `widths`: `old` is a terminal to which emoji are one cell wide, as they are in some that are still used. */
export function openScreen(columns: number, rows: number, widths: 'new' | 'old' = 'new'): Screen {
  const terminal = new Terminal({ cols: columns, rows, allowProposedApi: true, scrollback: 500 });
  if (widths === 'new') {
    terminal.unicode.register(newWidths);
    terminal.unicode.activeVersion = newWidths.version;
  }
  let visible = true;
  for (const [final, shows] of [
    ['h', true],
    ['l', false],
  ] as const) {
    terminal.parser.registerCsiHandler({ prefix: '?', final }, (params) => {
      if (params.includes(25)) visible = shows;
      return false;
    });
  }
  const screenRows = () => {
    const { active } = terminal.buffer;
    return Array.from({ length: terminal.rows }, (_, y) => active.getLine(active.baseY + y));
  };
  return {
    terminal,
    write: (text) => new Promise((done) => terminal.write(text, done)),
    lines: () => screenRows().map((line) => (line?.translateToString(true) ?? '').trimEnd()),
    cells: () =>
      screenRows().map((line) => Array.from({ length: terminal.cols }, (_, x) => cellOf(line?.getCell(x)))),
    cursor: () => ({ x: terminal.buffer.active.cursorX, y: terminal.buffer.active.cursorY, visible }),
    resize: (to, high) => terminal.resize(to, high),
    dispose: () => terminal.dispose(),
  };
}

function cellOf(cell: IBufferCell | undefined): ScreenCell {
  if (!cell) return { text: ' ', width: 1, foreground: '', background: '', style: '' };
  const styles = {
    bold: cell.isBold(),
    dim: cell.isDim(),
    italic: cell.isItalic(),
    underline: cell.isUnderline(),
    inverse: cell.isInverse(),
    strike: cell.isStrikethrough(),
    hidden: cell.isInvisible(),
  };
  return {
    // A cell that was never written and a blank look the same.
    text: cell.getWidth() === 0 ? '' : cell.getChars() || ' ',
    width: cell.getWidth(),
    foreground: colour(cell.getFgColor(), cell.isFgDefault(), cell.isFgRGB()),
    background: colour(cell.getBgColor(), cell.isBgDefault(), cell.isBgRGB()),
    style: Object.entries(styles)
      .filter(([, on]) => on)
      .map(([name]) => name)
      .join(' '),
  };
}

function colour(value: number, byDefault: boolean, rgb: boolean): string {
  if (byDefault) return '';
  return rgb ? `#${value.toString(16).padStart(6, '0')}` : `p${value}`;
}

const widthOf = (code: number): 0 | 1 | 2 => {
  const width = stringWidth(String.fromCodePoint(code));
  return width > 1 ? 2 : width === 1 ? 1 : 0;
};

/** Emoji are two cells wide, character by character, as in most terminals. */
const newWidths = {
  version: 'new',
  wcwidth: widthOf,
  // The emulator's own packing: a width in bits 1 and 2, and whether it joins the character before in bit 0.
  charProperties: (code: number, preceding: number): number => {
    const width = widthOf(code);
    const before = (preceding >> 1) & 3;
    const joins = width === 0 && before > 0;
    return ((joins ? before : width) << 1) | (joins ? 1 : 0);
  },
};

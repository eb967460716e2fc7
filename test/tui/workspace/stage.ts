import { type ProgramOptions, Program } from '../../../src/tui/program/program.tsx';
import type { Shown } from '../../../src/tui/program/screens.ts';
import { createSurface } from '../../../src/tui/terminal/surface.ts';
import type { Effect } from '../../../src/tui/screen.ts';
import { openScreen } from '../../support/screen.ts';

/** The program on a terminal emulator, without a process around it. What it wants done is listed and not done. */
export function stage(
  shown: Shown,
  size: { readonly columns: number; readonly rows: number },
  options: Partial<Pick<ProgramOptions, 'colour' | 'keys' | 'screenReader'>> = {},
) {
  const screen = openScreen(size.columns, size.rows);
  const effects: Effect[] = [];
  const faults: unknown[] = [];
  let written: Promise<void> = Promise.resolve();
  let bytes = 0;
  const out = {
    columns: size.columns,
    rows: size.rows,
    write: (text: string) => {
      bytes += text.length;
      written = screen.write(text);
    },
  };
  const program = new Program(
    {
      surface: createSurface(out),
      colour: 'none',
      keys: {},
      screenReader: false,
      perform: (effect) => effects.push(effect),
      fault: (error) => faults.push(error),
      ...options,
    },
    shown,
  );
  program.start();
  return {
    program,
    effects,
    faults,
    press: (...keys: string[]) => {
      for (const key of keys)
        program.inputs([
          { kind: 'press', key, text: [...key].length === 1 ? key : key === 'space' ? ' ' : null },
        ]);
    },
    type: (text: string) => program.inputs([{ kind: 'press', key: '', text }]),
    resize: (columns: number, rows: number) => {
      Object.assign(out, { columns, rows });
      screen.resize(columns, rows);
      program.repaint();
    },
    lines: async () => {
      await written;
      return screen.lines();
    },
    cursor: async () => {
      await written;
      return screen.cursor();
    },
    /** Bytes written since it was last asked. */
    bytes: () => {
      const count = bytes;
      bytes = 0;
      return count;
    },
    end: () => {
      program.end();
      screen.dispose();
    },
  };
}

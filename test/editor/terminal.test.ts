import xterm from '@xterm/headless';
import { describe, expect, test } from 'vitest';
import { openBuffer, positionOf } from '../../src/editor/buffer.ts';
import { clustersOf } from '../../src/editor/cells.ts';
import { perform } from '../../src/editor/perform.ts';
import { ansi16Looks } from '../../src/editor/style.ts';
import { drawn, move, painted } from './support.ts';

const size = { width: 24, height: 6 };

/** What a terminal shows of the lines. */
async function shown(lines: readonly string[]) {
  const terminal = new xterm.Terminal({ cols: size.width, rows: size.height, allowProposedApi: true });
  await new Promise<void>((done) => terminal.write(lines.join('\r\n'), done));
  const cell = (x: number, y: number) => terminal.buffer.active.getLine(y)?.getCell(x);
  const rows = lines.map((_, y) => terminal.buffer.active.getLine(y)?.translateToString(true));
  return { rows, cell };
}

describe('in a terminal', () => {
  test('lines stand where they are painted, and what is selected is inverse', async () => {
    const { lines, cursor } = painted(drawn("select '日本'\n\tfr[om t|]\n-- x"), {
      ...size,
      looks: ansi16Looks,
    });
    const { rows, cell } = await shown(lines);
    expect(rows.map((row) => row?.trimEnd())).toEqual([
      "  1 select '日本'",
      '  2   from t',
      '  3 -- x',
      '',
      '',
      '',
    ]);
    const inverse = Array.from({ length: 14 }, (_, x) => (cell(x, 1)?.isInverse() ? 1 : 0)).join('');
    expect(inverse).toBe('00000000111100');
    expect(cursor).toEqual({ x: 12, y: 1 });
    expect(cell(4, 0)?.getFgColor()).toBe(5);
    expect(cell(4, 2)?.isDim()).not.toBe(0);
  });

  test('the cursor stands on the character that it is at, all the way through a text', () => {
    let buffer = openBuffer(
      'a\tb\u0001日本\n\n👩‍👩‍👧x🇯🇵\u0301\ne\u0301한국 a long line that goes on and on 日本日本日本日本日本',
      'sqlite',
    );
    for (let before = null; before !== buffer.state.selection.main.head; ) {
      const { head } = buffer.state.selection.main;
      before = head;
      const { lines, cursor } = painted(buffer, size);
      const { line, column } = positionOf(buffer);
      const text = buffer.state.doc.line(line).text;
      const expected = [...clustersOf(text)].find((cluster) => cluster.from === column - 1)?.shown ?? '';
      const under =
        [...clustersOf(lines[cursor?.y ?? -1] ?? '')].find((cluster) => cluster.cell === cursor?.x)?.shown ??
        '';
      expect(expected.startsWith(under)).toBe(true);
      if (expected !== '') expect(under).not.toBe('');
      buffer = perform(buffer, move('right'), size);
    }
    expect(positionOf(buffer).line).toBe(4);
  });
});

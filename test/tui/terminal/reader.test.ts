import { expect, test } from 'vitest';
import { createReader } from '../../../src/tui/terminal/reader.ts';

test('each line is told once, below what was told before', () => {
  const written: string[] = [];
  const reader = createReader({ columns: 80, rows: 24, write: (text) => written.push(text) });
  const show = (...lines: readonly string[]) => {
    reader.setFrame(lines.join('\n'));
    reader.flush();
  };
  show('\u001b[1mPart A\u001b[22m   ', '', 'one', 'one');
  show('Part A', 'one', 'one');
  show('Part A', 'one', 'one', 'one', 'two');
  reader.setOverlay('editor', { x: 0, y: 0, width: 80, height: 1 }, [
    [
      { text: 'select', look: '35' },
      { text: ' 1', look: '' },
    ],
    [{ text: 'below its end', look: '' }],
  ]);
  reader.flush();
  reader.setCursor({ x: 3, y: 0 });
  reader.flush();
  reader.removeOverlay('editor');
  show('Part B');
  reader.invalidate();
  reader.flush();
  expect(written).toEqual(['Part A\none\none\n', 'one\ntwo\n', 'select 1\n', 'Part B\n', 'Part B\n']);
});

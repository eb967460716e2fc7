import { type Cells, cellsOf, cellsOfText } from './cells.ts';
import type { Out, Rect, Surface } from './surface.ts';

/**
 * A surface for those who have lines read to them: it never goes back, and writes each line that was not there
 * before, once, below what it wrote so far. Blank lines, looks and the cursor's place are left out.
 */
export function createReader(out: Out): Surface {
  let frame: readonly Cells[] = [];
  let told: readonly string[] = [];
  const overlays = new Map<string, { readonly lines: readonly Cells[]; readonly order: number }>();

  return {
    setFrame: (text) => {
      frame = text.split('\n').map(cellsOfText);
    },
    setOverlay: (name, { height }: Rect, lines, order = 0) => {
      overlays.set(name, { lines: lines.slice(0, height).map(cellsOf), order });
    },
    removeOverlay: (name) => {
      overlays.delete(name);
    },
    setCursor: () => undefined,
    invalidate: () => {
      told = [];
    },
    size: () => ({ columns: out.columns, rows: out.rows }),
    flush: () => {
      const above = [...overlays.values()].sort((one, other) => one.order - other.order);
      const lines = [...frame, ...above.flatMap((overlay) => overlay.lines)]
        .map(readable)
        .filter((one) => one);
      const news = without(lines, told);
      told = lines;
      if (news.length > 0) out.write(news.map((line) => `${line}\n`).join(''));
    },
  };
}

function readable({ texts }: Cells): string {
  return texts.join('').trimEnd();
}

/** Lines that are there more often than they were. */
function without(lines: readonly string[], before: readonly string[]): readonly string[] {
  const left = new Map<string, number>();
  for (const line of before) left.set(line, (left.get(line) ?? 0) + 1);
  return lines.filter((line) => {
    const known = left.get(line) ?? 0;
    left.set(line, known - 1);
    return known <= 0;
  });
}

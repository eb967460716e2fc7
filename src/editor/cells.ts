import { clustersOf, isSimple } from './clusters.ts';

/** The display cell at which an offset of a line stands. */
export function cellAt(line: string, offset: number): number {
  if (isSimple(line)) return offset;
  let end = 0;
  for (const cluster of clustersOf(line)) {
    if (cluster.to > offset) return cluster.cell;
    end = cluster.cell + cluster.width;
  }
  return end;
}

/** The offset of the grapheme that covers a cell; behind the line's end its length. */
export function offsetAt(line: string, cell: number): number {
  if (isSimple(line)) return Math.min(line.length, Math.max(0, cell));
  for (const cluster of clustersOf(line)) if (cluster.cell + cluster.width > cell) return cluster.from;
  return line.length;
}

/** Cells that the grapheme at an offset takes; 1 behind the line's end, where the cursor alone stands. */
export function widthAt(line: string, offset: number): number {
  if (isSimple(line)) return 1;
  for (const cluster of clustersOf(line)) if (cluster.to > offset) return cluster.width;
  return 1;
}

/** The offset behind the grapheme at an offset. */
export function nextBreak(line: string, offset: number): number {
  if (isSimple(line)) return Math.min(line.length, offset + 1);
  for (const cluster of clustersOf(line)) if (cluster.to > offset) return cluster.to;
  return line.length;
}

/** The offset of the grapheme before an offset, or of the one that an offset is within. */
export function previousBreak(line: string, offset: number): number {
  if (isSimple(line)) return Math.max(0, offset - 1);
  let before = 0;
  for (const cluster of clustersOf(line)) {
    if (cluster.from >= offset) break;
    before = cluster.from;
  }
  return before;
}

/** The start of the grapheme that an offset is within, or the offset itself. */
export function snapped(line: string, offset: number): number {
  if (offset >= line.length || isSimple(line)) return Math.min(offset, line.length);
  for (const cluster of clustersOf(line)) if (cluster.to > offset) return cluster.from;
  return line.length;
}

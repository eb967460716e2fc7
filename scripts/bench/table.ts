import type { Machine } from './machine.ts';
import type { Figure, Row } from './measurement.ts';

/** The rows of one measurement. */
export type Section = { readonly name: string; readonly title: string; readonly rows: readonly Row[] };

const HEADINGS = ['', 'ours', 'against', 'theirs', 'ratio', 'aim', 'met', ''];
/** Columns of figures, which stand on the right. */
const RIGHT = new Set([1, 3, 4, 5]);

/** Everything as one table, below a line that tells the machine. */
export function table(sections: readonly Section[], machine: Machine): string {
  const lines: (readonly string[] | string)[] = [HEADINGS];
  for (const { name, title, rows } of sections) {
    lines.push('', `${name}: ${title}`);
    for (const row of rows) lines.push(cells(row));
  }
  const widths = HEADINGS.map((_, at) =>
    Math.max(...lines.map((line) => (typeof line === 'string' ? 0 : (line[at] ?? '').length))),
  );
  const text = lines.map((line) => (typeof line === 'string' ? line : padded(line, widths)));
  return `${[about(machine), '', ...text].join('\n')}\n`;
}

function about({ cores, processor, memoryMb, node, sqlite3, load }: Machine): string {
  const stock = sqlite3 === null ? 'no sqlite3 program: nothing to compare with' : `sqlite3 ${sqlite3}`;
  return `${cores} cores (${processor}), ${memoryMb} MB, Node ${node}, ${stock}, load ${load}`;
}

function padded(line: readonly string[], widths: readonly number[]): string {
  const columns = line.map((cell, at) => {
    const width = widths[at] ?? 0;
    return RIGHT.has(at) ? cell.padStart(width) : cell.padEnd(width);
  });
  return columns.join('  ').trimEnd();
}

function cells({ what, ours, against, theirs, ratio, aim, met, note }: Row): readonly string[] {
  const share = (value: number | null) => (value === null ? '' : value.toFixed(2));
  return [
    `  ${what}`,
    figure(ours),
    against,
    figure(theirs),
    share(ratio),
    share(aim),
    met === null ? '' : met ? 'yes' : 'no',
    note,
  ];
}

function figure(given: Figure | null): string {
  if (given === null) return '';
  const { value, unit } = given;
  const digits = unit === 's' ? 2 : value < 10 ? 1 : 0;
  return `${value.toFixed(digits)} ${unit}`;
}

import type { CostRow, TableCost } from '../../domain/workload.ts';
import { cut, pad, padLeft, widthOf } from '../measure.ts';
import { bytes, count } from '../quantity.ts';
import type { Style } from '../style.ts';
import type { TextOptions } from '../text.ts';
import { visible } from '../visible.ts';
import type { DesignCosts } from '../../domain/design-report.ts';
import type { Group } from './nouns.ts';

export function sum(tables: readonly TableCost[], pick: (table: TableCost) => number): number {
  return tables.reduce((all, table) => all + pick(table), 0);
}

/** A line for each cost: the design's, what it may be, and what it is where the references hold as many events. */
export function costTable(
  group: Group,
  share: number,
  references: readonly DesignCosts[],
  { style, width }: TextOptions,
): string[] {
  const [first] = group;
  const cells = first.rows.map(({ id }) => {
    const row = summed(group, id);
    const beside = references.map(({ report }) => besideOf(row, report?.tables ?? [], share));
    return { row, own: shownOf(row), most: mostOf(row), beside: [...new Set(beside)].join(', ') };
  });
  const head = {
    own: 'yours',
    most: 'at most',
    beside: ['', 'reference'][references.length] ?? 'references',
  };
  const [own = 0, most = 0, beside = 0] = (['own', 'most', 'beside'] as const).map((key) =>
    Math.max(widthOf(head[key]), ...cells.map((cell) => widthOf(cell[key]))),
  );
  const room = Math.max(16, Math.min(40, width - 4 - own - most - beside - 6));
  const line = (sign: string, title: string, cell: { own: string; most: string; beside: string }) =>
    `  ${sign} ${pad(cut(title, room), room)}  ${padLeft(cell.own, own)}  ${padLeft(cell.most, most)}  ${padLeft(cell.beside, beside)}`.trimEnd();
  return [
    style.muted(line(' ', '', head)),
    ...cells.flatMap(({ row, ...cell }) => [
      line(signOf(row, style), visible(row.title), cell),
      ...(row.id === first.decides ? [style.bad('    ^ this decides')] : []),
    ]),
  ];
}

/** Over tables that lie alike: bytes add up, partitions are those of the table with most of them. */
function summed(group: Group, id: string): CostRow {
  const rows = group.flatMap((table) => table.rows.filter((row) => row.id === id));
  const [row] = rows;
  if (!row) throw new Error(`No table has a line ${id}.`);
  if (row.kind !== 'read' && row.kind !== 'late' && row.kind !== 'deletion') {
    return rows.find(({ met }) => met === false) ?? row;
  }
  const add = (pick: (one: CostRow) => number | null) => rows.reduce((all, one) => all + (pick(one) ?? 0), 0);
  return {
    ...row,
    partitions: Math.max(...rows.map((one) => one.partitions ?? 0)),
    bytes: add((one) => one.bytes),
    most: { ...row.most, bytes: row.most.bytes === null ? null : add((one) => one.most.bytes) },
    met: row.met === null ? null : rows.every(({ met }) => met),
  };
}

function besideOf(row: CostRow, tables: readonly TableCost[], share: number): string {
  const [most, ...more] = tables.toSorted((a, b) => b.share - a.share);
  if (!most?.rows.some(({ id }) => id === row.id)) return '–';
  const theirs = summed([most, ...more], row.id);
  const touched = row.kind === 'read' || row.kind === 'late' || row.kind === 'deletion';
  return touched ? bytes((theirs.bytes ?? 0) * share) : shownOf(theirs);
}

function signOf({ met }: CostRow, style: Style): string {
  if (met === null) return style.muted('·');
  return met ? style.good('✓') : style.bad('✗');
}

function shownOf({ kind, partitions, bytes: size, days, ratio }: CostRow): string {
  switch (kind) {
    case 'number':
      return count(partitions ?? 0);
    case 'size':
      return bytes(size ?? 0);
    case 'retention':
      return days === null ? 'row by row' : `${count(days)} days`;
    case 'skew':
      return `${count(ratio ?? 0)}x`;
    case 'read':
    case 'late':
    case 'deletion':
      return `${count(partitions ?? 0)} p ${bytes(size ?? 0)}`;
  }
}

function mostOf({ kind, most }: CostRow): string {
  if (kind === 'size') return `${bytes(most.leastBytes ?? 0)}–${bytes(most.bytes ?? 0)}`;
  if (kind === 'retention') return `${count(most.days ?? 0)} days`;
  if (kind === 'skew') return `${count(most.ratio ?? 0)}x`;
  const parts =
    most.partitions === null
      ? []
      : [kind === 'number' ? count(most.partitions) : `${count(most.partitions)} p`];
  return [...parts, ...(most.bytes === null ? [] : [bytes(most.bytes)])].join(' ') || '–';
}

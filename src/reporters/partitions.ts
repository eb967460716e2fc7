import type { DesignCosts, PartitionTable } from '../domain/design-report.ts';
import type { CheckResult } from '../domain/scorecard.ts';
import type { CostRow, KeyMeaning, LayoutMeaning, PartitionReport, TableCost } from '../domain/workload.ts';
import { jsonLine } from './json.ts';
import { block, cut, pad, padLeft, widthOf } from './measure.ts';
import { verdicts, worth } from './overview.ts';
import { bytes, count } from './quantity.ts';
import type { Style, TextOptions } from './style.ts';
import { findingLines } from './text.ts';
import { visible, visibleLines } from './visible.ts';

/** The verdict, what decides it and what to change; then a table for each table of events, beside the references. */
export function partitionText(run: PartitionTable, options: TextOptions): string {
  const { style, width } = options;
  const { own, references } = run;
  const { sign, paint, words } = verdicts[own.result.verdict];
  const lines = [
    `${style.strong('Partitions')}  ${style.muted(visible(run.path))}`,
    `  ${style[paint](sign)} ${words}, ${worth(own.result)} points`,
    '',
    ...groupsOf(own.report?.tables ?? []).flatMap((group) => groupLines(group, references, options)),
    ...smallLines(own.report?.tables ?? [], options),
    ...(own.report?.from === 'name'
      ? [...block(['Nothing is loaded: what columns mean is read from their names.'], width, 2), '']
      : []),
    ...findings(own.result, options),
    ...reasons(own.report, options),
    style.strong('Beside them'),
    ...references.flatMap((one) => referenceLines(one, options)),
    ...run.notes.flatMap((note) => block(visibleLines(note), width, 2)),
  ];
  return `${lines.join('\n').trimEnd()}\n`;
}

/** The costs of one design by itself, as a scorecard shows them. */
export function partitionLines(report: PartitionReport, options: TextOptions): string[] {
  const groups = groupsOf(report.tables).flatMap((group) => groupLines(group, [], options));
  return [...groups, ...smallLines(report.tables, options)];
}

/** The same as one line of JSON. */
export function partitionJson({ problem, path, own, references, notes }: PartitionTable): string {
  const design = ({ id, title, result, report }: DesignCosts) => ({
    ...{ id, title, verdict: result.verdict, score: result.score, maxScore: result.maxScore },
    findings: result.findings,
    report,
  });
  return jsonLine({
    problem: problem.id,
    path,
    own: design(own),
    references: references.map(design),
    notes,
  });
}

function findings({ findings: found }: CheckResult, options: TextOptions): string[] {
  if (found.length === 0) return [];
  return [options.style.strong('What to change'), ...findingLines(found, options), ''];
}

/** How the figures come about, in few words; docs/partitions.md has the rest. */
function reasons(report: PartitionReport | null, { style, width }: TextOptions): string[] {
  const limit = report?.engine
    ? `The number of partitions is that of ${report.engine.name}: ${count(report.engine.partitions)}.`
    : '';
  const text = `p: partitions that are opened in one table. Bytes: what is looked through; without partitions, it is all that is kept. ${limit}`;
  return [...block([text.trim()], width, 2).map(style.muted), ''];
}

function referenceLines({ id, title, result, report }: DesignCosts, { style, width }: TextOptions): string[] {
  const { sign, paint } = verdicts[result.verdict];
  const cost = report && largest(report);
  const keys = (some: readonly LayoutMeaning[]) => some.map(({ text }) => visible(text)).join(', ') || 'none';
  return [
    cut(`  ${style[paint](sign)} ${id}: ${visible(title)}, ${worth(result)}`, width),
    ...(cost
      ? [
          cut(
            `    ${cost.table}: partition by ${keys(cost.partition)}, cluster by ${keys(cost.cluster)}`,
            width,
          ),
        ]
      : []),
  ];
}

function groupsOf(tables: readonly TableCost[]): Group[] {
  const alike = Map.groupBy(
    tables.filter(({ judged }) => judged),
    ({ partition, cluster, knockOut, decides }) =>
      JSON.stringify([
        partition.map(({ meaning }) => meaning),
        cluster.map(({ meaning }) => meaning),
        knockOut,
        decides,
      ]),
  );
  return [...alike.values()].flatMap((some): Group[] => {
    const [first, ...more] = some.toSorted((a, b) => b.share - a.share);
    return first ? [[first, ...more]] : [];
  });
}

/** What tables of events are cut by, then a line for each cost, with the same line of the references. */
function groupLines(group: Group, references: readonly DesignCosts[], options: TextOptions): string[] {
  const [first, ...more] = group;
  const { style, width } = options;
  const share = sum(group, (table) => table.share);
  const name = `${visible(first.table)}${first.line > 0 ? ` (line ${first.line})` : ''}`;
  const alike = more.length > 0 ? `and alike: ${more.map(({ table }) => visible(table)).join(', ')}` : null;
  return [
    `${style.strong(name)}  ${percent(share)} of the events, ${bytes(sum(group, (table) => table.bytes))} kept`,
    ...(alike === null ? [] : block([alike], width, 2)),
    ...keyLines('partitions', first.partition, options),
    ...keyLines('clusters', first.cluster, options),
    ...(first.index === null ? [] : [cut(`  by index    ${visible(first.index)}`, width)]),
    `  ${style.muted(piecesOf(first))}`,
    '',
    ...costTable(group, share, references, options),
    '',
    ...sampleLine(first),
  ];
}

function piecesOf({ partitions, meanBytes, files }: TableCost): string {
  const each = `${count(files)} ${files === 1 ? 'file' : 'files'}`;
  if (partitions === 1) return `one heap of ${bytes(meanBytes)}, ${each}`;
  return `${count(partitions)} partitions of ${bytes(meanBytes)}, ${each} each`;
}

function smallLines(tables: readonly TableCost[], { width }: TextOptions): string[] {
  const small = tables.filter(({ judged }) => !judged);
  if (small.length === 0) return [];
  const names = small.map(({ table, share }) => `${visible(table)} (${percent(share)})`).join(', ');
  return [...block([`Too few of the events to be judged: ${names}.`], width, 2), ''];
}

function keyLines(label: string, keys: readonly LayoutMeaning[], { width }: TextOptions): string[] {
  if (keys.length === 0) return [`  ${pad(label, 10)}  none`];
  return keys.map(({ text, meaning, from, taken }, at) => {
    const how = from === 'rows' ? 'measured' : 'by name';
    const line = `${visible(text)} = ${meaningText(meaning)} (${how}${taken === null ? '' : `; ${visible(taken)}`})`;
    return cut(`  ${pad(at === 0 ? label : '', 10)}  ${line}`, width);
  });
}

function sampleLine({ sampleSkew }: TableCost): string[] {
  return sampleSkew === null
    ? []
    : [`  In the loaded sample the largest partition is ${count(sampleSkew)} times the mean one.`, ''];
}

function largest({ tables }: PartitionReport): TableCost | null {
  return tables.reduce<TableCost | null>((most, one) => (most && most.share >= one.share ? most : one), null);
}

function sum(tables: readonly TableCost[], pick: (table: TableCost) => number): number {
  return tables.reduce((all, table) => all + pick(table), 0);
}

/** A line for each cost: the design's, what it may be, and what it is where the references hold as many events. */
function costTable(
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

const CLOCKS = { happened: 'the event', arrived: 'its arrival' } as const;

function meaningText(meaning: KeyMeaning): string {
  switch (meaning.kind) {
    case 'time':
      return `${meaning.unit} of ${CLOCKS[meaning.clock]}${meaning.slackDays > 0 ? ', a day off at times' : ''}`;
    case 'cycle':
      return `${meaning.part} in the date of ${CLOCKS[meaning.clock]}`;
    case 'value':
      return meaning.buckets === null
        ? meaning.dimension
        : `${meaning.dimension}, ${count(meaning.buckets)} buckets`;
    case 'constant':
      return 'always the same';
    case 'unknown':
      return 'not known';
  }
}

function percent(share: number): string {
  return `${Number((share * 100).toPrecision(2))}%`;
}

/** Tables that lie alike, the largest first: their costs are told once. */
type Group = readonly [TableCost, ...TableCost[]];

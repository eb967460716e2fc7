import type { LayoutMeaning, PartitionReport, TableCost } from '../../domain/workload.ts';
import { block, cut, pad } from '../measure.ts';
import { bytes, count } from '../quantity.ts';
import type { TextOptions } from '../text.ts';
import { visible } from '../visible.ts';
import { costTable, sum } from './cost-table.ts';
import { meaningText, percent } from './meaning.ts';
import type { DesignCosts } from '../../domain/design-report.ts';
import type { Group } from './nouns.ts';

export function groupsOf(tables: readonly TableCost[]): Group[] {
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
export function groupLines(group: Group, references: readonly DesignCosts[], options: TextOptions): string[] {
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

export function smallLines(tables: readonly TableCost[], { width }: TextOptions): string[] {
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

export function largest({ tables }: PartitionReport): TableCost | null {
  return tables.reduce<TableCost | null>((most, one) => (most && most.share >= one.share ? most : one), null);
}

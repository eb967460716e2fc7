import type { CheckResult } from '../domain/scorecard.ts';
import type { LayoutMeaning, PartitionReport } from '../domain/workload.ts';
import { block, cut } from './measure.ts';
import { verdicts, worth } from './overview.ts';
import { groupLines, groupsOf, largest, smallLines } from './partitions/groups.ts';
import type { DesignCosts, PartitionTable } from '../domain/design-report.ts';
import { count } from './quantity.ts';
import { findingLines, type TextOptions } from './text.ts';
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
  const text = JSON.stringify({
    problem: problem.id,
    path,
    own: design(own),
    references: references.map(design),
    notes,
  });
  // A terminal that shows it obeys no control character in it.
  const harmless = text.replace(
    /[\u007f-\u009f\u2028\u2029]/g,
    (found) => `\\u${found.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
  return `${harmless}\n`;
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

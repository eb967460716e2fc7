import { guessColumn } from '../design/partitions/column-names.ts';
import { type MeasuredTable, partitionReport } from '../design/partitions/report.ts';
import type { Design } from '../domain/design.ts';
import type { EventDoc } from '../domain/event.ts';
import type { RawFinding } from '../domain/finding.ts';
import type { KeyMeaning, PartitionReport, TableCost, Workload } from '../domain/workload.ts';
import { type CheckType, JudgeError, type Judgement, rootOf, verdictOn } from './check.ts';
import { measuredMeaning, type Seen } from './column-meaning.ts';
import { docsById, type Grain, grainOf } from './grain.ts';
import { catalogueNeed, docsOf, loadedTables, tablesNeed } from './loaded.ts';
import { sampleSkew } from './sample-skew.ts';

/** The partitions suit the access patterns and the scale; the table that says so goes along as detail. */
export const partitions: CheckType<'partitions'> = {
  kind: 'partitions',
  needs: ({ scenario }) => [catalogueNeed(scenario), tablesNeed(scenario)],
  judge: ({ scenario, grain, entityType, model }, context, answers) => {
    const { workload } = context.problem;
    if (!workload) throw new JudgeError('The problem has no workload to compare partitions with.');
    const design = context.submission.designs[model];
    if (!design) {
      const catalogue = answers.of(catalogueNeed(scenario));
      const failure = catalogue.ok ? null : rootOf(catalogue.failure);
      return verdictOn([{ code: 'partitions-no-schema', args: {} }], failure);
    }
    const loaded = loadedTables(answers, scenario);
    const docs = docsOf(context, scenario, entityType);
    const byId = loaded && docsById(docs, grain);
    const ofEvents = (loaded ?? [])
      .map((table) => grainOf(table, byId ?? new Map(), docs))
      .filter(({ perEvent }) => perEvent);
    const measured = ofEvents.map((one) => measure(one, docs, workload, design));
    return judgementOf(partitionReport(design, workload, measured.length > 0 ? measured : null), design);
  },
};

/** What the rows of a table tell of its columns, and which part of each type's events is in it. */
function measure(
  { table, docsOf: about }: Grain,
  docs: readonly EventDoc[],
  { dimensions }: Workload,
  design: Design,
): MeasuredTable {
  const { columns, rows } = table.relation;
  const own = about.map((some) => likeliest(some));
  const declared = design.tables.find(({ name }) => name.toLowerCase() === table.table.toLowerCase());
  const meanings = new Map<string, KeyMeaning>();
  for (const [at, name] of columns.entries()) {
    const seen: Seen[] = rows.map((row, index) => ({ cell: row[at] ?? null, docs: own[index] ?? [] }));
    const type = declared?.columns.find((column) => column.name.toLowerCase() === name.toLowerCase())?.type;
    const meaning = measuredMeaning(seen, dimensions, guessColumn(name, type ?? null, dimensions).meaning);
    if (meaning) meanings.set(name.toLowerCase(), meaning);
  }
  // A row that is told by a view's id alone is about its start and its end.
  const inIt = new Set(own.flat());
  const holds = new Map<string, number>();
  for (const [type, all] of Map.groupBy(docs, (doc) => doc.event_type)) {
    const held = all.filter((doc) => inIt.has(doc)).length;
    if (held > 0) holds.set(type, held / all.length);
  }
  return {
    table: table.table,
    columns: meanings,
    holds,
    skewOf: (keys) =>
      sampleSkew(
        own.flatMap(([doc]) => doc ?? []),
        keys,
        dimensions,
      ),
  };
}

/** The documents most of whose ids stand in the row: its own, and not one that it refers to. */
function likeliest(docs: readonly EventDoc[]): EventDoc[] {
  const counts = new Map<EventDoc, number>();
  for (const doc of docs) counts.set(doc, (counts.get(doc) ?? 0) + 1);
  const most = Math.max(0, ...counts.values());
  return [...counts].flatMap(([doc, count]) => (count === most ? [doc] : []));
}

function judgementOf(report: PartitionReport, design: Design): Judgement {
  const detail = { kind: 'partitions', report } as const;
  if (report.tables.length === 0) {
    const args = { tables: design.tables.map(({ name }) => name) };
    return { earned: 0, of: 1, findings: [{ code: 'partitions-no-events', args }], failure: null, detail };
  }
  const findings = report.tables.filter(({ judged }) => judged).flatMap(findingsOn);
  return { earned: report.earned, of: 1, findings, failure: null, detail };
}

function findingsOn(cost: TableCost): RawFinding[] {
  const { table, knockOut, rows, decides } = cost;
  if (knockOut === 'no-partition') return [{ code: 'partitions-none', args: { table, events: cost.share } }];
  const unknown = cost.partition.filter(({ meaning }) => meaning.kind === 'unknown');
  const unclear: RawFinding[] =
    unknown.length > 0
      ? [{ code: 'partitions-unclear', args: { table, keys: unknown.map(({ text }) => text) } }]
      : [];
  const row = rows.find(({ id }) => id === decides);
  if (knockOut && row)
    return [
      ...unclear,
      { code: 'partitions-knock-out', args: { table, why: knockOut, row, bytes: cost.bytes } },
    ];
  const over = rows.filter(({ met }) => met === false);
  return [
    ...unclear,
    ...over.map(
      (one): RawFinding => ({
        code: 'partitions-cost',
        args: { table, row: one, decides: one.id === decides },
      }),
    ),
  ];
}

import { holdsMatrix } from '../design/facts/matrix.ts';
import { guessColumn, NOTHING_SAID, type Said } from '../design/partitions/column-names.ts';
import { type MeasuredTable, partitionReport } from '../design/partitions/report.ts';
import type { Design } from '../domain/design.ts';
import type { EventDoc } from '../domain/event.ts';
import { type Finding, findings } from '../domain/finding.ts';
import type {
  CostRow,
  Dimension,
  KeyMeaning,
  PartitionReport,
  TableCost,
  Workload,
} from '../domain/workload.ts';
import { type CheckContext, JudgeError, type Judgement, nothingToJudge, rootOf, verdictOn } from './check.ts';
import { measuredMeaning, type Seen } from './column-meaning.ts';
import { defineCheck, events, grain, scenario } from './define.ts';
import { docsById, type Grain, grainOf } from './grain.ts';
import { catalogueNeed, docsOf, lacksTables, loadedTables, tablesNeed } from './loaded.ts';
import { sampleSkew } from './sample-skew.ts';

const says = findings({
  /** The design cannot be read. */
  'partitions-no-schema': () => ({
    message: 'There is no schema to read, so nothing says how tables are partitioned.',
    hint: 'Say it in schema.sql, in a clause or in a comment right before the table.',
  }),
  'partitions-no-events': ({ tables }: { tables: readonly string[] }) => ({
    message: `No table was found that has a row per event${tables.length > 0 ? `: there are ${tables.join(', ')}` : ''}.`,
    hint: 'Say with `-- holds: like, unlike` before a table which types of events it takes.',
  }),
  /** A table of events lies in one heap; `events`: its share of them. */
  'partitions-none': ({ table, events: share }: { table: string; events: number }) => ({
    message: `${table} has no partitions, and ${percentText(share)} of the events: every question and every night's retention goes through all of it.`,
    hint: 'Partition by the day of the event and cluster by the user: `-- partition by event_date, cluster by user_id` before the table, or your dialect’s clause after it.',
  }),
  /** Nobody can tell what a key of the layout holds. */
  'partitions-unclear': ({ table, keys }: { table: string; keys: readonly string[] }) => ({
    message: `It cannot be told what ${keys.join(' and ')} of ${table} holds, so it prunes nothing here.`,
    hint: 'A load that runs lets it be measured; a plain name, such as event_date, lets it be read.',
  }),
  /** Tables that earn nothing, whatever else they do well, and the line that decides. */
  'partitions-knock-out': ({ table, why, row, bytes }: KnockOut) =>
    why === 'too-many'
      ? {
          message: `${table} would have ${numberText(row.partitions ?? 0)} partitions: no engine keeps so many.`,
          hint: 'Cluster by what has many values, such as the user, and partition by the day.',
        }
      : {
          message: `${table}: “${row.title}”, which most reading is for, goes through ${sizeText(row.bytes ?? 0)} of ${sizeText(bytes)}.`,
          hint: 'Partition by what most questions filter on: the day on which the event happened.',
        },
  /** A line over its threshold. */
  'partitions-cost': ({ table, row, decides }: { table: string; row: CostRow; decides: boolean }) => ({
    message: `${table}${decides ? ' (this decides)' : ''}: ${costText(row)}.`,
    hint: HINTS[row.kind],
  }),
});

type KnockOut = {
  table: string;
  why: NonNullable<TableCost['knockOut']>;
  row: CostRow;
  /** Of all of it. */
  bytes: number;
};

const HINTS: Readonly<Record<CostRow['kind'], string>> = {
  number:
    'Fewer, larger partitions: a coarser unit of time, fewer buckets, clustering in place of a second key.',
  read: 'Partition by the time that it asks for, and cluster by whom or what it asks for.',
  size: 'A day of events is a good partition at this scale: neither thousands of small files nor one heap.',
  retention: 'Partition by the day on which the event happened; then a day is dropped as a whole, exactly.',
  late: 'Days are fine enough: the late events of a day then touch the few days that they belong to.',
  deletion: 'Cluster by the user, so that a deletion rewrites some blocks of each day and not the day.',
  skew: 'Partition by what is even, such as days; cluster by what has heavy values.',
};

function costText({ kind, title, partitions: count, bytes, days, ratio, most }: CostRow): string {
  const touched = `${numberText(count ?? 0)} partitions, ${sizeText(bytes ?? 0)}`;
  const limits = [
    most.partitions === null ? [] : `${numberText(most.partitions)} partitions`,
    most.bytes === null ? [] : sizeText(most.bytes),
  ].flat();
  switch (kind) {
    case 'number':
      return `${numberText(count ?? 0)} ${title}, at most ${numberText(most.partitions ?? 0)}`;
    case 'size':
      return `the mean partition has ${sizeText(bytes ?? 0)}, and should have ${sizeText(most.leastBytes ?? 0)} to ${sizeText(most.bytes ?? 0)}`;
    case 'retention':
      return days === null
        ? 'no partition can be dropped when rows grow old, each row has to be looked for'
        : `rows outlive the retention by up to ${numberText(days)} days when partitions are dropped`;
    case 'skew':
      return `the largest partition is ${numberText(ratio ?? 0)} times the mean one, at most ${numberText(most.ratio ?? 0)}`;
    case 'read':
      return `“${title}” reads ${touched}; at most ${limits.join(' and ')}`;
    case 'late':
    case 'deletion':
      return `${title} ${touched}; at most ${limits.join(' and ')}`;
  }
}

function percentText(share: number): string {
  return `${Number((share * 100).toPrecision(2))}%`;
}

function numberText(value: number): string {
  return (value < 100 ? Number(value.toPrecision(2)) : Math.round(value)).toLocaleString('en-US');
}

const SIZES = ['B', 'kB', 'MB', 'GB', 'TB', 'PB'] as const;

function sizeText(bytes: number): string {
  const at = bytes < 1 ? 0 : Math.min(SIZES.length - 1, Math.floor(Math.log10(bytes) / 3));
  return `${Number((bytes / 1000 ** at).toPrecision(3))} ${SIZES[at] ?? 'B'}`;
}

/** The partitions suit the access patterns and the scale; the table that says so goes along as detail. */
export const partitions = defineCheck({
  kind: 'partitions',
  about: 'The partitions suit the access patterns and the scale of `workload.yaml`.',
  args: { scenario, grain, entity_type: events },
  says,
  requires: { file: 'workload' },
  needs: (spec) => [catalogueNeed(spec.scenario), tablesNeed(spec.scenario)],
  premise: lacksTables,
  judge: (spec, context, answers) => {
    const { workload } = context.problem;
    if (!workload) throw new JudgeError('The problem has no workload to compare partitions with.');
    const design = context.submission.designs[spec.model];
    if (!design) {
      const catalogue = answers.of(catalogueNeed(spec.scenario));
      const failure = catalogue.ok ? null : rootOf(catalogue.failure);
      return verdictOn([says('partitions-no-schema', {})], failure);
    }
    const loaded = loadedTables(answers, spec.scenario);
    const docs = docsOf(context, spec.scenario, spec.entity_type);
    const byId = loaded && docsById(docs, spec.grain);
    const ofEvents = (loaded ?? [])
      .map((table) => grainOf(table, byId ?? new Map(), docs))
      .filter(({ perEvent }) => perEvent);
    const measured = ofEvents.map((one) => measure(one, docs, workload, design));
    const said = saidIn(context, design, workload);
    return judgementOf(
      partitionReport(design, workload, measured.length > 0 ? measured : null, said),
      design,
    );
  },
});

/** What the candidate states in comments and settings, as far as it is not refuted. */
function saidIn(
  { problem: { facts }, submission: { holds } }: CheckContext,
  design: Design,
  { dimensions }: Workload,
): Said {
  if (!facts) return NOTHING_SAID;
  const columns = new Map<string, Dimension>();
  const types = new Map<string, string[]>();
  for (const { id, of, places } of holdsMatrix(design, facts, holds).rows) {
    const stated = places.filter(({ how }) => how === 'comment' || how === 'settings');
    const path = facts.facts.find((fact) => fact.id === id)?.path.join('.');
    const dimension = dimensions.find((each) => each.path.join('.') === path);
    for (const { table, column } of stated) {
      if (of === 'event-type')
        types.set(table.toLowerCase(), [...(types.get(table.toLowerCase()) ?? []), id]);
      else if (dimension && column !== null) columns.set(`${table}.${column}`.toLowerCase(), dimension);
    }
  }
  return { columns, types };
}

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
    const meaning = measuredMeaning(
      seen,
      dimensions,
      guessColumn(name, type ?? null, dimensions, null).meaning,
    );
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
    const none = says('partitions-no-events', { tables: design.tables.map(({ name }) => name) });
    return { ...nothingToJudge(none), detail };
  }
  const found = report.tables.filter(({ judged }) => judged).flatMap(findingsOn);
  return { earned: report.earned, of: 1, findings: found, failure: null, detail };
}

function findingsOn(cost: TableCost): Finding[] {
  const { table, knockOut, rows, decides } = cost;
  if (knockOut === 'no-partition') return [says('partitions-none', { table, events: cost.share })];
  const unknown = cost.partition.filter(({ meaning }) => meaning.kind === 'unknown');
  const unclear =
    unknown.length > 0 ? [says('partitions-unclear', { table, keys: unknown.map(({ text }) => text) })] : [];
  const row = rows.find(({ id }) => id === decides);
  if (knockOut && row)
    return [...unclear, says('partitions-knock-out', { table, why: knockOut, row, bytes: cost.bytes })];
  const over = rows.filter(({ met }) => met === false);
  return [
    ...unclear,
    ...over.map((one) => says('partitions-cost', { table, row: one, decides: one.id === decides })),
  ];
}

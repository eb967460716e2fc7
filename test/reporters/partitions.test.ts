import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readDesign } from '../../src/design/ddl/read.ts';
import { NOTHING_SAID } from '../../src/design/partitions/column-names.ts';
import { partitionReport } from '../../src/design/partitions/report.ts';
import { packageRoot } from '../../src/load/problems.ts';
import { widthOf } from '../../src/reporters/measure.ts';
import { partitionJson, partitionText } from '../../src/reporters/partitions.ts';
import type { DesignCosts, PartitionTable } from '../../src/domain/design-report.ts';
import { plain } from '../../src/reporters/style.ts';
import { REELS } from '../design/partitions/support.ts';
import { expectGolden } from '../golden.ts';

/** Costs by names alone, with the verdict that they come to. */
function costs(id: string, sql: string): DesignCosts {
  const report = partitionReport(readDesign(sql, null), REELS, null, NOTHING_SAID);
  const verdict = report.earned === 1 ? 'accepted' : report.earned > 0 ? 'partial' : 'wrong-answer';
  const score = Math.round(report.earned * 800) / 100;
  const head = { id: 'partitioning', title: 'partitions', part: 'B', task: 'partitioning' };
  const points = { score, open: 0, cause: null, maxScore: 8 };
  const result = { ...head, ...points, scale: 'design', verdict, findings: [] } as const;
  return { id, title: `the design of ${id}`, result, report };
}

const REFERENCES = await Promise.all(
  ['kimball-star', 'activity-schema', 'one-big-table'].map((id) => {
    const file = join(packageRoot(), 'problems/reels/references', id, 'schema.sql');
    return costs(id, readFileSync(file, 'utf8'));
  }),
);

function tableOf(sql: string): PartitionTable {
  const problem = { id: 'reels', title: 'Reels analytics' };
  return { problem, path: 'answer', own: costs('yours', sql), references: REFERENCES, notes: [] };
}

const EVENT = `CREATE TABLE event (event_id TEXT PRIMARY KEY, event_type TEXT, user_id TEXT, event_ts TEXT,
  event_date TEXT, event_hour TEXT, received_date TEXT);`;

const DESIGNS = {
  good: `-- partition by event_date, cluster by user_id\n${EVENT}`,
  arrival: `-- partition by received_date, cluster by user_id\n${EVENT}`,
  none: EVENT,
  'hour-and-user': `-- partition by event_hour, user_id\n${EVENT}`,
  bigquery: `CREATE TABLE d.event (event_id STRING, event_type STRING, user_id STRING, event_ts TIMESTAMP)
    PARTITION BY DATE(event_ts) CLUSTER BY user_id OPTIONS (partition_expiration_days = 90);`,
  'several-tables': `-- partition by event_date, cluster by user_id
    CREATE TABLE view (event_id TEXT PRIMARY KEY, user_id TEXT, event_ts TEXT, event_date TEXT);
    CREATE TABLE reaction (event_id TEXT PRIMARY KEY, event_type TEXT, user_id TEXT, event_ts TEXT);
    -- holds: unfollow_creator
    CREATE TABLE unfollow (event_id TEXT PRIMARY KEY, user_id TEXT, event_ts TEXT);`,
};

describe('the table of costs', () => {
  it.each(Object.entries(DESIGNS))('%s', (name, sql) => {
    const text = partitionText(tableOf(sql), { width: 80, style: plain });
    for (const line of text.split('\n')) expect(widthOf(line)).toBeLessThanOrEqual(80);
    expectGolden(`reporters/partitions-${name}.txt`, text);
  });

  it('of a design that cannot be read', () => {
    const table = tableOf('');
    const text = partitionText(
      { ...table, own: { ...table.own, report: null } },
      { width: 80, style: plain },
    );
    expectGolden('reporters/partitions-unread.txt', text);
  });

  it('is the same as JSON, on one line', () => {
    const text = partitionJson(tableOf(DESIGNS.good));
    expect(text.trimEnd()).not.toContain('\n');
    expect(JSON.parse(text)).toMatchObject({
      problem: 'reels',
      own: { verdict: 'accepted', report: { from: 'name', tables: [{ table: 'event', partitions: 90 }] } },
      references: [{ id: 'kimball-star' }, { id: 'activity-schema' }, { id: 'one-big-table' }],
    });
  });
});

import { describe, expect, test } from 'vitest';
import { readDesign } from '../../../src/design/ddl/read.ts';
import { NOTHING_SAID } from '../../../src/design/partitions/column-names.ts';
import { partitionReport } from '../../../src/design/partitions/report.ts';
import { dialectOf } from '../../../src/domain/dialect.ts';
import { casesIn } from '../../cases/read.ts';
import { REELS } from './support.ts';

type Case = {
  readonly about: string;
  readonly layout?: string;
  readonly dialect?: string;
  readonly sql?: string;
  readonly points: number;
  readonly decides?: string;
  readonly knockOut?: string;
  /** The table that `decides` is about; the first where it is not said. */
  readonly table?: string;
};

const TABLE = `CREATE TABLE event (event_id TEXT PRIMARY KEY, event_type TEXT NOT NULL, user_id TEXT NOT NULL,
  creator_id TEXT, event_ts TEXT NOT NULL, event_date TEXT, event_hour TEXT, event_month TEXT, received_ts TEXT,
  received_date TEXT, region_code TEXT);`;

describe('a design is worth what its partitions cost', () => {
  test.each(casesIn<Case>('partitions/designs.yaml'))('$about', (one) => {
    const sql = one.sql ?? `${one.layout ?? ''}\n${TABLE}`;
    const design = readDesign(sql, dialectOf(one.dialect ?? 'sqlite'));
    const { tables, earned } = partitionReport(design, REELS, null, NOTHING_SAID);
    const table = tables.find((cost) => cost.table === (one.table ?? tables[0]?.table));
    expect({
      points: Math.round(earned * 800) / 100,
      decides: table?.decides ?? undefined,
      knockOut: table?.knockOut ?? undefined,
    }).toEqual({ points: one.points, decides: one.decides, knockOut: one.knockOut });
  });
});

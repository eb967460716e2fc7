import type { FindingCode } from '../../../src/checks/index.ts';
import type { CostRow } from '../../../src/domain/workload.ts';
import type { ExamplesOf } from './examples.ts';

const most = { partitions: null, bytes: null, leastBytes: null, days: null, ratio: null };
const none = { partitions: null, bytes: null, days: null, ratio: null, met: false, perDay: null, most };
const touched = { partitions: 90, bytes: 21.6e12, most: { ...most, partitions: 50, bytes: 21.6e9 } };

const read: CostRow = { ...none, ...touched, id: 'recent', title: "a user's last week", kind: 'read' };
const number: CostRow = {
  ...none,
  id: 'number',
  title: 'partitions after 90 days',
  kind: 'number',
  partitions: 23040,
  most: { ...most, partitions: 10000 },
};
const rows: readonly CostRow[] = [
  read,
  number,
  {
    ...none,
    id: 'size',
    title: 'mean partition',
    kind: 'size',
    bytes: 7.2e12,
    most: { ...most, leastBytes: 1e9, bytes: 1e12 },
  },
  { ...none, id: 'retention', title: 'kept too long', kind: 'retention', most: { ...most, days: 0 } },
  {
    ...none,
    id: 'retention',
    title: 'kept too long',
    kind: 'retention',
    days: 30,
    most: { ...most, days: 0 },
  },
  { ...none, ...touched, id: 'late', title: "a day's late events touch", kind: 'late' },
  { ...none, ...touched, id: 'deletion', title: 'deleting one user touches', kind: 'deletion' },
  { ...none, id: 'skew', title: 'largest by mean', kind: 'skew', ratio: 4.1, most: { ...most, ratio: 3 } },
];

export const PARTITIONS: ExamplesOf<Extract<FindingCode, `partitions-${string}`>> = {
  'partitions-no-schema': [{}],
  'partitions-no-events': [{ tables: [] }, { tables: ['dim_user', 'dim_video'] }],
  'partitions-none': [{ table: 'event', events: 0.41 }],
  'partitions-unclear': [{ table: 'event', keys: ['region_code'] }],
  'partitions-knock-out': [
    { table: 'event', why: 'too-many', row: number, bytes: 21.6e12 },
    { table: 'event', why: 'dominant', row: read, bytes: 21.6e12 },
  ],
  'partitions-cost': rows.map((row, at) => ({ table: 'event', row, decides: at === 0 })),
};

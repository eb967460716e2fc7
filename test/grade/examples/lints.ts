import type { LINTS as ALL } from '../../../src/design/lints/index.ts';
import type { ExamplesOf } from './examples.ts';

const table = { table: 'fact_view', columns: [], line: 3 };
const column = { table: 'fact_view', columns: ['price'], line: 4 };
const pair = { table: 'fact_view', columns: ['user_id', 'video_id'], line: 5 };

export const LINTS: ExamplesOf<(typeof ALL)[number]['code']> = {
  'table-without-key': [table],
  'generic-key': [
    { ...column, columns: ['id'], tables: ['fact_view'] },
    { ...column, columns: ['id'], tables: ['fact_view', 'users'] },
  ],
  'float-money': [
    { ...column, type: 'FLOAT64', exact: 'NUMERIC' },
    { ...column, type: '', exact: 'NUMERIC' },
  ],
  'list-in-column': [null, 'ARRAY<STRING>'].map((array) => ({ ...column, columns: ['tags'], array })),
  'entity-attribute-value': [{ ...pair, columns: ['attribute', 'value'] }],
  'table-a-period': [
    { ...table, table: 'events_20240101', tables: ['events_20240101'] },
    {
      ...table,
      table: 'e_2018',
      tables: ['e_2018', 'e_2019', 'e_2020', 'e_2021', 'e_2022', 'e_2023', 'e_2024'],
    },
  ],
  'numbered-columns': [{ ...pair, columns: ['phone1', 'phone2'] }],
  'reference-without-index': [
    { ...column, columns: ['user_id'], target: 'users', how: 'fact' },
    { ...pair, target: 'likes', how: 'child' },
  ],
  'mixed-naming': (['camel', 'spelling', 'plural'] as const).map((style) => ({
    ...table,
    style,
    names: ['videoId', 'userId'],
    others: ['event_id'],
  })),
  'reserved-word': [
    { ...table, table: 'order', word: 'ORDER', dialect: 'sql' },
    { ...table, table: 'user', word: 'USER', dialect: 'postgres' },
  ],
  'nullable-key': [{ ...pair, nullable: ['video_id'] }],
  'no-time': [table],
  'wide-activity-stream': [{ ...table, count: 14, most: 11 }],
  'mostly-null': [{ ...pair, share: 0.614, rows: 1200 }],
};

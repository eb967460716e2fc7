import { STANDARD } from '../lexis.ts';
import type { DialectTable } from './dialect.ts';

export const clickhouse: DialectTable = {
  lexis: {
    ...STANDARD,
    names: '"`',
    backslash: true,
    anyEscape: true,
    dollar: 'tagged',
    prefixes: new Map([
      ['b', 'bytes'],
      ['x', 'bytes'],
    ]),
    lineComments: ['--', '#'],
    numbers: { hex: true, underscores: true },
  },
  // ClickHouse reserves nothing.
  reserved: new Set(),
  bodies: 'none',
};

import { STANDARD, unread } from '../lexis.ts';
import type { DialectTable } from './dialect.ts';

export const spark: DialectTable = {
  lexis: {
    ...STANDARD,
    texts: `'"`,
    names: '`',
    doubled: false,
    backslash: true,
    prefixes: unread('r', 'b', 'br', 'rb', 'x', 'n', 'u'),
  },
  // Spark reserves nothing by default.
  reserved: new Set(),
  bodies: 'none',
};

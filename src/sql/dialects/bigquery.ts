import { STANDARD, unread } from '../lexis.ts';
import { type DialectTable, wordsOf } from './dialect.ts';

export const bigquery: DialectTable = {
  lexis: {
    ...STANDARD,
    texts: `'"`,
    names: '`',
    doubled: false,
    backslash: true,
    triple: `'"`,
    prefixes: unread('r', 'b', 'br', 'rb', 'x', 'n', 'u'),
    lineComments: ['--', '#'],
    params: { ...STANDARD.params, signs: '@:' },
  },
  // GoogleSQL, lexical structure.
  reserved: wordsOf(`
    array at collate contains cube current default define enum escape except exclude extract fetch following grouping
    groups hash if ignore interval lateral lookup merge new no nulls of over partition preceding proto qualify range
    recursive respect rollup rows some struct tablesample treat unbounded unnest window within
  `),
  bodies: 'none',
};

import { STANDARD, unread } from '../lexis.ts';
import { type DialectTable, wordsOf } from './dialect.ts';

export const snowflake: DialectTable = {
  lexis: {
    ...STANDARD,
    backslash: true,
    dollar: 'plain',
    prefixes: unread('r', 'b', 'br', 'rb', 'x', 'n', 'u'),
    lineComments: ['--', '//'],
  },
  // Snowflake, "Reserved & limited keywords".
  reserved: wordsOf(`
    account alter check column connect connection constraint current database delete drop following grant ilike
    increment insert issue lateral localtime localtimestamp minus of organization qualify regexp revoke rlike row rows
    sample schema some start table tablesample trigger unique update values view whenever
  `),
  bodies: 'none',
};

import { STANDARD, unread } from '../lexis.ts';
import { type DialectTable, wordsOf } from './dialect.ts';

export const trino: DialectTable = {
  lexis: {
    ...STANDARD,
    prefixes: unread('r', 'b', 'br', 'rb', 'x', 'n', 'u'),
  },
  // Trino, "Keywords and identifiers".
  reserved: wordsOf(`
    alter constraint cube deallocate delete describe drop escape except execute extract grouping insert listagg
    localtime localtimestamp normalize prepare recursive rollup skip table trim uescape unnest values
  `),
  bodies: 'none',
};

import { STANDARD } from '../lexis.ts';
import { type DialectTable, wordsOf } from './dialect.ts';

export const postgres: DialectTable = {
  lexis: {
    ...STANDARD,
    dollar: 'tagged',
    prefixes: new Map([
      ['e', 'escapes'],
      ['b', 'bytes'],
      ['x', 'bytes'],
      ['n', 'plain'],
      ['u&', 'unread'],
    ]),
    nestedComments: true,
    params: { signs: ':$', numbered: true, marks: false, apart: false, tail: false },
    numbers: { hex: true, underscores: true },
    operators: ['->>', '->', '#>>', '#>', '::', ':=', '=>', '||', '<=', '>=', '<>', '!=', '==', '<<', '>>'],
  },
  // PostgreSQL, appendix C.
  reserved: wordsOf(`
    analyse analyze array authorization binary both check collate collation column concurrently constraint
    current_date current_time current_timestamp current_user default deferrable do except fetch foreign freeze grant
    ilike initially lateral leading localtime localtimestamp offset only overlaps placing primary references returning
    session_user similar some symmetric table tablesample trailing unique user variadic verbose window
  `),
  bodies: 'atomic',
};

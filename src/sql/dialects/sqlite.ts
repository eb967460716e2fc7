import { STANDARD } from '../lexis.ts';
import { type DialectTable, wordsOf } from './dialect.ts';

export const sqlite: DialectTable = {
  lexis: {
    ...STANDARD,
    names: '"`[',
    prefixes: new Map([['x', 'bytes']]),
    params: { signs: ':@$', numbered: true, marks: true, apart: false, tail: true },
    numbers: { hex: true, underscores: true },
    operators: ['->>', '->', '||', '<=', '>=', '<>', '!=', '==', '<<', '>>'],
  },
  // SQLite's grammar without its fallback words.
  reserved: wordsOf(`
    add alter autoincrement check collate column commit constraint default deferrable delete drop escape except foreign
    index insert isnull notnull nothing primary references returning table transaction unique update values
  `),
  bodies: 'trigger',
};

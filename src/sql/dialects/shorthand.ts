import { type Lexis, STANDARD } from '../lexis.ts';

/** What people write on a whiteboard: of every dialect something, and of none all. */
export const SHORTHAND: Lexis = {
  ...STANDARD,
  names: '"`[',
  triple: '"',
  dollar: 'tagged',
  prefixes: new Map([
    ['e', 'escapes'],
    ['b', 'plain'],
    ['r', 'plain'],
    ['n', 'plain'],
    ['x', 'plain'],
    ['rb', 'plain'],
    ['br', 'plain'],
  ]),
  anyEscape: true,
  lineComments: ['--', '#', '//'],
  params: { signs: '', numbered: false, marks: false, apart: false, tail: false },
  numbers: { hex: true, underscores: true },
  operators: ['->>', '->', '=>', '::', '||', '<=', '>=', '<>', '!=', '==', '...'],
};

/** The same, where a backslash in a text means what follows it. */
export const SHORTHAND_WITH_BACKSLASHES: Lexis = { ...SHORTHAND, backslash: true };

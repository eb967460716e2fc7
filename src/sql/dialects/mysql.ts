import { STANDARD } from '../lexis.ts';
import { type DialectTable, wordsOf } from './dialect.ts';

export const mysql: DialectTable = {
  lexis: {
    ...STANDARD,
    texts: `'"`,
    names: '`',
    backslash: true,
    anyEscape: true,
    prefixes: new Map([
      ['n', 'plain'],
      ['b', 'bytes'],
      ['x', 'bytes'],
    ]),
    lineComments: ['--', '#'],
    params: { signs: ':', numbered: false, marks: true, apart: false, tail: false },
    numbers: { hex: true, underscores: false },
    operators: ['<=>', '->>', '->', ':=', '||', '&&', '<=', '>=', '<>', '!=', '<<', '>>'],
  },
  // MySQL 8.4, section 11.3.
  reserved: wordsOf(`
    add alter analyze before bigint binary both call cascade change char character check collate column condition
    constraint convert cube database databases day_hour dec decimal declare default delayed delete describe div double
    drop dual each elseif empty escape except exit explain fetch float force foreign function generated get grant
    grouping groups if ignore index insert int integer interval iterate key keys kill lag lateral lead leading leave
    lines load lock long loop match mod modifies of optimize option out over partition primary procedure purge range
    rank read reads real recursive references regexp release rename repeat replace require restrict return revoke row
    rows schema schemas separator show signal spatial sql system table terminated trailing trigger undo unique unlock
    unsigned update usage use values varchar varying virtual while window write
  `),
  bodies: 'none',
};

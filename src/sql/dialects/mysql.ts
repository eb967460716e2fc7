import { STANDARD } from '../lexis.ts';
import { type DialectTable, offered, wordsOf } from './dialect.ts';

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
  offered: offered({
    keywords: `
      after analyze auto_increment begin bigint both cascade change charset collate comment commit convert cube
      current_time current_user database day describe div do duplicate enforced engine explain extract fetch force
      fulltext function generated grant grouping hour ignore index interval json_table lateral lock match minute
      modify month no of only optimize partitions procedure read regexp return returns revoke rlike rollback rollup
      schema second separator show signal spatial sql start stored straight_join tables temporary trigger unlock
      unsigned use virtual week within xor year zerofill
    `,
    types: `
      varchar char text mediumtext longtext int bigint smallint tinyint decimal float double boolean date datetime
      timestamp time year json binary varbinary blob enum bit
    `,
    functions: `
      adddate bit_and bit_count bit_or cast char_length concat_ws convert convert_tz curdate curtime date date_add
      date_format date_sub datediff day dayname dayofweek dayofyear elt extract field find_in_set format
      from_unixtime group_concat hour if ifnull inet_aton instr json_array json_arrayagg json_contains json_extract
      json_keys json_length json_object json_objectagg json_table json_unquote json_valid last_day last_insert_id
      left locate makedate md5 mid minute month monthname now period_diff pi position quarter rand regexp_like
      regexp_substr repeat right second sha2 str_to_date strcmp subdate subtime sysdate time timediff timestampadd
      timestampdiff to_days unix_timestamp utc_timestamp uuid week weekday year yearweek
    `,
  }),
  bodies: 'none',
};

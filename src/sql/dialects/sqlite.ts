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
  offered: {
    keywords: [
      ...wordsOf(`
      abort action add after all alter always analyze and as asc attach autoincrement before begin between by
      cascade case cast check collate column commit conflict constraint create cross current current_date
      current_time current_timestamp database default deferrable deferred delete desc detach distinct do drop each
      else end escape except exclude exclusive exists explain fail filter first following for foreign from full
      generated glob group groups having if ignore immediate in index indexed initially inner insert instead
      intersect into is isnull join key last left like limit match materialized natural no not nothing notnull null
      nulls of offset on or order others outer over partition plan pragma preceding primary query raise range
      recursive references regexp reindex release rename replace restrict returning right rollback row rows
      savepoint select set strict table temp temporary then ties to transaction trigger unbounded union unique
      update using vacuum values view virtual when where window with without
    `),
    ],
    // `STRING` is missing because to SQLite it is a number.
    types: [
      ...wordsOf('text integer real numeric blob int bigint boolean date datetime timestamp varchar any'),
    ],
    functions: [
      ...wordsOf(`
      abs avg ceil changes char coalesce concat concat_ws count cume_dist date datetime dense_rank exp first_value
      floor format glob group_concat hex ifnull iif instr json json_array json_array_length json_each json_extract
      json_group_array json_group_object json_insert json_object json_patch json_quote json_remove json_replace
      json_set json_tree json_type json_valid julianday lag last_value lead length like likelihood likely ln log
      log10 log2 lower ltrim max min mod nth_value ntile nullif percent_rank pow power printf quote random rank
      replace round row_number rtrim sign sqrt strftime string_agg substr substring sum time timediff total trim
      trunc typeof unhex unicode unixepoch unlikely upper
    `),
    ],
  },
  bodies: 'trigger',
};

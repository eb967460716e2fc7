import { STANDARD } from '../lexis.ts';
import { type DialectTable, offered, wordsOf } from './dialect.ts';

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
  offered: offered({
    keywords: `
      always analyze array at begin both cascade collate commit concurrently conflict copy cube current current_time
      current_user deferrable deferred do domain enum escape exclude explain extension extract fetch filter function
      generated grant grouping groups identity ilike include index inherits initially interval language lateral
      leading like local localtime localtimestamp lock match materialized maxvalue merge minvalue modulus no nothing
      of only ordinality others overlaps overriding owner policy procedure refresh remainder restrict returning
      returns revoke rollback rollup savepoint schema sequence sets similar some start stored symmetric tablesample
      temp ties trailing transaction trigger type unlogged user vacuum within without zone
    `,
    types: `
      text integer bigint smallint numeric decimal real double precision boolean date timestamp timestamptz time
      interval jsonb json uuid varchar char bytea serial bigserial inet int
    `,
    functions: `
      age array_agg array_length array_position array_to_string bool_and bool_or btrim cardinality char_length
      concat_ws date_bin date_part date_trunc extract format gen_random_uuid generate_series json_agg
      json_build_object json_each jsonb_agg jsonb_array_elements jsonb_array_elements_text jsonb_array_length
      jsonb_build_object jsonb_each jsonb_each_text jsonb_extract_path_text jsonb_object_agg jsonb_set jsonb_typeof
      left make_date make_interval md5 mode now percentile_cont percentile_disc position random regexp_match
      regexp_matches regexp_split_to_table repeat right row_to_json split_part starts_with string_agg
      string_to_array strpos to_char to_date to_json to_jsonb to_number to_timestamp translate trunc unnest
      width_bucket
    `,
  }),
  bodies: 'atomic',
};

import { type DialectTable, offered, wordsOf } from './dialect.ts';
import { postgres } from './postgres.ts';

export const redshift: DialectTable = {
  lexis: postgres.lexis,
  // Redshift, "Reserved words".
  reserved: wordsOf(`
    array authorization backup binary both check collate column constraint current_date current_user default deferrable
    delta disable enable except explicit foreign freeze grant identity ignore ilike initially language leading
    localtime localtimestamp minus new offline offset old only open overlaps parallel partition percent permissions
    placing primary raw recover references resort respect session_user similar snapshot some sysdate system table tag
    timestamp top trailing unique user verbose wallet
  `),
  offered: offered({
    keywords: `
      analyze at auto backup begin cascade collate commit compound compupdate copy current_time current_user distkey
      diststyle encode even explain extract fetch function grant grouping identity ilike interleaved interval
      language lateral leading like local materialized merge no only overlaps pivot qualify refresh restrict returns
      revoke rollback schema similar some sortkey sysdate temp top trailing transaction type unload unpivot user
      vacuum within without zone
    `,
    types: `
      varchar integer bigint smallint decimal numeric real double precision boolean date timestamp timestamptz time
      timetz super char text varbyte geometry hllsketch interval int
    `,
    functions: `
      add_months approximate btrim charindex convert_timezone date_add date_diff date_part date_trunc dateadd
      datediff decode extract get_array_length getdate is_valid_json json_extract_array_element_text
      json_extract_path_text json_parse json_serialize last_day len listagg md5 median months_between nvl nvl2
      percentile_cont position random ratio_to_report regexp_count regexp_instr regexp_substr repeat sha2 split_part
      strpos sysdate to_char to_date to_number to_timestamp translate trunc
    `,
  }),
  bodies: 'atomic',
};

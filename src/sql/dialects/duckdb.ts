import { type DialectTable, offered, wordsOf } from './dialect.ts';
import { postgres } from './postgres.ts';

export const duckdb: DialectTable = {
  lexis: postgres.lexis,
  // DuckDB's own list of keywords.
  reserved: wordsOf(`
    analyse analyze array both check collate column constraint default deferrable describe do except fetch foreign
    grant initially lambda lateral leading offset only pivot placing primary qualify references returning show some
    summarize symmetric table trailing unique unpivot variadic window
  `),
  offered: offered({
    keywords: `
      analyze anti array asof at attach begin cascade collate columns commit conflict copy cube current database
      describe detach do escape exclude explain export extract fetch filter format function generated glob grouping
      groups ignore ilike include index install interval lambda lateral like load macro map materialized name no
      nothing only ordinality others pivot positional pragma qualify respect restrict returning rollback rollup
      sample schema semi sequence sets show similar some struct summarize tablesample temp ties transaction type
      unpivot vacuum within without zone
    `,
    types: `
      varchar text integer bigint hugeint smallint tinyint utinyint usmallint uinteger ubigint double float decimal
      boolean date timestamp timestamptz time interval json uuid blob struct map list union int
    `,
    functions: `
      age any_value approx_count_distinct arg_max arg_min array_agg array_length bool_and bool_or concat_ws contains
      count_if current_date date_add date_diff date_part date_sub date_trunc datediff day dayname dayofweek
      ends_with epoch epoch_ms extract first format from_json generate_series group_concat hash histogram hour
      ifnull isfinite json_array_length json_extract json_extract_string json_group_array json_object json_structure
      json_transform json_type json_valid last last_day left len list list_aggregate list_contains list_distinct
      list_filter list_sort list_transform list_value make_date make_timestamp map map_keys max_by md5 median min_by
      minute mode month monthname now position quantile_cont quantile_disc random range read_csv read_json
      read_parquet regexp_extract regexp_matches repeat right second split_part starts_with strftime string_agg
      string_split strptime struct_pack time_bucket to_days to_hours to_json to_minutes to_seconds to_timestamp
      today trunc try_cast typeof unnest uuid week year
    `,
  }),
  bodies: 'atomic',
};

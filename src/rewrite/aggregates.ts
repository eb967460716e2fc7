/** Names of aggregates: what stands in them needs no GROUP BY. */
export const AGGREGATES: ReadonlySet<string> = new Set(
  `count sum avg min max any_value count_if countif string_agg listagg array_agg approx_count_distinct approx_distinct
   max_by min_by logical_and logical_or bool_and bool_or booland_agg boolor_agg every`.split(/\s+/),
);

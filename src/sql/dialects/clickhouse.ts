import { STANDARD } from '../lexis.ts';
import { type DialectTable, offered } from './dialect.ts';

export const clickhouse: DialectTable = {
  lexis: {
    ...STANDARD,
    names: '"`',
    backslash: true,
    anyEscape: true,
    dollar: 'tagged',
    prefixes: new Map([
      ['b', 'bytes'],
      ['x', 'bytes'],
    ]),
    lineComments: ['--', '#'],
    numbers: { hex: true, underscores: true },
  },
  // ClickHouse reserves nothing.
  reserved: new Set(),
  offered: offered({
    keywords: `
      after alias analyze anti any array asof attach cluster codec comment cube database deduplicate describe detach
      distributed engine ephemeral exchange explain extract final format function global grouping ilike index
      interval lifetime lightweight local materialized modify mutation optimize outfile partitions populate prewhere
      projection rollup sample semi sets settings show source system tables temporary ttl type use within without
    `,
    types: `
      String UInt8 UInt16 UInt32 UInt64 Int8 Int16 Int32 Int64 Float32 Float64 Decimal Bool Date Date32 DateTime
      DateTime64 UUID Array Tuple Map Nullable LowCardinality FixedString Enum8 Enum16 JSON IPv4 AggregateFunction
      SimpleAggregateFunction
    `,
    functions: `
      addDays any anyLast argMax argMin arrayFilter arrayJoin arrayMap arraySort avgIf cityHash64 countIf dateDiff
      extract formatDateTime groupArray groupUniqArray has if JSONExtractFloat JSONExtractInt JSONExtractRaw
      JSONExtractString JSONHas length lowerUTF8 maxIf median minIf multiIf now now64 parseDateTimeBestEffort
      quantile quantiles range replaceRegexpAll runningDifference sequenceCount sequenceMatch sipHash64 splitByChar
      startsWith sumIf sumMap toDate toDateTime toDateTime64 toDayOfWeek toFloat64 toHour toInt64 toMonth
      toStartOfDay toStartOfHour toStartOfInterval toStartOfMonth toStartOfWeek toString toTypeName toUInt64
      toUnixTimestamp toYear toYYYYMM toYYYYMMDD tuple uniq uniqCombined uniqExact windowFunnel
    `,
  }),
  bodies: 'none',
};

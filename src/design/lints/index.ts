import type { Design } from '../../domain/design.ts';
import type { RawFinding } from '../../domain/finding.ts';
import type { StoredTable } from '../../domain/run.ts';
import { entityAttributeValue } from './entity-attribute-value.ts';
import { floatMoney } from './float-money.ts';
import { genericKey } from './generic-key.ts';
import { type Lint, seenOf } from './lint.ts';
import { listInColumn } from './list-in-column.ts';
import { mixedNaming } from './mixed-naming.ts';
import { mostlyNull } from './mostly-null.ts';
import { noTime } from './no-time.ts';
import { nullableKey } from './nullable-key.ts';
import { numberedColumns } from './numbered-columns.ts';
import { referenceWithoutIndex } from './reference-without-index.ts';
import { reservedWord } from './reserved-word.ts';
import { tableAPeriod } from './table-a-period.ts';
import { tableWithoutKey } from './table-without-key.ts';
import { wideActivityStream } from './wide-activity-stream.ts';

/** Every lint there is, what matters most first. A new one is a file, a line here, its code and its words. */
export const LINTS = {
  'table-without-key': tableWithoutKey,
  'no-time': noTime,
  'nullable-key': nullableKey,
  'table-a-period': tableAPeriod,
  'entity-attribute-value': entityAttributeValue,
  'numbered-columns': numberedColumns,
  'list-in-column': listInColumn,
  'float-money': floatMoney,
  'reference-without-index': referenceWithoutIndex,
  'wide-activity-stream': wideActivityStream,
  'mostly-null': mostlyNull,
  'generic-key': genericKey,
  'reserved-word': reservedWord,
  'mixed-naming': mixedNaming,
} as const satisfies Record<string, Lint>;

/**
 * What an interviewer would frown at in a design; it costs no points.
 * @param tables the loaded rows, for what is measured; null where nothing was loaded.
 */
export function adviceOn(design: Design, tables: readonly StoredTable[] | null): readonly RawFinding[] {
  const seen = seenOf(design, tables);
  return Object.values(LINTS).flatMap((lint) => lint(seen));
}

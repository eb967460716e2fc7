import type { Design } from '../../domain/design.ts';
import type { Finding } from '../../domain/finding.ts';
import type { StoredTable } from '../../domain/run.ts';
import { entityAttributeValue } from './entity-attribute-value.ts';
import { floatMoney } from './float-money.ts';
import { genericKey } from './generic-key.ts';
import { seenOf } from './lint.ts';
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

/** Every lint there is, what matters most first. A new one is a file and a line here. */
export const LINTS = [
  tableWithoutKey,
  noTime,
  nullableKey,
  tableAPeriod,
  entityAttributeValue,
  numberedColumns,
  listInColumn,
  floatMoney,
  referenceWithoutIndex,
  wideActivityStream,
  mostlyNull,
  genericKey,
  reservedWord,
  mixedNaming,
] as const;

/**
 * What an interviewer would frown at in a design; it costs no points.
 * @param tables the loaded rows, for what is measured; null where nothing was loaded.
 */
export function adviceOn(design: Design, tables: readonly StoredTable[] | null): readonly Finding[] {
  const seen = seenOf(design, tables);
  return LINTS.flatMap((lint) => lint.findings(seen));
}

import type { DesignColumn, DesignTable, LogicalType } from '../../domain/design.ts';
import { wordsOf } from './words.ts';

const NUMBERS: readonly LogicalType['kind'][] = ['integer', 'decimal', 'float'];
const TIMES: readonly LogicalType['kind'][] = ['date', 'time', 'timestamp'];
/** Types that hold a time as well as anything else, so that the name has to say it. */
const OPEN: readonly LogicalType['kind'][] = ['text', 'none', 'unknown', 'integer'];

const TIME_WORDS = new Set(
  'ts time timestamp at date datetime day dt hour week month year epoch millis utc when start end begin since until'.split(
    ' ',
  ),
);

/** Whether a column says when: by its type, or by its name where the type leaves that open. */
export function isTime({ name, type }: DesignColumn): boolean {
  if (TIMES.includes(type.kind)) return true;
  const last = wordsOf(name).filter((word) => !['id', 'key', 'sk', 'utc', 'ms', 'us', 's'].includes(word));
  return OPEN.includes(type.kind) && TIME_WORDS.has(last.at(-1) ?? '');
}

const DAY_WORDS = new Set(['date', 'day', 'dt', 'hour', 'week', 'month', 'year', 'ds']);

/** Whether a column names a day, an hour or a month, and no single moment. */
export function isPeriod({ name, type }: DesignColumn): boolean {
  return type.kind === 'date' || (type.kind !== 'timestamp' && DAY_WORDS.has(wordsOf(name).at(-1) ?? ''));
}

export function isNumber({ type }: DesignColumn): boolean {
  return NUMBERS.includes(type.kind);
}

/** Columns of the primary key, or of the first unique one; empty where there is none. */
export function keyOf({ keys }: DesignTable): readonly string[] {
  return (keys[0]?.columns ?? []).filter((column) => column !== null);
}

export const sameName = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase();

export function columnOf(table: DesignTable, name: string): DesignColumn | undefined {
  return table.columns.find((column) => sameName(column.name, name));
}

import { wordsOf } from './words.ts';
import type { TableRole } from '../../domain/diagram.ts';

const PERIODS = ['daily', 'hourly', 'weekly', 'monthly', 'day', 'hour', 'week', 'month'];
const SUMS = ['agg', 'aggregate', 'aggregates', 'summary', 'rollup', 'stats', 'totals', 'metrics', 'counts'];

/** What begins or ends a name, by the role that it tells; the first that fits counts. */
const NAMES: readonly (readonly [TableRole, readonly string[], readonly string[]])[] = [
  [
    'staging',
    ['stg', 'staging', 'raw', 'bronze', 'src', 'tmp', 'landing'],
    ['staging', 'stg', 'raw', 'landing'],
  ],
  [
    'dimension',
    ['dim', 'dimension', 'd', 'hub', 'sat', 'satellite'],
    ['dim', 'dimension', 'hub', 'sat', 'scd', 'scd2'],
  ],
  ['bridge', ['bridge', 'br', 'xref', 'link', 'lnk'], ['bridge', 'xref', 'map', 'mapping']],
  [
    'aggregate',
    ['agg', 'aggregate', 'rollup', 'daily', 'hourly', 'weekly', 'monthly'],
    [...PERIODS, ...SUMS],
  ],
  ['fact', ['fact', 'facts', 'fct', 'f'], ['fact', 'facts', 'fct']],
];

/** The role that a name says; null where it says none. */
export function roleByName(table: string): TableRole | null {
  const words = wordsOf(table);
  const [first = '', last = ''] = [words[0], words.at(-1)];
  if (words.length < 2) return null;
  return NAMES.find(([, before, after]) => before.includes(first) || after.includes(last))?.[0] ?? null;
}

const EVENTS =
  /^(?:event|session|log|activity|activities|action|interaction|transaction|order|payment|click|impression|pageview|visit|message|engagement|stream|journal|ledger)s?$/;

/** Whether a name is of what happens, and not of what there is. */
export function isEventName(table: string): boolean {
  return wordsOf(table).some((word) => EVENTS.test(word));
}

import type { TableRole } from '../../domain/diagram.ts';

/** The words of a name, in lower case: of `fact_viewEvents`, `UserID` and `user-id` alike. */
export function wordsOf(name: string): string[] {
  return name
    .replaceAll(/([\p{Ll}\d])(\p{Lu})/gu, '$1_$2')
    .replaceAll(/(\p{Lu})(\p{Lu}\p{Ll})/gu, '$1_$2')
    .toLowerCase()
    .split(/[^\p{L}\p{M}\p{N}]+/u)
    .filter((word) => word !== '');
}

/** `user_id` and `userId` are one word to a reader. */
export function folded(name: string): string {
  return wordsOf(name).join('_');
}

const same = new Set(['news', 'series', 'species', 'status', 'analytics', 'metrics', 'stats', 'canvas']);

/** `videos` is `video`; a word that only ends like a plural stays. */
export function singular(word: string): string {
  if (same.has(word) || /(?:ss|us|is)$/.test(word)) return word;
  if (/[^aeiou]ies$/.test(word)) return `${word.slice(0, -3)}y`;
  if (/(?:ch|sh|x|ss|z)es$/.test(word)) return word.slice(0, -2);
  return word.length > 3 && word.endsWith('s') ? word.slice(0, -1) : word;
}

const ID_WORDS = new Set(['id', 'ids', 'key', 'sk', 'pk', 'fk', 'uuid', 'guid']);

/** What an id is of: `user` of `user_id`; null where the name is of no id, empty where it says nothing else. */
export function idOf(column: string): string | null {
  const words = wordsOf(column);
  const last = words.at(-1);
  return last !== undefined && ID_WORDS.has(last) ? words.slice(0, -1).join('_') : null;
}

const BEFORE = /^(?:dim|dimension|d|fact|facts|fct|f|hub|sat|link|bridge|br|stg|staging|tbl)_/;
const AFTER =
  /_(?:dim|dimension|fact|facts|fct|hub|sat|bridge|scd|scd2|history|hist|versions?|snapshot|tbl|table)$/;

/** What a table is about, in the singular: `user` of `dim_users` and `users_history`. */
export function coreOf(table: string): string {
  const words = folded(table).replace(BEFORE, '').replace(AFTER, '').split('_');
  return [...words.slice(0, -1), singular(words.at(-1) ?? '')].join('_');
}

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

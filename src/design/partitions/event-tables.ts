import type { DesignTable } from '../../domain/design.ts';
import type { Workload } from '../../domain/workload.ts';
import { guessColumn, type Said } from './column-names.ts';

/** A table of events, and which types it holds to what part: 1 is all of them. */
export type EventTable = { readonly table: DesignTable; readonly holds: ReadonlyMap<string, number> };

/** Tables with a row per event, as far as names and notes tell, where nothing is loaded. */
export function eventTablesByName(
  tables: readonly DesignTable[],
  workload: Workload,
  said: Said,
): EventTable[] {
  const found = tables.filter((table) => isOfEvents(table, workload, said));
  const homes = new Map<DesignTable, Map<string, number>>(found.map((table) => [table, new Map()]));
  for (const { type } of workload.eventTypes) {
    const takers = takersOf(type, found, workload, said);
    for (const table of takers) homes.get(table)?.set(type, 1 / takers.length);
  }
  return found.map((table) => ({ table, holds: homes.get(table) ?? new Map() }));
}

function isOfEvents(table: DesignTable, workload: Workload, said: Said): boolean {
  const { ids, not } = workload.eventTables;
  const types = workload.eventTypes.map(({ type }) => type);
  if (notesOf(table, said).some((name) => types.includes(name))) return true;
  const inKeys = table.keys.flatMap(({ columns }) => columns).flatMap((name) => name?.toLowerCase() ?? []);
  const candidates = inKeys.length > 0 ? inKeys : table.columns.map(({ name }) => name.toLowerCase());
  if (candidates.some((name) => ids.includes(name))) return true;
  if (wordsIn(table.name).some((word) => not.includes(word) || not.includes(`${word}s`))) return false;
  const meanings = table.columns.map(({ name, type }) =>
    guessColumn(name, type, workload.dimensions, saidOf(said, table, name)),
  );
  const erased = workload.dimensions.flatMap((one) => (one.kind === 'value' && one.erased ? [one.id] : []));
  const who = meanings.some(({ meaning }) => meaning.kind === 'value' && erased.includes(meaning.dimension));
  const when = meanings.some(
    ({ meaning, taken }) => meaning.kind === 'time' && meaning.unit === 'second' && taken === null,
  );
  return who && when;
}

/** Tables that a type goes to: those that say so, else those whose name says it best, else those that take any. */
function takersOf(
  type: string,
  tables: readonly DesignTable[],
  { dimensions }: Workload,
  said: Said,
): DesignTable[] {
  const noted = tables.filter((table) => notesOf(table, said).includes(type));
  if (noted.length > 0) return noted;
  const score = ({ name }: DesignTable) => {
    const words = wordsIn(name);
    return wordsIn(type).filter((word) => words.includes(word)).length;
  };
  const best = Math.max(0, ...tables.map(score));
  if (best > 0) return tables.filter((table) => score(table) === best);
  const kinds = dimensions.flatMap((one) => (one.kind === 'value' && one.types ? one.names : []));
  const any = tables.filter(({ columns }) => columns.some(({ name }) => kinds.includes(name.toLowerCase())));
  return any.length > 0 ? any : [...tables];
}

function notesOf({ name, holds }: DesignTable, { types }: Said): string[] {
  const noted = holds.flatMap(({ names }) => names).map((each) => each.toLowerCase());
  return [...noted, ...(types.get(name.toLowerCase()) ?? [])];
}

/** What a column is stated to be; null: nothing is. */
export const saidOf = ({ columns }: Said, table: DesignTable, column: string) =>
  columns.get(`${table.name}.${column}`.toLowerCase()) ?? null;

/** Words of a name, in the singular. */
function wordsIn(name: string): string[] {
  return name
    .replaceAll(/([a-z])([A-Z])/g, '$1_$2')
    .toLowerCase()
    .split(/[^a-z]+/)
    .map((word) => (word.length > 3 ? word.replace(/(?<!s)s$/, '') : word));
}

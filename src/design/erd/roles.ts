import type { Design, DesignTable } from '../../domain/design.ts';
import type { TableRole } from '../../domain/diagram.ts';
import { columnOf, isNumber, isPeriod, isTime, keyOf, sameName } from './columns.ts';
import type { Link } from './links.ts';
import { coreOf, idOf, isEventName, roleByName, singular } from './words.ts';

/** The role of each table: as its name says, else by its keys, times and references. */
export function rolesOf(
  { tables }: Pick<Design, 'tables'>,
  links: readonly Link[],
): ReadonlyMap<DesignTable, TableRole> {
  const others = links.filter(({ from, to }) => from !== to);
  const referring = Map.groupBy(others, ({ from }) => from);
  const referred = new Set(others.map(({ to }) => to));
  return new Map(
    tables.map((table) => [
      table,
      roleByName(table.name) ?? roleOf(table, referring.get(table) ?? [], referred.has(table)),
    ]),
  );
}

/** @param others its references to other tables. @param referred whether others refer to it. */
function roleOf(table: DesignTable, others: readonly Link[], referred: boolean): TableRole {
  const happens = isEventName(table.name);
  const time = table.columns.some(isTime);
  const foreign = foreignIds(table, others);
  if (isAggregate(table)) return 'aggregate';
  if (happens) return time || foreign > 0 ? 'fact' : 'other';
  if (isOfItself(table) && foreign < 2) return 'dimension';
  if (time && foreign > 1) return 'fact';
  if (isOfItself(table) && referred) return 'dimension';
  if (referred && others.length === 0) return 'dimension';
  if (isBridge(table, foreign, time)) return 'bridge';
  return 'other';
}

/** Ids of other things among the columns, or references where there are more of them. */
function foreignIds(table: DesignTable, links: readonly Link[]): number {
  const [own, ...more] = keyOf(table);
  const ids = table.columns.filter(
    ({ name }) => idOf(name) && !(more.length === 0 && own !== undefined && sameName(own, name)),
  );
  return Math.max(ids.length, links.length);
}

/** A row a thing and period: the key has one, and figures stand beside it. */
function isAggregate(table: DesignTable): boolean {
  const key = keyOf(table);
  const inKey = (name: string) => key.some((each) => sameName(each, name));
  const periods = key.filter((name) => {
    const column = columnOf(table, name);
    return column !== undefined && isPeriod(column);
  });
  const figures = table.columns.filter(
    (column) => isNumber(column) && !inKey(column.name) && idOf(column.name) === null,
  );
  return periods.length > 0 && key.length > 1 && figures.length > 1;
}

/** The key is the id of what the table is named after, perhaps with a version. */
function isOfItself(table: DesignTable): boolean {
  const [first, ...more] = keyOf(table);
  const named = first ?? table.columns[0]?.name;
  if (named === undefined || more.length > 1) return false;
  const second = columnOf(table, more[0] ?? '');
  if (more.length === 1 && !(second && isTime(second))) return false;
  const of = idOf(named);
  const core = coreOf(table.name);
  return (
    of !== null &&
    (of === '' || singular(of) === core || core.endsWith(`_${of}`) || core.startsWith(`${of}_`))
  );
}

function isBridge(table: DesignTable, foreign: number, time: boolean): boolean {
  const ids = keyOf(table).filter((column) => idOf(column));
  const figures = table.columns.filter((column) => isNumber(column) && idOf(column.name) === null);
  return !time && foreign > 1 && ids.length > 1 && figures.length === 0;
}

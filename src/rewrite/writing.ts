import type { Assignment } from './ast-statement.ts';
import { assigned } from './assign.ts';
import { type Env, mark, name } from './env.ts';
import { expression } from './recur.ts';
import type { Column } from './typed.ts';
import { unsupported } from './unsupported.ts';

/** The columns of a table that is written to. */
export function targetOf(table: string, at: number, env: Env): readonly Column[] {
  const columns = env.tables.get(table.toLowerCase());
  if (!columns) return unsupported(at, `${table}, whose columns cannot be told`, 'Create it in the schema.');
  return columns;
}

export function columnOf(columns: readonly Column[], word: string, at: number): Column {
  return (
    columns.find((column) => column.name.toLowerCase() === word.toLowerCase()) ??
    unsupported(at, `the column ${word}, which is not there`)
  );
}

export function setsSql(sets: readonly Assignment[], target: readonly Column[], env: Env): string {
  return sets
    .map(
      ({ at, column, value }) =>
        `${name(column)} = ${assigned(expression(value, env), columnOf(target, column, at), value.at).sql}`,
    )
    .join(', ');
}

/** Ends the script where a row would be changed twice: dialects refuse that, or take any of both. */
export function onlyOnce(table: string, from: string, key: string, message: string, at: number): string {
  return `${mark(at)}DELETE FROM ${name(table)} WHERE 0 = (SELECT CASE WHEN count(*) > count(DISTINCT ${key}) THEN gc_fail('${message}') ELSE 1 END FROM ${from})`;
}

import type { SourceDialect } from '../sql/dialects/source-dialect.ts';
import type { Unnest } from '../sql/parse/tree.ts';
import { unsupported } from '../sql/parse/unsupported.ts';
import { mark } from './places.ts';
import { type FromSql, oneSource } from './relations.ts';
import { type Column, name, type Typed } from './typed.ts';

/** A row for each key of a map, with its value. */
export function mapSql(
  { alias: said, key, element, place, of: from, at }: Unnest,
  of: Typed,
  dialect: SourceDialect,
): FromSql {
  if (key === null || element === null || place !== null)
    return unsupported(at, 'a map without names for its keys and values');
  const alias = said ?? `gc_each_${at}`;
  const each = name(alias);
  const whole = `(${of.sql} -> ${each}.fullkey)`;
  const isJson = from.node === 'cast' && from.type.of[1]?.name === 'json';
  const real = dialect.values.jsonReals === 'spelt' ? whole : `gc_scientific(${each}.value)`;
  const value = `CASE ${each}.type WHEN 'integer' THEN CAST(${each}.value AS TEXT) WHEN 'real' THEN ${real} WHEN 'true' THEN 'true' WHEN 'false' THEN 'false' ELSE ${each}.value END`;
  const column = (word: string, kind: Column['kind'], sql: string) => ({
    name: word,
    kind,
    scale: null,
    sql,
  });
  const columns = [
    column(key, 'text', `${each}.key`),
    isJson ? column(element, 'json', whole) : column(element, 'text', value),
  ];
  return oneSource(`${mark(at)}json_each(${of.sql}) AS ${each}`, alias, columns, true);
}

/** The text of an element that is a scalar; objects stay JSON. */
export function atom(at: string): string {
  return `CASE ${at}.type WHEN 'integer' THEN CAST(${at}.value AS TEXT) WHEN 'real' THEN gc_not_run('an element with a fraction') WHEN 'true' THEN 'true' WHEN 'false' THEN 'false' ELSE ${at}.value END`;
}

import type { Expr, From, Unnest } from './ast.ts';
import { alike, comparable } from './coerce.ts';
import { type Env, mark, name, type Source } from './env.ts';
import { condition, expression } from './recur.ts';
import { querySql } from './recur.ts';
import type { Column, Typed } from './typed.ts';
import { unsupported } from './unsupported.ts';

export type FromSql = {
  readonly sql: string;
  readonly sources: readonly Source[];
  readonly using: ReadonlySet<string>;
};

/** What stands in FROM. What comes later may read what stands before it, in UNNEST. @throws Unsupported */
export function fromSql(from: From, env: Env, before: readonly Source[] = []): FromSql {
  switch (from.from) {
    case 'table': {
      const word = from.parts.at(-1) ?? '';
      if (/^(?:sqlite_|gc_|json_(?:each|tree)$|pragma_)/i.test(word))
        unsupported(from.at, `the table ${word}`);
      if (
        from.parts.length > 1 &&
        !env.tables.has(word.toLowerCase()) &&
        from.parts[0] &&
        isSource(from.parts[0], before)
      )
        unsupported(from.at, `the array ${from.parts.join('.')} in FROM`, 'Write UNNEST.');
      const stored = env.hidden.has(word.toLowerCase());
      if (stored && !env.tables.has(word.toLowerCase()))
        unsupported(from.at, `${word} before it is there`, 'Write the CTE before those that read it.');
      const columns = env.tables.get(word.toLowerCase()) ?? null;
      const alias = from.alias ?? word;
      const as = from.alias === null ? '' : ` AS ${name(from.alias)}`;
      return {
        sql: `${mark(from.at)}${stored ? 'main.' : ''}${name(word)}${as}`,
        sources: [{ alias, columns, unnest: false }],
        using: new Set(),
      };
    }
    case 'query': {
      const { sql, columns } = querySql(from.query, { ...env, scope: env.scope });
      if (from.columns.length === 0) {
        const as = from.alias === null ? '' : ` AS ${name(from.alias)}`;
        if (from.query.body.body === 'values')
          unsupported(from.at, 'VALUES without names for its columns', 'Write (VALUES …) AS t (a, b).');
        return {
          sql: `(${sql})${as}`,
          sources: [{ alias: from.alias, columns, unnest: false }],
          using: new Set(),
        };
      }
      if (columns && columns.length !== from.columns.length)
        unsupported(from.at, `${from.columns.length} names for ${columns.length} columns`);
      const named = from.columns.map(
        (each, at): Column => ({
          name: each,
          kind: columns?.[at]?.kind ?? 'unknown',
          scale: columns?.[at]?.scale ?? null,
        }),
      );
      const renamed = `(WITH gc_named (${from.columns.map(name).join(', ')}) AS (${sql}) SELECT * FROM gc_named)`;
      return {
        sql: `${renamed} AS ${name(from.alias ?? '')}`,
        sources: [{ alias: from.alias, columns: named, unnest: false }],
        using: new Set(),
      };
    }
    case 'unnest':
      return unnestSql(from, env, before);
    case 'join':
      return joinSql(from, env, before);
  }
}

const isSource = (word: string, sources: readonly Source[]): boolean =>
  sources.some(({ alias }) => alias?.toLowerCase() === word.toLowerCase());

function joinSql(join: Extract<From, { from: 'join' }>, env: Env, before: readonly Source[]): FromSql {
  const left = fromSql(join.left, env, before);
  const right = fromSql(join.right, env, [...before, ...left.sources]);
  const sources = [...left.sources, ...right.sources];
  const names = sources.flatMap(({ alias }) => (alias === null ? [] : [alias.toLowerCase()]));
  const twice = names.find((each, at) => names.indexOf(each) !== at);
  if (twice !== undefined)
    unsupported(join.at, `two tables named ${twice}`, 'Give each an alias of its own.');
  if ((join.how === 'right' || join.how === 'full') && sources.some((source) => source.unnest))
    unsupported(join.at, 'UNNEST beside an outer join from the right');
  const using = new Set([...left.using, ...right.using, ...join.using.map((each) => each.toLowerCase())]);
  for (const each of join.using) {
    const kinds = [left, right].map((side): Typed => {
      const found = side.sources
        .flatMap(({ columns }) => columns ?? [])
        .find((column) => column.name.toLowerCase() === each.toLowerCase());
      return { sql: '', kind: found?.kind ?? 'unknown', scale: found?.scale ?? null, literal: null };
    });
    if (kinds[0]?.kind !== kinds[1]?.kind && !kinds.some(({ kind }) => kind === 'unknown'))
      comparable(alike(kinds, join.at).kind === kinds[0]?.kind ? 'text' : 'json', join.at);
  }
  const words = {
    inner: 'JOIN',
    left: 'LEFT JOIN',
    right: 'RIGHT JOIN',
    full: 'FULL JOIN',
    cross: 'CROSS JOIN',
    comma: 'CROSS JOIN',
  }[join.how];
  const scope = { sources: [...before, ...sources], using, outer: env.scope };
  let tail = '';
  if (join.on) tail = ` ON ${condition(join.on, { ...env, scope })}`;
  else if (join.using.length > 0) tail = ` USING (${join.using.map(name).join(', ')})`;
  else if (join.how === 'left') tail = ' ON TRUE';
  const nested = join.right.from === 'join';
  return {
    sql: `${left.sql} ${mark(join.at)}${words} ${nested ? `(${right.sql})` : right.sql}${tail}`,
    sources,
    using,
  };
}

/** A row for each element, by json_each. */
function unnestSql(unnest: Unnest, env: Env, before: readonly Source[]): FromSql {
  const scope = { sources: before, using: new Set<string>(), outer: env.scope };
  const of = expression(unnest.of, { ...env, scope });
  if (of.kind !== 'array' && !(unnest.flatten && of.kind === 'json'))
    unsupported(unnest.at, 'UNNEST of something that is no array', 'Take the array out of JSON first.');
  const alias = unnest.alias ?? `gc_each_${unnest.at}`;
  const at = name(alias);
  const columns: (Column & { sql: string })[] = [];
  const kind = elementKind(unnest.of, env);
  if (unnest.element !== null)
    columns.push({
      name: unnest.element,
      kind,
      scale: null,
      sql: unnest.of.node === 'array' ? `${at}.value` : atom(at),
    });
  if (unnest.place !== null)
    columns.push({
      name: unnest.place,
      kind: 'integer',
      scale: null,
      sql: unnest.base === 1 ? `(${at}.key + 1)` : `${at}.key`,
    });
  if (unnest.flatten)
    columns.push(
      { name: 'value', kind: 'element', scale: null, sql: atom(at) },
      {
        name: 'index',
        kind: 'integer',
        scale: null,
        sql: `CASE WHEN typeof(${at}.key) = 'integer' THEN ${at}.key END`,
      },
      {
        name: 'key',
        kind: 'text',
        scale: null,
        sql: `CASE WHEN typeof(${at}.key) = 'text' THEN ${at}.key END`,
      },
    );
  // What is no array has no elements.
  const array =
    unnest.of.node === 'array'
      ? of.sql
      : `CASE WHEN json_type(${of.sql}) IN ('array'${unnest.flatten ? ", 'object'" : ''}) THEN ${of.sql} END`;
  return {
    sql: `${mark(unnest.at)}json_each(${array}) AS ${at}`,
    sources: [{ alias, columns, unnest: true }],
    using: new Set(),
  };
}

/** The text of an element that is a scalar; objects stay JSON. */
function atom(at: string): string {
  return `CASE ${at}.type WHEN 'integer' THEN CAST(${at}.value AS TEXT) WHEN 'real' THEN gc_fail('an element with a fraction') WHEN 'true' THEN 'true' WHEN 'false' THEN 'false' ELSE ${at}.value END`;
}

function elementKind(of: Expr, env: Env): Column['kind'] {
  if (of.node === 'array')
    return of.items.length > 0
      ? alike(
          of.items.map((each) => expression(each, env)),
          of.at,
        ).kind
      : 'null';
  if (of.node === 'call' && /^(?:split|json_value_array|json_extract_string_array)$/.test(of.name))
    return 'text';
  return 'element';
}

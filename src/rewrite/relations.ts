import type { OrderKey } from '../sql/parse/tree.ts';
import { unsupported } from '../sql/parse/unsupported.ts';
import { alike, comparable } from './coercion.ts';
import type { Source } from './scopes.ts';
import { type Column, isTime, name, typed } from './typed.ts';

/** A query of SQLite's, and its columns; null where they cannot be told. */
export type QuerySql = { readonly sql: string; readonly columns: readonly Column[] | null };

/** What stands in FROM, and what can be named of it. */
export type FromSql = {
  readonly sql: string;
  readonly sources: readonly Source[];
  readonly using: ReadonlySet<string>;
  /** What its rows have to meet beside that. */
  readonly where: readonly string[];
};

export const asSql = (alias: string | null): string => (alias === null ? '' : ` AS ${name(alias)}`);

/** A table, a query or the elements of an array, alone in FROM. */
export const oneSource = (
  sql: string,
  alias: string | null,
  columns: Source['columns'],
  unnest = false,
): FromSql => ({
  sql,
  sources: [{ alias, columns, unnest }],
  using: new Set(),
  where: [],
});

/** Columns under the names that stand behind the name of a CTE or an alias. */
export function renamed(
  { columns: names, at }: { readonly columns: readonly string[]; readonly at: number },
  columns: QuerySql['columns'],
): Column[] {
  if (columns && columns.length !== names.length)
    unsupported(at, `${names.length} names for ${columns.length} columns`);
  return names.map((each, index) => {
    const { kind, scale } = columns?.[index] ?? { kind: 'unknown', scale: null };
    return { name: each, kind, scale };
  });
}

/** The columns of two queries one behind the other. */
export function united(left: readonly Column[], right: QuerySql['columns'], at: number): Column[] {
  return left.map((column, index) => {
    const other = right?.[index];
    if (!other) return column;
    const kinds = [column, other].map((each) => typed('', each.kind, each.scale));
    const { kind, scale } = alike(kinds, at);
    if (isTime(kind) && kinds.some((each) => each.kind !== kind && each.kind !== 'null'))
      unsupported(
        at,
        `${column.name}, which is a ${column.kind} here and a ${other.kind} there`,
        'CAST one of them.',
      );
    return { ...column, kind, scale };
  });
}

/** Where ORDER BY says a number, that column. */
export function ordinal(columns: readonly Column[] | null) {
  return ({ of, at }: OrderKey): string | null => {
    if (of.node !== 'number') return null;
    return columns?.[Number(of.text) - 1] ? String(Number(of.text)) : unsupported(at, `ORDER BY ${of.text}`);
  };
}

/** A column of USING has to be the same on both sides. Throws Unsupported where SQLite would compare otherwise. */
export function checkUsing(word: string, left: FromSql, right: FromSql, at: number): void {
  const [first, second] = [left, right].map(({ sources }) => {
    const all = sources.flatMap(({ columns }) => columns ?? []);
    const found = all.find((column) => column.name.toLowerCase() === word.toLowerCase());
    return typed('', found?.kind ?? 'unknown', found?.scale ?? null);
  });
  if (!first || !second || first.kind === second.kind) return;
  if (first.kind === 'unknown' || second.kind === 'unknown') return;
  comparable(alike([first, second], at).kind === first.kind ? 'text' : 'json', at);
}

import type { Design } from '../domain/design.ts';
import type { Env } from './env.ts';
import { Cursor } from './cursor.ts';
import { GRAMMAR } from './grammar.ts';
import type { Home } from './home.ts';
import { lex } from './lex.ts';
import { parseWholeQuery } from './parse-statement.ts';
import { expressionSql } from './expression.ts';
import { querySql } from './query.ts';
import { type Column, type KnownTable, kindOf } from './typed.ts';
import { Unsupported } from './unsupported.ts';

/** Tables and views with the kinds of their columns, by name in lower case. */
export function catalogue(design: Design | null, given: readonly KnownTable[], home: Home): Env['tables'] {
  const tables = new Map<string, readonly Column[] | null>(
    given.map((table) => [table.name.toLowerCase(), table.columns]),
  );
  for (const table of design?.tables ?? []) {
    const columns = table.columns.map(
      ({ name, type, declared }): Column => ({ name, ...kindOf(type, declared) }),
    );
    tables.set(table.name.toLowerCase(), columns);
  }
  for (const view of design?.views ?? [])
    tables.set(view.name.toLowerCase(), viewColumns(view.text, view.columns, tables, home));
  return tables;
}

function viewColumns(
  text: string,
  names: readonly string[],
  tables: Env['tables'],
  home: Home,
): readonly Column[] | null {
  try {
    const query = parseWholeQuery(new Cursor(lex(text, home), home, GRAMMAR));
    const { columns } = querySql(query, environment(tables, home));
    return columns?.length === names.length
      ? columns.map((column, at) => ({ ...column, name: names[at] ?? column.name }))
      : columns;
  } catch (error) {
    // Where it is created it is told.
    if (error instanceof Unsupported) return null;
    throw error;
  }
}

export function environment(tables: Env['tables'], home: Home): Env {
  return {
    home,
    rules: { expression: expressionSql, query: querySql },
    tables,
    scope: null,
    windows: new Map(),
    aliases: new Map(),
    expand: false,
    hidden: new Set(),
    strict: false,
  };
}

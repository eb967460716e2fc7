import type { CatalogueTable } from '../domain/run.ts';
import { isWord, lex, nameOf, type Token } from './lex.ts';
import { type Statement, statementsOf } from './statements.ts';

/**
 * The column of a table whose value the engine hands out, so that a key on it enforces no grain: an
 * AUTOINCREMENT, IDENTITY or SERIAL key, or an `INTEGER PRIMARY KEY` that no INSERT writes.
 * @param scripts everything that may write to the table; null: there is no load, so nothing is known of writes.
 */
export function engineNumbered(table: CatalogueTable, scripts: readonly string[] | null): string | null {
  const declared = table.columns.find(({ type }) =>
    /\b(?:big|small)?serial\b|\bidentity\b|\bauto_?increment\b/i.test(type),
  );
  const [primary] = table.keys.filter((key) => key.primary);
  const only = primary?.columns.length === 1 ? primary.columns[0] : undefined;
  const words = new Set(
    lex(table.sql).flatMap(({ kind, text }) => (kind === 'name' ? text.toLowerCase() : [])),
  );
  if (words.has('autoincrement')) return only ?? null;
  if (declared) return declared.name;
  const column = table.columns.find(({ name }) => name === only);
  const numbered = column?.type.toUpperCase() === 'INTEGER' && !words.has('rowid');
  if (!column || !numbered) return null;
  if (scripts === null) return null;
  const inserts = scripts.flatMap(statementsOf).flatMap((statement) => insertsInto(statement, table.name));
  return inserts.some((insert) => writes(insert, column.name, table)) ? null : column.name;
}

type Insert = { readonly columns: readonly string[] | null; readonly first: readonly Token[] };

/** Every `INTO table` of a statement, those in a trigger's body too. */
function insertsInto({ tokens }: Statement, table: string): Insert[] {
  const inserts: Insert[] = [];
  for (const [at, token] of tokens.entries()) {
    if (!isWord(token, 'into')) continue;
    const named = tokens[at + 2]?.text === '.' ? at + 3 : at + 1;
    const target = tokens[named];
    if (!target || nameOf(target).toLowerCase() !== table.toLowerCase()) continue;
    const list = tokens[named + 1]?.text === '(' ? parenthesis(tokens, named + 1) : null;
    inserts.push({
      columns: list?.filter((each) => each.kind === 'name').map((each) => nameOf(each).toLowerCase()) ?? null,
      first: tokens.slice(named + 1),
    });
  }
  return inserts;
}

function parenthesis(tokens: readonly Token[], open: number): Token[] {
  const close = tokens.findIndex((token, at) => at > open && token.text === ')');
  return tokens.slice(open + 1, close < 0 ? undefined : close);
}

/** Without a column list all columns are written; a literal NULL in the first place asks the engine for a number. */
function writes({ columns, first }: Insert, column: string, table: CatalogueTable): boolean {
  const place = columns
    ? columns.indexOf(column.toLowerCase())
    : table.columns.findIndex(({ name }) => name === column);
  if (place < 0) return false;
  if (place > 0) return true;
  const start = first.findIndex((token) => isWord(token, 'select') || isWord(token, 'values'));
  const value = first.slice(start + 1).find((token) => token.text !== '(');
  return !isWord(value, 'null');
}

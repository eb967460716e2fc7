import type { CatalogueTable } from '../domain/run.ts';
import { sqlite } from '../sql/dialects/sqlite.ts';
import { lex } from '../sql/lexer.ts';
import { type Statement, statementsOf, verbOf } from '../sql/statements.ts';
import { isName, isWord, type Token, unquoted } from '../sql/token.ts';
import { typeClass } from './type-class.ts';

/** What may write to the model's tables. */
export type Writers = {
  /** Texts of the load and the other scripts. */
  readonly scripts: readonly string[];
  /** Text of the schema: its triggers write, and it may fill tables of codes itself. */
  readonly schema: string;
};

/**
 * The column of a table whose value the engine hands out, so that a key on it enforces no grain: an
 * AUTOINCREMENT, IDENTITY or SERIAL key, or a number that is a key by itself and that no INSERT writes.
 * @param writers null: there is no load, so nothing is known of writes.
 */
export function engineNumbered(table: CatalogueTable, writers: Writers | null): string | null {
  const [primary] = table.keys.filter((key) => key.primary);
  const only = primary?.columns.length === 1 ? primary.columns[0] : undefined;
  if (lex(table.sql, sqlite.lexis).some((token) => isWord(token, 'autoincrement'))) return only ?? null;
  const declared = table.columns.find(({ type }) =>
    /\b(?:big|small)?serial\b|\bidentity\b|\bauto_?increment\b/i.test(type),
  );
  if (declared) return declared.name;
  const column = table.columns.find(({ name }) => name === only);
  if (!column || !writers || typeClass(column.type) !== 'whole number') return null;
  const inserts = insertsOf(table, writers);
  // A table that nothing fills has no rows whose grain could be broken.
  if (inserts.length === 0) return null;
  return inserts.some((insert) => writes(insert, column.name, table)) ? null : column.name;
}

type Insert = { readonly columns: readonly string[] | null; readonly rest: readonly Token[] };

/** The inserts into a table as the model runs; those of the schema itself where there are no others. */
function insertsOf(table: CatalogueTable, { scripts, schema }: Writers): Insert[] {
  const into = (statements: readonly Statement[]) =>
    statements.flatMap((statement) => insertsInto(statement, table.name));
  const [triggers, own] = [true, false].map((wanted) =>
    statementsOf(schema, 'sqlite').filter((statement) => (verbOf(statement) === 'create') === wanted),
  );
  const running = into([...scripts.flatMap((text) => statementsOf(text, 'sqlite')), ...(triggers ?? [])]);
  return running.length > 0 ? running : into(own ?? []);
}

/** Every `INTO table` of a statement, those in a trigger's body too. */
function insertsInto({ tokens }: Statement, table: string): Insert[] {
  const inserts: Insert[] = [];
  for (const [at, token] of tokens.entries()) {
    if (!isWord(token, 'into')) continue;
    const named = tokens[at + 2]?.text === '.' ? at + 3 : at + 1;
    const target = tokens[named];
    if (!target || unquoted(target).toLowerCase() !== table.toLowerCase()) continue;
    const next = isWord(tokens[named + 1], 'as') ? named + 3 : named + 1;
    const list = tokens[next]?.text === '(' ? parenthesis(tokens, next) : null;
    inserts.push({
      columns: list?.filter(isName).map((each) => unquoted(each).toLowerCase()) ?? null,
      rest: tokens.slice(next),
    });
  }
  return inserts;
}

function parenthesis(tokens: readonly Token[], open: number): Token[] {
  const close = tokens.findIndex((token, at) => at > open && token.text === ')');
  return tokens.slice(open + 1, close < 0 ? undefined : close);
}

/** Without a column list all columns are written; a literal NULL, or DEFAULT VALUES, leaves it to the engine. */
function writes({ columns, rest }: Insert, column: string, table: CatalogueTable): boolean {
  if (isWord(rest[0], 'default')) return false;
  const place = columns
    ? columns.indexOf(column.toLowerCase())
    : table.columns.findIndex(({ name }) => name === column);
  if (place < 0) return false;
  const start = rest.findIndex((token) => isWord(token, 'select') || isWord(token, 'values'));
  if (start < 0) return true;
  const list = rest.slice(isWord(rest[start], 'values') ? start + 2 : start + 1);
  return !isWord(expressionAt(list, place)[0], 'null');
}

/** The tokens of the expression at a place of a list that commas part. */
function expressionAt(list: readonly Token[], place: number): Token[] {
  let depth = 0;
  let at = 0;
  const expression: Token[] = [];
  for (const token of list) {
    if (token.text === '(') depth++;
    if (token.text === ')' && --depth < 0) break;
    if (depth === 0 && token.text === ',') at++;
    else if (at === place) expression.push(token);
    if (at > place || (depth === 0 && isWord(token, 'from'))) break;
  }
  return expression;
}

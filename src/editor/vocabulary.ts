import { sqlite } from '../sql/dialects/sqlite.ts';
import { lex } from '../sql/lexer.ts';
import { statementsOf } from '../sql/statements.ts';
import { isName, isWord, type Token, unquoted } from '../sql/token.ts';
import { closingOf, itemsOf } from './brackets.ts';
import { outputColumns } from './scope.ts';

export type KnownTable = {
  readonly name: string;
  readonly columns: readonly string[];
  /** `model`: of the candidate's own schema. */
  readonly origin: 'model' | 'bronze';
};

/** The names that can be completed besides SQL's words. */
export type Vocabulary = { readonly tables: readonly KnownTable[] };

/** The tables of a schema, however much of it is written so far, and the bronze tables. */
export function vocabularyFrom(
  schema: string,
  bronze: readonly { readonly name: string; readonly columns: readonly string[] }[],
): Vocabulary {
  const tables = new Map<string, KnownTable>();
  for (const { name, columns } of bronze) tables.set(name.toLowerCase(), { name, columns, origin: 'bronze' });
  for (const text of definitionsIn(schema)) {
    for (const { tokens } of statementsOf(text, 'sqlite')) {
      const table = tableIn(tokens, (name) => tables.get(name)?.columns);
      const before = table && tables.get(table.name.toLowerCase());
      if (table)
        tables.set(table.name.toLowerCase(), table.adds && before ? joined(before, table) : own(table));
    }
  }
  // The candidate's own come first.
  const all = [...tables.values()];
  return {
    tables: [...all.filter((table) => table.origin === 'model'), ...all.filter((t) => t.origin === 'bronze')],
  };
}

type Definition = { readonly name: string; readonly columns: readonly string[]; readonly adds: boolean };

function own({ name, columns }: Definition): KnownTable {
  return { name, columns, origin: 'model' };
}

function joined(before: KnownTable, { columns }: Definition): KnownTable {
  return { ...before, columns: [...before.columns, ...columns] };
}

/**
 * The text cut before every line that begins with CREATE or ALTER: a quote, a bracket or a semicolon that is missing
 * so far costs one table and not all that follow.
 */
function definitionsIn(schema: string): string[] {
  const comments = lex(schema, sqlite.lexis).filter(
    (token) => token.kind === 'comment' && !token.text.startsWith('--'),
  );
  const isComment = (at: number) => comments.some((comment) => comment.start < at && at < comment.end);
  const starts = [...schema.matchAll(/^[ \t]*(?=(?:create|alter)\b)/gim)].map((match) => match.index);
  const cuts = [0, ...starts.filter((at) => at > 0 && !isComment(at))];
  return cuts.map((start, at) => schema.slice(start, cuts[at + 1]));
}

function tableIn(
  tokens: readonly Token[],
  lookup: (name: string) => readonly string[] | undefined,
): Definition | null {
  const adds = isWord(tokens[0], 'alter');
  if (!adds && !isWord(tokens[0], 'create')) return null;
  let at = tokens.findIndex((token) => isWord(token, 'table') || isWord(token, 'view')) + 1;
  if (at < 1 || at > 3) return null;
  while (['if', 'not', 'exists'].some((word) => isWord(tokens[at], word))) at++;
  if (tokens[at + 1]?.text === '.') at += 2;
  const named = tokens[at];
  if (!named || !isName(named)) return null;
  const name = unquoted(named);
  const rest = tokens.slice(at + 1);
  if (adds) return { name, columns: addedColumn(rest), adds };
  const end = rest[0]?.text === '(' ? (closingOf(rest).get(0) ?? rest.length) : -1;
  const listed = itemsOf(rest.slice(1, Math.max(1, end))).flatMap(columnIn);
  return { name, columns: listed.length > 0 ? listed : outputColumns(rest, lookup), adds };
}

const constraints = new Set(['constraint', 'primary', 'foreign', 'unique', 'check']);

function columnIn([first]: readonly Token[]): string[] {
  if (!first || !(isName(first) || first.kind === 'string')) return [];
  return constraints.has(first.word) ? [] : [unquoted(first)];
}

function addedColumn(rest: readonly Token[]): string[] {
  if (!isWord(rest[0], 'add')) return [];
  return columnIn(rest.slice(isWord(rest[1], 'column') ? 2 : 1));
}

import { sqlite } from '../../sql/dialects/sqlite.ts';
import { lex } from '../../sql/lexer.ts';
import { isName, isSaid, type Token, unquoted } from '../../sql/token.ts';
import { quoted } from './quote.ts';

/** Words that mean the same in every dialect. */
const WORDS = new Set([
  'and',
  'or',
  'not',
  'in',
  'is',
  'null',
  'between',
  'true',
  'false',
  'case',
  'when',
  'then',
  'else',
  'end',
]);
const FUNCTIONS = new Set(['length', 'lower', 'upper', 'abs', 'coalesce', 'nullif', 'trim', 'replace']);
const SYMBOLS = new Set(['=', '<>', '!=', '<', '>', '<=', '>=', '+', '-', '*', '(', ')', ',', '||']);

/**
 * An expression that means in SQLite what it means elsewhere, with the names of columns quoted; null for any other.
 * Division is not among them (3/2 is 1 in SQLite), and LIKE neither (it ignores case there).
 */
export function plainExpression(text: string, columns: readonly string[]): string | null {
  const tokens = lex(text, sqlite.lexis).filter(isSaid);
  const own = new Map(columns.map((name) => [name.toLowerCase(), name]));
  const pieces = tokens.map((token, at) => piece(token, tokens[at + 1], own));
  return tokens.length > 0 && pieces.every((each) => each !== null) ? pieces.join(' ') : null;
}

function piece(token: Token, next: Token | undefined, columns: ReadonlyMap<string, string>): string | null {
  const { kind, text } = token;
  if (kind === 'number') return text;
  if (kind === 'string') return text.endsWith("'") && !text.includes('\\') ? text : null;
  if (kind === 'symbol') return SYMBOLS.has(text) ? text : null;
  if (!isName(token)) return null;
  const folded = unquoted(token).toLowerCase();
  if (next?.text === '(') return FUNCTIONS.has(folded) || WORDS.has(folded) ? text : null;
  const column = columns.get(folded);
  if (column !== undefined) return quoted(column);
  return WORDS.has(folded) ? text : null;
}

/** The date of a time, as the dialects write it. */
const DATE_OF =
  /^(?:(?:date|to_date|todate)\s*\(\s*([\w"`]+)\s*\)|(?:safe_|try_)?cast\s*\(\s*([\w"`]+)\s+as\s+date\s*\)|\(?([\w"`]+)\)?\s*::\s*date)$/i;

/** What a generated column is worked out from; null where SQLite cannot. */
export function generatedExpression(text: string, columns: readonly string[]): string | null {
  const found = DATE_OF.exec(text.trim());
  const name = (found?.[1] ?? found?.[2] ?? found?.[3])?.replaceAll(/["`]/g, '');
  const column = name && columns.find((each) => each.toLowerCase() === name.toLowerCase());
  return column ? `date(${quoted(column)})` : plainExpression(text, columns);
}

const NOW =
  /^(?:now|getdate|sysdate|current_timestamp|current_datetime|transaction_timestamp|localtimestamp)\s*(?:\(\s*\d*\s*\))?$/i;
const TODAY = /^(?:current_date|today)\s*(?:\(\s*\))?$/i;
const UUID =
  /^(?:gen_random_uuid|generate_uuid|uuid_string|uuid|uuid_generate_v4|generateuuidv4|newid)\s*\(\s*\)$/i;
const LITERAL = /^(?:[+-]?\d+(?:\.\d+)?(?:e[+-]?\d+)?|'(?:[^'\\]|'')*'|null|true|false|x'[0-9a-f]*')$/i;

/** A default that SQLite can work out; null where it cannot. */
export function sqliteDefault(text: string): string | null {
  const bare = text
    .trim()
    .replace(/^\(([\s\S]*)\)$/, (whole, inner: string) => (balanced(inner) ? inner.trim() : whole));
  // The cast of a literal says its type, which the column has.
  const literal = bare.replace(
    /^('(?:[^'\\]|'')*'|[+-]?\d+(?:\.\d+)?|null)\s*::\s*[\w ]+(?:\([\d, ]*\))?(?:\[\])?$/i,
    '$1',
  );
  if (LITERAL.test(literal)) return literal;
  if (NOW.test(bare)) return 'CURRENT_TIMESTAMP';
  if (TODAY.test(bare)) return 'CURRENT_DATE';
  if (UUID.test(bare))
    return "(lower(hex(randomblob(4)) || '-' || hex(randomblob(2)) || '-' || hex(randomblob(2)) || '-' || hex(randomblob(2)) || '-' || hex(randomblob(6))))";
  return null;
}

function balanced(text: string): boolean {
  let depth = 0;
  for (const char of text) {
    if (char === '(') depth++;
    else if (char === ')' && --depth < 0) return false;
  }
  return depth === 0;
}

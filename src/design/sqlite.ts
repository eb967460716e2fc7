import type { DesignColumn, DesignKey, DesignTable, LogicalType, Place } from '../domain/design.ts';
import { sqlite } from '../sql/dialects/sqlite.ts';
import { lex } from '../sql/lexer.ts';
import { isName, isSaid, type Token, unquoted } from '../sql/token.ts';

/** DDL for SQLite, or what SQLite cannot do and where it stands. */
type Part =
  | { readonly ok: true; readonly sql: string }
  | { readonly ok: false; readonly what: string; readonly place: Place };

const part = (sql: string): Part => ({ ok: true, sql });
const unsupported = (what: string, place: Place): Part => ({ ok: false, what, place });

/**
 * A CREATE TABLE for SQLite, made from what is known of a table and never from its text: columns with the affinity
 * that their types mean, keys, references, conditions and defaults. Indexes are not in it. Keys that the dialect
 * takes and does not check are checked here.
 */
export function sqliteTable(table: DesignTable): Part {
  if (table.elided) return unsupported(`the columns of ${table.name} that … stands for`, table.place);
  if (table.columns.length === 0)
    return unsupported(`${table.name}, whose columns are not written`, table.place);
  const names = table.columns.map(({ name }) => name);
  const numbered = numberedKey(table);
  const parts = [
    ...table.columns.map((column) => columnPart(column, names, numbered === column)),
    ...table.keys.flatMap((key) => keyPart(key, numbered)),
    ...table.references.map(({ columns, table: target, targetColumns }) =>
      part(
        `FOREIGN KEY ${list(columns)} REFERENCES ${quoted(target)}${targetColumns.length > 0 ? ` ${list(targetColumns)}` : ''}`,
      ),
    ),
    ...table.conditions.map((text) => {
      const plain = plainExpression(text, names);
      return plain ? part(`CHECK (${plain})`) : unsupported(`CHECK (${text}) of ${table.name}`, table.place);
    }),
  ];
  const failed = parts.find((each) => !each.ok);
  if (failed) return failed;
  const lines = parts.flatMap((each) => (each.ok ? [`  ${each.sql}`] : []));
  return part(`CREATE TABLE ${quoted(table.name)} (\n${lines.join(',\n')}\n)`);
}

/** A column that is added to a table which may have rows. */
export function addedColumn(table: DesignTable, column: DesignColumn): Part {
  const names = table.columns.map(({ name }) => name);
  const isKey = table.keys.some(({ columns }) => columns.includes(column.name));
  if (isKey || column.generated?.kind === 'identity')
    return unsupported(`the key ${column.name} added to ${table.name}`, column.place);
  const made = columnPart(column, names, false);
  return made.ok ? part(`ALTER TABLE ${quoted(table.name)} ADD COLUMN ${made.sql}`) : made;
}

/** The identity column that can be SQLite's own: the whole primary key, or in a table without one. */
function numberedKey({ columns, keys }: DesignTable): DesignColumn | null {
  const identities = columns.filter(({ generated }) => generated?.kind === 'identity');
  const [only] = identities;
  if (!only || identities.length > 1) return null;
  const primary = keys.find((key) => key.primary);
  if (!primary) return only;
  return primary.columns.length === 1 && primary.columns[0]?.toLowerCase() === only.name.toLowerCase()
    ? only
    : null;
}

function columnPart(column: DesignColumn, names: readonly string[], numbered: boolean): Part {
  const { name, type, nullable, generated, place } = column;
  if (numbered) return part(`${quoted(name)} INTEGER PRIMARY KEY AUTOINCREMENT`);
  if (generated?.kind === 'identity')
    return unsupported(`numbers handed out to ${name}, which is not the whole primary key`, place);
  const words = [quoted(name), sqliteType(type)];
  if (!nullable) words.push('NOT NULL');
  if (generated) {
    const expression = generatedExpression(generated.text, names);
    if (!expression) return unsupported(`${name} worked out as ${generated.text}`, place);
    words.push(`GENERATED ALWAYS AS (${expression}) STORED`);
  } else if (column.default !== null) {
    const value = sqliteDefault(column.default);
    if (!value) return unsupported(`the default ${column.default} of ${name}`, place);
    words.push(`DEFAULT ${value}`);
  }
  return part(words.filter((word) => word !== '').join(' '));
}

function keyPart({ columns, primary, place }: DesignKey, numbered: DesignColumn | null): Part[] {
  const plain = columns.flatMap((column) => column ?? []);
  // A unique index over expressions is an index of its own.
  if (plain.length < columns.length)
    return primary ? [unsupported('a primary key over an expression', place)] : [];
  if (primary && numbered) return [];
  return [part(`${primary ? 'PRIMARY KEY' : 'UNIQUE'} ${list(plain)}`)];
}

const list = (names: readonly string[]): string => `(${names.map(quoted).join(', ')})`;

/**
 * SQLite's name for a type. Its affinity follows from what is in the name: times keep a word that says so and are
 * TEXT, whole numbers are BIGINT, which is never another name for the rowid. Empty: values stay as they are.
 */
const NAMES: Readonly<Record<LogicalType['kind'], string>> = {
  text: 'TEXT',
  integer: 'BIGINT',
  decimal: 'NUMERIC',
  float: 'REAL',
  boolean: 'INTEGER',
  date: 'DATE TEXT',
  time: 'TIME TEXT',
  timestamp: 'TIMESTAMP TEXT',
  // INTERVAL has INT in it, which would make numbers of its values.
  interval: 'TEXT',
  binary: 'BLOB',
  uuid: 'TEXT',
  json: 'TEXT',
  struct: 'TEXT',
  array: 'TEXT',
  unknown: '',
  none: '',
};

const sqliteType = ({ kind }: LogicalType): string => NAMES[kind];

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
function plainExpression(text: string, columns: readonly string[]): string | null {
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
function generatedExpression(text: string, columns: readonly string[]): string | null {
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
function sqliteDefault(text: string): string | null {
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

/** A name as SQLite takes it for nothing but a name: in backticks, never a text by mistake. */
const quoted = (name: string): string => `\`${name.replaceAll('`', '``')}\``;

import { nearest } from '../../design/nearest.ts';
import type { SqlError } from '../../domain/run.ts';
import type { SourceFile } from '../../domain/submission.ts';
import type { Statement } from '../../sql/statements.ts';
import { isName, type Token, unquoted } from '../../sql/token.ts';

/** What SQLite said, and what is needed to say where and what was perhaps meant. */
export type Complaint = {
  readonly source: SourceFile;
  readonly statement: Statement;
  readonly message: string;
  /** Tells what SQLite says of the first part of the statement; null: nothing to complain about. */
  readonly complain: (upTo: number) => string | null;
  /** Names that exist in the database. */
  readonly names: () => { readonly tables: readonly string[]; readonly columns: readonly string[] };
  readonly bronze: readonly string[];
};

/** Turns a message of SQLite's into an error with file, line, column and, where it can be told, the name meant. */
export function locate(complaint: Complaint): SqlError {
  const token = tokenOf(complaint) ?? complaint.statement.tokens[0];
  return errorAt(
    complaint.source,
    token?.start ?? complaint.statement.start,
    firstLine(complaint.message),
    hintFor(complaint, token),
  );
}

/** SQLite quotes a text that never ends to the end of the file. */
function firstLine(message: string): string {
  return message.replace(/\s*\n[\s\S]*$/, ' …"');
}

/** An error at an offset of a file. */
export function errorAt(source: SourceFile, offset: number, message: string, hint: string | null): SqlError {
  const before = source.text.slice(0, offset);
  const lineStart = before.lastIndexOf('\n') + 1;
  const lineEnd = source.text.indexOf('\n', offset);
  return {
    file: source.file,
    line: before.split('\n').length,
    column: offset - lineStart + 1,
    message,
    hint,
    excerpt: source.text.slice(lineStart, lineEnd < 0 ? undefined : lineEnd).replace(/\r$/, ''),
  };
}

const NAMED =
  /^(?:no such (?:column|table|function|view|index|trigger|savepoint)|ambiguous column name|wrong number of arguments to function|misuse of (?:aggregate|window function)): ?(.+?)(?:\(\))?$/;

function tokenOf({ message, statement, complain }: Complaint): Token | undefined {
  if (/^near "|^unrecognized token/.test(message)) return firstBadToken(statement, message, complain);
  if (message === 'incomplete input') return statement.tokens.at(-1);
  const name = NAMED.exec(message)?.[1]?.split('.').at(-1)?.replace(/^"|"$/g, '').toLowerCase();
  const said =
    name ?? /"([^"]+)"/.exec(message)?.[1]?.toLowerCase() ?? /\b(\w+)\(\)/.exec(message)?.[1]?.toLowerCase();
  if (said === undefined) return undefined;
  return statement.tokens.find((token) => isName(token) && unquoted(token).toLowerCase() === said);
}

/** A parser reads from the left: the shortest beginning about which it says the same ends with the bad token. */
function firstBadToken(
  { tokens }: Statement,
  message: string,
  complain: (upTo: number) => string | null,
): Token | undefined {
  let low = 0;
  let high = tokens.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (complain(tokens[middle]?.end ?? 0) === message) high = middle;
    else low = middle + 1;
  }
  return tokens[low];
}

function hintFor({ message, names, bronze, statement }: Complaint, token: Token | undefined): string | null {
  const [, what, name] = /^no such (table|column|function|view): (?:main\.)?(.+)$/.exec(message) ?? [];
  if (what === undefined || name === undefined) return otherHint(message);
  if (what === 'function')
    return FUNCTION_HINTS.get(name.toLowerCase()) ?? 'SQLite has no function of this name.';
  if (what === 'column' && token?.text.startsWith('"'))
    return 'A name in double quotes is a column; text stands in single quotes.';
  const foreign = what === 'column' && token ? foreignHint(statement.tokens, token) : null;
  if (foreign !== null) return foreign;
  const known = names();
  if (what !== 'column' && bronze.includes(name.toLowerCase()))
    return 'The bronze tables exist only while the load runs: answer from tables of your own.';
  const pool = what === 'column' ? known.columns : [...known.tables, ...bronze];
  const meant = nearest(name.split('.').at(-1) ?? name, pool);
  return meant === null ? null : `Did you mean ${meant}?`;
}

function otherHint(message: string): string | null {
  if (/^no such module: fts5/i.test(message)) return 'This build of SQLite has FTS3 and FTS4.';
  if (/^FOREIGN KEY constraint failed/.test(message))
    return 'A row refers to one that is not there. Late data can bring the event before the thing it is about.';
  if (/^UNIQUE constraint failed/.test(message))
    return 'A row with this key is there already: events can be delivered twice, and a batch can run again.';
  if (/^foreign key mismatch/.test(message)) return 'A reference has to point at a primary or unique key.';
  return null;
}

/** `minute` in `DATEDIFF(minute, a, b)` is complained about before the function is. */
function foreignHint(tokens: readonly Token[], token: Token): string | null {
  if (unquoted(token).toLowerCase() === 'interval') return FUNCTION_HINTS.get('date_add') ?? null;
  let depth = 0;
  for (let at = tokens.indexOf(token) - 1; at > 0; at--) {
    if (tokens[at]?.text === ')') depth++;
    else if (tokens[at]?.text === '(' && depth-- === 0)
      return FUNCTION_HINTS.get(tokens[at - 1]?.word ?? '') ?? null;
  }
  return null;
}

/** By name: a map, as a candidate may call a function `constructor`. */
const FUNCTION_HINTS: ReadonlyMap<string, string> = new Map([
  ['date_trunc', 'In SQLite: date(ts) for the day, strftime(…, ts) for the rest.'],
  ['now', "In SQLite: datetime('now'), or CURRENT_TIMESTAMP."],
  ['datediff', 'In SQLite: unixepoch(b) - unixepoch(a) for seconds, julianday(b) - julianday(a) for days.'],
  ['timestamp_diff', 'In SQLite: unixepoch(b) - unixepoch(a) gives seconds.'],
  ['timestampdiff', 'In SQLite: unixepoch(b) - unixepoch(a) gives seconds.'],
  ['date_diff', 'In SQLite: julianday(b) - julianday(a) gives days.'],
  ['dateadd', "In SQLite: datetime(ts, '+1 hour')."],
  ['date_add', "In SQLite: datetime(ts, '+1 hour')."],
  ['to_timestamp', 'In SQLite times are texts; unixepoch(ts) gives seconds.'],
  ['greatest', 'In SQLite: max(a, b).'],
  ['least', 'In SQLite: min(a, b).'],
  ['isnull', 'In SQLite: ifnull(a, b) or coalesce(a, b).'],
  ['nvl', 'In SQLite: ifnull(a, b) or coalesce(a, b).'],
  ['json_value', "In SQLite: properties ->> 'key' or json_extract(properties, '$.key')."],
  ['get_json_object', "In SQLite: properties ->> 'key' or json_extract(properties, '$.key')."],
  ['json_extract_path_text', "In SQLite: properties ->> 'key'."],
  ['countif', 'In SQLite: count(*) FILTER (WHERE …) or sum(…).'],
  ['count_if', 'In SQLite: count(*) FILTER (WHERE …) or sum(…).'],
  ['to_date', 'In SQLite: date(ts).'],
  ['md5', 'SQLite has no hash functions; use the key itself.'],
]);

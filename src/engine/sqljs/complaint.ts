import { nearest } from '../../design/nearest.ts';
import type { Limit } from '../../domain/run.ts';
import type { Statement } from '../../sql/statements.ts';
import { isName, type Token, unquoted } from '../../sql/token.ts';
import type { Complaint, Ran } from '../database.ts';
import type { Limits } from '../limits.ts';
import { namesIn } from './names.ts';
import type { Database } from './sql.ts';

/** What SQLite said, and what is needed to say where and what was perhaps meant. */
export type Said = {
  readonly db: Database;
  readonly message: string;
  readonly ran: Ran | null;
  readonly bronze: readonly string[];
  readonly limits: Limits;
};

export const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** Turns a message of SQLite's into a complaint with its place and, where it can be told, the name meant. */
export function complaintOf(said: Said): Complaint {
  const { message, ran } = said;
  const limit = limitOf(said);
  if (limit) return { message: limit[1], hint: null, at: null, limit: limit[0] };
  const token = ran ? (tokenOf(said, ran) ?? ran.statement.tokens[0]) : undefined;
  return { message: firstLine(message), hint: hintFor(said, token), at: token?.start ?? null, limit: null };
}

function limitOf({ message, limits }: Said): [Limit, string] | null {
  if (/out of memory|memory access|unreachable|Maximum call stack/i.test(message))
    return ['memory', `It needs more than ${limits.heapBytes >> 20} MB of memory.`];
  if (/database or disk is full/.test(message))
    return ['size', `The database grows over ${limits.databaseBytes >> 20} MB.`];
  if (/string or blob too big/.test(message)) return ['memory', 'A value is larger than SQLite allows.'];
  return null;
}

/** SQLite quotes a text that never ends to the end of the file. */
function firstLine(message: string): string {
  return message.replace(/\s*\n[\s\S]*$/, ' …"');
}

const NAMED =
  /^(?:no such (?:column|table|function|view|index|trigger|savepoint)|ambiguous column name|wrong number of arguments to function|misuse of (?:aggregate|window function)): ?(.+?)(?:\(\))?$/;

function tokenOf({ db, message }: Said, { statement, bound }: Ran): Token | undefined {
  if (/^near "|^unrecognized token/.test(message)) return firstBadToken(db, statement, bound.text, message);
  if (message === 'incomplete input') return statement.tokens.at(-1);
  const name = NAMED.exec(message)?.[1]?.split('.').at(-1)?.replace(/^"|"$/g, '').toLowerCase();
  const said =
    name ?? /"([^"]+)"/.exec(message)?.[1]?.toLowerCase() ?? /\b(\w+)\(\)/.exec(message)?.[1]?.toLowerCase();
  if (said === undefined) return undefined;
  return statement.tokens.find((token) => isName(token) && unquoted(token).toLowerCase() === said);
}

/** A parser reads from the left: the shortest beginning about which it says the same ends with the bad token. */
function firstBadToken(
  db: Database,
  { start, tokens }: Statement,
  text: string,
  message: string,
): Token | undefined {
  const complaint = (upTo: number): string | null => {
    try {
      db.prepare(text.slice(0, upTo - start)).free();
      return null;
    } catch (error) {
      return messageOf(error);
    }
  };
  let low = 0;
  let high = tokens.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (complaint(tokens[middle]?.end ?? 0) === message) high = middle;
    else low = middle + 1;
  }
  return tokens[low];
}

function hintFor({ db, message, bronze, ran }: Said, token: Token | undefined): string | null {
  const [, what, name] = /^no such (table|column|function|view): (?:main\.)?(.+)$/.exec(message) ?? [];
  if (what === undefined || name === undefined) return otherHint(message);
  if (what === 'function')
    return FUNCTION_HINTS.get(name.toLowerCase()) ?? 'SQLite has no function of this name.';
  if (what === 'column' && token?.text.startsWith('"'))
    return 'A name in double quotes is a column; text stands in single quotes.';
  const foreign = what === 'column' && token ? foreignHint(ran?.statement.tokens ?? [], token) : null;
  if (foreign !== null) return foreign;
  if (what !== 'column' && bronze.includes(name.toLowerCase()))
    return 'The bronze tables exist only while the load runs: answer from tables of your own.';
  const { tables, columns } = namesIn(db);
  const pool = what === 'column' ? columns : [...tables, ...bronze];
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

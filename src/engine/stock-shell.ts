import { sqlite } from '../sql/dialects/sqlite.ts';
import { lex } from '../sql/lexer.ts';
import { isName, isSaid, isWord, type Token, unquoted } from '../sql/token.ts';

/**
 * What the stock `sqlite3` program takes that the engine does not have: `edit` starts a program, `writefile` writes
 * files, a line `/` or `go` ends a statement, a line that begins with a point is a command. A statement of a
 * submission goes into a script for that program only in the form that `shellSafe` gives it.
 */
export type ShellSafe =
  | { readonly ok: true; readonly sql: string }
  /** `at` is an offset in the statement. */
  | { readonly ok: false; readonly at: number; readonly why: string };

/**
 * A statement of the engine's as lines for the stock program. Comments are left out. A new line begins with a word, a
 * name, a number or a text alone, so that none is a command and none ends the statement.
 * @param sql the statement as the engine gets it.
 */
export function shellSafe(sql: string): ShellSafe {
  const tokens = lex(sql, sqlite.lexis).filter(isSaid);
  const [first] = tokens;
  // A line that begins with a point or another sign is a command.
  if (first?.kind !== 'word')
    return { ok: false, at: first?.start ?? 0, why: `${first?.text ?? 'nothing'} where a statement begins` };
  let text = '';
  for (const [index, token] of tokens.entries()) {
    const before = tokens[index - 1];
    const why = strange(token) ?? foreign(tokens, index);
    if (why !== null) return { ok: false, at: token.start, why };
    if (before && before.end < token.start)
      text += sql.slice(before.end, token.start).includes('\n') && beginsLine(token) ? '\n' : ' ';
    text += token.text;
  }
  return { ok: true, sql: text };
}

const beginsLine = (token: Token): boolean =>
  ['word', 'name', 'number', 'string'].includes(token.kind) && !isWord(token, 'go');

/** A text that never ends would go on in the lines behind it; the program reads a line up to its first NUL. */
function strange({ text, flaw }: Token): string | null {
  if (text.includes('\0')) return 'a character NUL';
  const isOpen = flaw?.kind === 'open text' || flaw?.kind === 'open name';
  return isOpen ? `${text.replace(/^x/i, '').charAt(0)} without its end` : null;
}

/** A function, a table or a module that the program has and the engine has not. */
function foreign(tokens: readonly Token[], at: number): string | null {
  const token = tokens[at];
  if (!token || !isName(token)) return null;
  const name = unquoted(token).toLowerCase();
  if (SHELL_TABLES.has(name)) return `${name}, which the sqlite3 program has as a table`;
  const isModule = isWord(tokens[at - 1], 'using') && isWord(tokens[1], 'virtual');
  if (isModule) return MODULES.has(name) ? null : `the module ${name}, which the engine does not have`;
  if (tokens[at + 1]?.text !== '(' || FUNCTIONS.has(name) || /^(?:pragma|gc)_/.test(name)) return null;
  return isCall(tokens, at) ? `the function ${name}, which the engine does not have` : null;
}

/** Words of SQLite's grammar behind which a name and a parenthesis are no call. */
const TARGETS = new Set(['into', 'table', 'exists', 'references', 'view', 'as', 'index']);

/** Words of the grammar before a parenthesis, or before a function: neither are they called, nor is a name behind them a type. */
const GRAMMAR = new Set(
  `all always and as asc begin between by case cast check collate conflict constraint cross default delete desc distinct do each else
   end escape except exclude exists filter foreign from full glob group groups having if in index inner insert intersect into
   is isnull join key left like limit match materialized natural not notnull null of offset on or order outer over
   partition primary raise range recursive references regexp replace returning right row rows select set table then to
   union unique update using values view when where window with`.split(/\s+/),
);

function isCall(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at];
  const before = tokens[at - 1];
  if (!token || GRAMMAR.has(token.word)) return false;
  if (!before) return false;
  const { word } = before;
  if (before.text === '.') return isCallBehind(tokens, at - 2);
  // `name VARCHAR(20)`: a type. A call never stands right behind a name.
  if (isName(before) && !GRAMMAR.has(word)) return false;
  if (TARGETS.has(word)) return false;
  if (word === 'on' && isWord(tokens[0], 'create') && !isWord(tokens[1], 'table')) return false;
  return !isCommonTable(tokens, at, before);
}

/** `main.name (…)`: the target of an INSERT, or a function that gives rows. */
function isCallBehind(tokens: readonly Token[], schema: number): boolean {
  return !TARGETS.has(tokens[schema - 1]?.word ?? '');
}

/** `WITH a AS (…), name (x, y) AS (…)` */
function isCommonTable(tokens: readonly Token[], at: number, before: Token): boolean {
  if (!(before.text === ',' || isWord(before, 'with') || isWord(before, 'recursive'))) return false;
  let depth = 0;
  for (let end = at + 1; end < tokens.length; end++) {
    if (tokens[end]?.text === '(') depth++;
    else if (tokens[end]?.text === ')' && --depth === 0) {
      const next = tokens[end + 2];
      return (
        isWord(tokens[end + 1], 'as') &&
        (next?.text === '(' || isWord(next, 'not') || isWord(next, 'materialized'))
      );
    }
  }
  return false;
}

/** Tables that are there without having been made, or come from modules that read and write files. */
const SHELL_TABLES = new Set(
  `fsdir zipfile zipfile_cds sqlite_dbpage sqlite_dbdata sqlite_dbptr sqlite_stmt sqlite_memstat dbstat completion
   generate_series bytecode tables_used csv vtablog shellstatic lsfile`.split(/\s+/),
);

/** Modules of virtual tables that the engine has. */
export const MODULES: ReadonlySet<string> = new Set(['fts3', 'fts4', 'fts4aux', 'fts3tokenize']);

/** Functions that the engine has, and the two that give rows. A test holds the list against the engine. */
export const FUNCTIONS: ReadonlySet<string> = new Set(
  `abs acos acosh asin asinh atan atan2 atanh avg ceil ceiling changes char coalesce concat concat_ws cos cosh
   count cume_dist current_date current_time current_timestamp date datetime degrees dense_rank exp first_value
   floor format glob group_concat hex if ifnull iif instr json json_array json_array_insert json_array_length
   json_each json_error_position json_extract json_group_array json_group_object json_insert json_object json_patch
   json_pretty json_quote json_remove json_replace json_set json_tree json_type json_valid jsonb jsonb_array
   jsonb_array_insert jsonb_each jsonb_extract jsonb_group_array jsonb_group_object jsonb_insert jsonb_object
   jsonb_patch jsonb_remove jsonb_replace jsonb_set jsonb_tree julianday lag last_insert_rowid last_value lead
   length like likelihood likely ln log log10 log2 lower ltrim match matchinfo max min mod nth_value ntile nullif
   octet_length offsets optimize percent_rank pi pow power printf quote radians random randomblob rank replace
   round row_number rtrim sign sin sinh snippet sqlite_compileoption_get sqlite_compileoption_used sqlite_log
   sqlite_source_id sqlite_version sqrt strftime string_agg substr substring subtype sum tan tanh time timediff
   total total_changes trim trunc typeof unhex unicode unistr unistr_quote unixepoch unlikely upper zeroblob`.split(
    /\s+/,
  ),
);

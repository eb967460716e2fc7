import type { Design, Place } from '../domain/design.ts';
import type { Dialect } from '../domain/dialect.ts';
import { catalogue, environment } from './catalogue.ts';
import { Cursor } from './cursor.ts';
import { GRAMMAR } from './grammar.ts';
import { HOME_NAMES, isHome } from './home.ts';
import { lex, type Token } from './lex.ts';
import { parseStatement } from './parse-statement.ts';
import { type Places, placed } from './places.ts';
import { statementSql } from './statement.ts';
import { placeOf, tableSql } from './tables.ts';
import type { KnownTable } from './typed.ts';
import { Unsupported, unsupported } from './unsupported.ts';

/** A script for SQLite with where its parts come from, or what has no exact counterpart there. Plain data. */
export type Rewritten =
  | { readonly ok: true; readonly sql: string; readonly places: Places }
  | { readonly ok: false; readonly what: string; readonly place: Place; readonly hint: string };

export type RewriteOptions = {
  /** Tables that are there beside those of the design. */
  readonly tables: readonly KnownTable[];
  /** Whether the text is the one that the design was read from. */
  readonly schema: boolean;
};

const NOTHING: RewriteOptions = { tables: [], schema: false };

/**
 * A script of another dialect, rewritten for SQLite. All that it may hold is listed: what is not known to mean the
 * same there is told with its place, and never run.
 * @param design what the schema says, for the types of columns; CREATE TABLE statements are made of it.
 */
export function rewrite(
  text: string,
  dialect: Dialect,
  design: Design | null,
  options: RewriteOptions = NOTHING,
): Rewritten {
  try {
    if (!isHome(dialect)) return unsupported(0, `a script of ${dialect}`);
    const tokens = lex(text, dialect);
    sameTables(tokens);
    const cursor = new Cursor(tokens, dialect, GRAMMAR);
    let env = environment(catalogue(design, options.tables, dialect), dialect);
    const statements: string[] = [];
    while (cursor.peek().kind !== 'end') {
      if (cursor.symbol(';')) continue;
      const statement = parseStatement(cursor);
      const end = cursor.at;
      const { sql, tables } = statementSql(statement, env, (described) =>
        tableSql(described, end, text, design, options.schema),
      );
      env = { ...env, tables };
      statements.push(...sql);
    }
    const { text: sql, places } = placed(statements.map((each) => `${each};\n`).join(''));
    return { ok: true, sql, places };
  } catch (error) {
    if (!(error instanceof Unsupported)) throw error;
    const home = isHome(dialect) ? HOME_NAMES[dialect] : dialect;
    const general = `It is not among what is run of ${home} here (docs/dialects.md). Write it otherwise, or the submission in SQLite, PostgreSQL or DuckDB.`;
    return { ok: false, what: error.what, place: placeOf(text, error.at), hint: error.hint ?? general };
  }
}

/** Only the last part of a table's name counts: `raw.events` and `mart.events` would be one table. */
function sameTables(tokens: readonly Token[]): void {
  const qualifiers = new Map<string, string>();
  for (const [at, token] of tokens.entries()) {
    const before = tokens[at - 1];
    if (!before || !['from', 'join', 'into', 'update', 'table', 'using', 'merge'].includes(before.text))
      continue;
    let end = at;
    const parts = [token.value.toLowerCase()];
    while (tokens[end + 1]?.text === '.' && tokens[end + 2]) {
      end += 2;
      parts.push(tokens[end]?.value.toLowerCase() ?? '');
    }
    if (parts.length < 2) continue;
    const last = parts.at(-1) ?? '';
    const qualifier = parts.slice(0, -1).join('.');
    const known = qualifiers.get(last);
    if (
      known !== undefined &&
      known !== qualifier &&
      !known.endsWith(`.${qualifier}`) &&
      !qualifier.endsWith(`.${known}`)
    )
      unsupported(
        token.start,
        `${parts.join('.')} beside ${known}.${last}`,
        'Names of schemas are left out here: give each table a name of its own.',
      );
    qualifiers.set(last, qualifier);
  }
}

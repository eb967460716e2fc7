import { isWord, nameOf, type Token } from './lex.ts';
import { forgottenSemicolon } from './runnable.ts';
import { type Statement, verbOf } from './statements.ts';

/** What becomes of a statement before the engine sees it. */
export type Admission =
  | { readonly kind: 'run' }
  /** Accepted, and changes nothing: `BEGIN`, `COMMIT`, the one permitted PRAGMA. */
  | { readonly kind: 'skip' }
  | { readonly kind: 'refuse'; readonly token: Token; readonly message: string; readonly hint: string };

const REFUSED: Readonly<Record<string, string>> = {
  attach: 'A submission works in its own database alone.',
  detach: 'A submission works in its own database alone.',
  vacuum: 'Leave it out: the database lives only as long as the run.',
};

/**
 * Decides on one statement of a deliverable.
 * @param role `schema` may say `PRAGMA foreign_keys = ON`; nothing else may use PRAGMA.
 * @param bronze names of the bronze tables, in lower case; they can be read and never written.
 */
export function admit(statement: Statement, role: string, bronze: ReadonlySet<string>): Admission {
  const first = statement.tokens[0];
  if (!first) return { kind: 'skip' };
  const verb = verbOf(statement);
  if (verb === 'pragma') return admitPragma(statement, role);
  const refused = REFUSED[verb];
  if (refused) return refuse(first, `${verb.toUpperCase()} is refused.`, refused);
  if (isTransaction(statement, verb)) return { kind: 'skip' };
  if (verb === 'rollback' && !statement.tokens.some((token) => isWord(token, 'to')))
    return refuse(
      first,
      'ROLLBACK is refused.',
      'A script runs in a transaction of its own, which is undone if it fails.',
    );
  const next = forgottenSemicolon(statement.tokens);
  if (next)
    return refuse(
      next,
      `A semicolon is missing before this ${next.text.toUpperCase()}.`,
      'What stands behind a closing parenthesis would be taken for a storage clause.',
    );
  const written = bronzeWrite(statement.tokens, bronze);
  if (written)
    return refuse(
      written,
      `${nameOf(written)} is a bronze table: it can be read by the load, and not created, changed or dropped.`,
      'Give your own table another name, or copy the rows that you need into one.',
    );
  return { kind: 'run' };
}

function refuse(token: Token, message: string, hint: string): Admission {
  return { kind: 'refuse', token, message, hint };
}

function admitPragma(statement: Statement, role: string): Admission {
  const [first] = statement.tokens;
  if (!first) return { kind: 'skip' };
  if (role === 'schema' && wantsForeignKeys(statement)) return { kind: 'skip' };
  return refuse(
    first,
    'PRAGMA is refused.',
    'Only `PRAGMA foreign_keys = ON` is accepted, and only in the schema, where it holds for the whole run.',
  );
}

/** Whether a statement is `PRAGMA foreign_keys = ON`, in any of its spellings. */
export function wantsForeignKeys(statement: Statement): boolean {
  const text = statement.tokens.map((token) => token.text.toLowerCase()).join(' ');
  return /^pragma (?:main \. )?foreign_keys (?:= |\( )(?:on|1|true|yes|'on'|'true'|'yes')(?: \))?$/.test(
    text,
  );
}

function isTransaction(statement: Statement, verb: string): boolean {
  return (verb === 'begin' || verb === 'commit' || verb === 'end') && statement.tokens.length <= 3;
}

/** The token that names a bronze table where a statement would write to it. */
function bronzeWrite(tokens: readonly Token[], bronze: ReadonlySet<string>): Token | null {
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at];
    if (token?.kind !== 'name' && token?.kind !== 'string') continue;
    if (!bronze.has(nameOf(token).toLowerCase())) continue;
    const before = tokens[at - 1]?.text === '.' ? at - 3 : at - 1;
    if (writesAt(tokens, before)) return token;
  }
  return null;
}

/** Whether the words that end at `at` make the name behind them a target. */
function writesAt(tokens: readonly Token[], at: number): boolean {
  const word = (back: number) => tokens[at - back]?.text.toLowerCase() ?? '';
  switch (word(0)) {
    case 'into':
    case 'update':
    case 'table':
    case 'view':
    case 'index':
      return true;
    case 'exists':
      return word(1) === 'if' || word(2) === 'if';
    case 'from':
      return word(1) === 'delete';
    case 'to':
      return word(1) === 'rename';
    case 'on':
      return isTriggerHead(tokens.slice(0, at));
    default:
      return word(1) === 'or' && word(2) === 'update';
  }
}

/** What stands before the `ON` of a trigger; the `ON` of a join in its body comes behind BEGIN. */
function isTriggerHead(tokens: readonly Token[]): boolean {
  return tokens.some((token) => isWord(token, 'trigger')) && !tokens.some((token) => isWord(token, 'begin'));
}

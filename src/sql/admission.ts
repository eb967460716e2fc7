import { storageOf } from './runnable.ts';
import { behindExplain, type Statement } from './statements.ts';
import type { Target } from './target.ts';
import { isSymbol, isWord, type Token, unquoted } from './token.ts';

/** What becomes of a statement before the engine sees it. */
export type Admission =
  | { readonly kind: 'run' }
  /** Accepted, and changes nothing: `BEGIN`, `COMMIT`, the one permitted PRAGMA. */
  | { readonly kind: 'skip' }
  | { readonly kind: 'refuse'; readonly token: Token; readonly message: string; readonly hint: string };

const TRANSACTION = new Set(['begin', 'start', 'commit', 'end']);

/**
 * Decides on one statement of a deliverable: what would leave the database, change the engine's settings or write to a
 * bronze table is refused.
 * @param role `schema` may say `PRAGMA foreign_keys = ON`.
 * @param bronze names of the bronze tables, in lower case; they can be read and never written.
 */
export function admit(
  statement: Statement,
  role: string,
  bronze: ReadonlySet<string>,
  target: Target,
): Admission {
  const { tokens } = statement;
  const [first] = tokens;
  if (!first) return { kind: 'skip' };
  if (role === 'schema' && wantsForeignKeys(statement)) return { kind: 'skip' };
  if (tokens.length <= 3 && TRANSACTION.has(tokens[behindExplain(tokens)]?.word ?? ''))
    return { kind: 'skip' };
  const refusal = refusalOf(tokens, target);
  if (refusal) return refuse(first, `${refusal.words.toUpperCase()} is refused.`, refusal.hint);
  const { forgotten } = storageOf(statement, target, false);
  if (forgotten)
    return refuse(
      forgotten,
      `A semicolon is missing before this ${forgotten.text.toUpperCase()}.`,
      'What stands behind a closing parenthesis would be taken for a storage clause.',
    );
  const written = bronzeWrite(tokens, bronze);
  if (written)
    return refuse(
      written,
      `${unquoted(written)} is a bronze table: it can be read by the load, and not created, changed or dropped.`,
      'Give your own table another name, or copy the rows that you need into one.',
    );
  return { kind: 'run' };
}

function refuse(token: Token, message: string, hint: string): Admission {
  return { kind: 'refuse', token, message, hint };
}

/** Whether a statement is `PRAGMA foreign_keys = ON`, in any of its spellings. */
export function wantsForeignKeys({ tokens }: Statement): boolean {
  const text = tokens.map((token) => token.text.toLowerCase()).join(' ');
  return /^pragma (?:main \. )?foreign_keys (?:= |\( )(?:on|1|true|yes|'on'|'true'|'yes')(?: \))?$/.test(
    text,
  );
}

/** An EXPLAIN is as good as what it explains. */
function refusalOf(tokens: readonly Token[], { refused }: Target): Target['refused'][number] | undefined {
  const phrases = [0, behindExplain(tokens)].map((from) =>
    tokens
      .slice(from, from + 6)
      .map(({ text }) => text.toLowerCase())
      .join(' ')
      .replaceAll(/\b(?:or replace|temp|temporary|if not exists) /g, ''),
  );
  return refused.find(
    ({ words, unless }) =>
      phrases.some((phrase) => phrase === words || phrase.startsWith(`${words} `)) &&
      !tokens.some((token) => unless !== undefined && isWord(token, unless)),
  );
}

/** The token that names a bronze table where a statement would write to it, or make something of its name. */
function bronzeWrite(tokens: readonly Token[], bronze: ReadonlySet<string>): Token | null {
  for (const [at, token] of tokens.entries()) {
    const names = token.kind === 'word' || token.kind === 'name' || token.kind === 'string';
    if (names && bronze.has(unquoted(token).toLowerCase()) && isTarget(tokens, at)) return token;
  }
  return null;
}

/** Words at the beginning of statements in which TABLE is none of a definition: `TABLE t` reads all of t. */
const TAKING = new Set(
  'select values with insert replace update delete merge table from describe show summarize'.split(' '),
);
const READING = new Set(['as', 'union', 'all', 'except', 'intersect', 'distinct']);

/** Whether the words before a name make what it names a target. */
function isTarget(tokens: readonly Token[], at: number): boolean {
  let before = at - 1;
  while (isSymbol(tokens[before], '.')) before -= 2;
  if (isSymbol(tokens[before], '(') && isWord(tokens[before - 1], 'only')) before--;
  if (isWord(tokens[before], 'only')) before--;
  const word = (back: number) => tokens[before - back]?.word ?? '';
  const verb = tokens[behindExplain(tokens)]?.word ?? '';
  const defines = verb === 'create' || verb === 'alter' || verb === 'drop';
  switch (word(0)) {
    case 'into':
    case 'update':
    case 'view':
    case 'index':
      return true;
    case 'table': {
      const behind = tokens[before - 1];
      return !TAKING.has(verb) && verb !== '' && !READING.has(word(1)) && !isSymbol(behind, '(');
    }
    case 'sequence':
    case 'type':
      return defines;
    case 'truncate':
    case 'copy':
    case 'merge':
      return word(0) === verb;
    case 'exists':
      return word(1) === 'if' || word(2) === 'if';
    case 'from':
      return word(1) === 'delete';
    case 'to':
      return (
        word(1) === 'rename' ||
        (verb === 'create' && tokens.slice(0, 4).some((token) => isWord(token, 'rule')))
      );
    case 'on':
      return isTriggerHead(tokens, before);
    case '':
      return isSymbol(tokens[before], ',') && (verb === 'drop' || verb === 'truncate');
    default:
      return word(1) === 'or' && word(2) === 'update';
  }
}

/** Whether a word stands in the head of a trigger; the `ON` of a join in its body comes behind BEGIN. */
function isTriggerHead(tokens: readonly Token[], at: number): boolean {
  // CREATE OR REPLACE TEMP CONSTRAINT TRIGGER
  if (!tokens.slice(1, 6).some((token) => isWord(token, 'trigger'))) return false;
  const body = tokens.findIndex((token) => isWord(token, 'begin'));
  return body < 0 || at < body;
}

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
      written.token,
      `${written.name} is a bronze table: it can be read by the load, and not created, changed or dropped.`,
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
function bronzeWrite(
  tokens: readonly Token[],
  bronze: ReadonlySet<string>,
): { readonly token: Token; readonly name: string } | null {
  const head = headOf(tokens);
  for (const [at, token] of tokens.entries()) {
    const names = token.kind === 'word' || token.kind === 'name' || token.kind === 'string';
    if (!names || !isTarget(tokens, at, head)) continue;
    const name = nameAt(tokens, at, token);
    if (bronze.has(name.toLowerCase())) return { token, name };
  }
  return null;
}

/** The name at a place. DuckDB takes a text for one, and texts that follow each other are one text. */
function nameAt(tokens: readonly Token[], at: number, token: Token): string {
  const next = tokens[at + 1];
  if (token.kind === 'string') {
    const end = tokens.findIndex(({ kind }, place) => place > at && kind !== 'string');
    return tokens
      .slice(at, end < 0 ? undefined : end)
      .map(unquoted)
      .join('');
  }
  // U&"a!0062c" UESCAPE '!'
  const mark = isWord(next, 'uescape') ? tokens[at + 2] : undefined;
  return unquoted(mark ? { ...token, text: token.text.replaceAll(unquoted(mark), '\\') } : token);
}

/** What the beginning of a statement says of the names in it. */
type Head = {
  readonly verb: string;
  readonly isRule: boolean;
  /** The index up to which ON names the table of a trigger: in its body it is that of a join. */
  readonly trigger: number;
};

function headOf(tokens: readonly Token[]): Head {
  const verb = tokens[behindExplain(tokens)]?.word ?? '';
  const creates = (word: string) =>
    verb === 'create' && tokens.slice(1, 6).some((token) => isWord(token, word));
  const body = tokens.findIndex((token) => isWord(token, 'begin'));
  return {
    verb,
    isRule: creates('rule'),
    trigger: creates('trigger') ? (body < 0 ? tokens.length : body) : -1,
  };
}

/** Words at the beginning of statements in which TABLE is none of a definition: `TABLE t` reads all of t. */
const TAKING = new Set(
  'select values with insert replace update delete merge table from describe show summarize'.split(' '),
);
const READING = new Set(['as', 'union', 'all', 'except', 'intersect', 'distinct']);

/** Whether the words before a name make what it names a target. */
function isTarget(tokens: readonly Token[], at: number, { verb, isRule, trigger }: Head): boolean {
  let before = at - 1;
  // Catalogue, schema and table: a longer path names something else.
  for (let parts = 1; parts < 4 && isSymbol(tokens[before], '.'); parts++) before -= 2;
  if (isSymbol(tokens[before], '(') && isWord(tokens[before - 1], 'only')) before--;
  if (isWord(tokens[before], 'only')) before--;
  const word = (back: number) => tokens[before - back]?.word ?? '';
  switch (word(0)) {
    case 'into':
    case 'update':
    case 'view':
    case 'index':
      return true;
    case 'table':
      return !TAKING.has(verb) && verb !== '' && !READING.has(word(1)) && !isSymbol(tokens[before - 1], '(');
    case 'sequence':
    case 'type':
      return verb === 'create' || verb === 'alter' || verb === 'drop';
    case 'truncate':
    case 'copy':
    case 'merge':
      return word(0) === verb;
    case 'exists':
      return word(1) === 'if' || word(2) === 'if';
    case 'from':
      return word(1) === 'delete';
    case 'to':
      return word(1) === 'rename' || isRule;
    case 'on':
      return before < trigger;
    case '':
      return isSymbol(tokens[before], ',') && (verb === 'drop' || verb === 'truncate');
    default:
      return word(1) === 'or' && word(2) === 'update';
  }
}

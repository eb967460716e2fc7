import { isWord, nameOf, type Token } from '../../design/lex.ts';
import type { Statement } from '../../design/statements.ts';

export type Admission =
  | { readonly kind: 'run' }
  /** Accepted, and changes nothing. */
  | { readonly kind: 'skip' }
  | { readonly kind: 'refuse'; readonly token: Token; readonly message: string; readonly hint: string };

/** First words of statements that an engine refuses, `create role` before `create`, with what to do instead. */
export type Refused = Readonly<Record<string, string>>;

const TRANSACTION = new Set(['begin', 'start', 'commit', 'end']);

/** Decides on one statement: what would leave the database, change settings, or write to a bronze table is refused. */
export function admit(
  { tokens }: Statement,
  role: string,
  bronze: ReadonlySet<string>,
  refused: Refused,
): Admission {
  const [first] = tokens;
  if (!first) return { kind: 'skip' };
  const word = first.kind === 'name' ? first.text.toLowerCase() : '';
  if (TRANSACTION.has(word) && tokens.length <= 3) return { kind: 'skip' };
  if (isWord(first, 'pragma') && role === 'schema' && /^pragma foreign_keys = on$/i.test(textOf(tokens)))
    return { kind: 'skip' };
  const phrase = textOf(tokens.slice(0, 6))
    .toLowerCase()
    .replaceAll(/\b(?:or replace|temp|temporary|if not exists) /g, '');
  const found = Object.keys(refused).find((words) => phrase === words || phrase.startsWith(`${words} `));
  if (found !== undefined)
    return {
      kind: 'refuse',
      token: first,
      message: `${found.toUpperCase()} is refused.`,
      hint: refused[found] ?? '',
    };
  const written = bronzeWrite(tokens, bronze);
  if (written)
    return {
      kind: 'refuse',
      token: written,
      message: `${nameOf(written)} is a bronze table: it can be read by the load, and not created, changed or dropped.`,
      hint: 'Give your own table another name, or copy the rows that you need into one.',
    };
  return { kind: 'run' };
}

function textOf(tokens: readonly Token[]): string {
  return tokens.map(({ text }) => text).join(' ');
}

const TARGET = new Set(['into', 'update', 'table', 'view', 'truncate', 'only']);

function bronzeWrite(tokens: readonly Token[], bronze: ReadonlySet<string>): Token | null {
  for (const [at, token] of tokens.entries()) {
    if (token.kind !== 'name' || !bronze.has(nameOf(token).toLowerCase())) continue;
    const before = tokens[at - 1]?.text === '.' ? at - 3 : at - 1;
    const word = (back: number) => tokens[before - back]?.text.toLowerCase() ?? '';
    const exists = word(0) === 'exists' && (word(1) === 'if' || word(2) === 'if');
    const deletes = word(0) === 'from' && word(1) === 'delete';
    // `FROM ONLY t` reads; `UPDATE ONLY t` and `DELETE FROM ONLY t` write.
    const only = word(0) === 'only' && (word(1) === 'update' || word(2) === 'delete');
    if (exists || deletes || only || (TARGET.has(word(0)) && word(0) !== 'only')) return token;
  }
  return null;
}

import type { Params } from '../domain/step.ts';
import { isSymbol, isWord, literal, type Token } from './token.ts';
import type { Statement } from './statements.ts';
import type { Target } from './target.ts';

/** What is taken off a statement, and where another one begins that no semicolon parts from it. */
export type Storage = { readonly off: ReadonlySet<Token>; readonly forgotten: Token | null };

/** Words that begin a statement: behind one of these the semicolon was forgotten, and nothing is taken off. */
const BEGINNINGS = new Set(['create', 'insert', 'select', 'alter', 'drop', 'pragma', 'begin', 'commit']);

const NOTHING: Storage = { off: new Set(), forgotten: null };

/**
 * The clauses of a CREATE TABLE that say how it is stored in words which the engine does not have.
 * @param partitions whether the script declares partitions of its own.
 */
export function storageOf({ tokens }: Statement, target: Target, partitions: boolean): Storage {
  const close = closingParenthesis(tokens);
  if (close === null) return NOTHING;
  const { own, foreign, partitions: has } = target.storage;
  const off = new Set<Token>();
  let isOff = false;
  let keepsSome = false;
  let depth = 0;
  for (let at = close + 1; at < tokens.length; at++) {
    const token = tokens[at];
    if (!token) continue;
    const word = depth === 0 ? token.word : '';
    if (word === 'partition' && has && partitions) isOff = false;
    else if (own.has(word)) {
      const before = tokens[at - 1];
      // Between two options stands a comma, wherever the other clauses were.
      if (keepsSome && before && isSymbol(before, ',')) off.delete(before);
      isOff = false;
    } else if (word !== '' && (foreign === 'all' || foreign.has(word))) isOff = true;
    if (isSymbol(token, '(')) depth++;
    else if (isSymbol(token, ')')) depth--;
    if (isOff && BEGINNINGS.has(token.word)) return { off: new Set(), forgotten: token };
    if (isOff) off.add(token);
    else keepsSome = true;
  }
  return { off, forgotten: null };
}

/** Index of the parenthesis that closes the columns of a CREATE TABLE; null for CREATE TABLE … AS, and for all else. */
function closingParenthesis(tokens: readonly Token[]): number | null {
  if (!isWord(tokens[0], 'create') || !tokens.slice(1, 4).some((token) => isWord(token, 'table')))
    return null;
  let depth = 0;
  for (const [index, token] of tokens.entries()) {
    if (depth === 0 && (isWord(token, 'as') || isWord(token, 'of'))) return null;
    if (isSymbol(token, '(')) depth++;
    else if (isSymbol(token, ')') && --depth === 0) return index;
  }
  return null;
}

/** Whether a script says of tables that they are partitions of others. */
export function declaresPartitions(statements: readonly Statement[]): boolean {
  return statements.some(({ tokens }) =>
    tokens.some((token, at) => {
      const next = tokens[at + 1];
      return isWord(token, 'partition')
        ? isWord(next, 'of')
        : isWord(token, 'attach') && isWord(next, 'partition');
    }),
  );
}

/** The parameters of a statement by the name that the file has for them, and one that it has no name for. */
export type Used = { readonly names: ReadonlyMap<Token, string>; readonly unknown: Token | null };

/** In brackets and braces a colon that is no parameter's belongs to a slice or a struct. */
export function paramsIn(
  { tokens }: Statement,
  known: readonly string[],
  off: ReadonlySet<Token>,
  { params: { signs, numbered } }: Target,
): Used {
  const names = new Map<Token, string>();
  let unknown: Token | null = null;
  let depth = 0;
  for (const token of tokens) {
    if (token.text === '[' || token.text === '{') depth++;
    else if (token.text === ']' || token.text === '}') depth--;
    if (token.kind !== 'param' || off.has(token)) continue;
    const said = signs.includes(token.text.charAt(0)) ? token.text.slice(1) : '';
    const byNumber = numbered && token.text.startsWith('$') ? known[Number(said) - 1] : undefined;
    const name = known.includes(said) ? said : byNumber;
    if (name !== undefined) names.set(token, name);
    else if (depth === 0) unknown ??= token;
  }
  return { names, unknown };
}

/** What the engine gets, and where in the file a place of it is. */
export type Bound = { readonly text: string; readonly toSource: (offset: number) => number };

/**
 * The text of a statement as the engine gets it: what is taken off becomes blanks, `"name"` becomes `` `name` `` where
 * the engine would take it for a text, and parameters that it is not given apart become texts.
 */
export function runnable(
  source: string,
  { start, tokens }: Statement,
  { off, names }: { readonly off: ReadonlySet<Token>; readonly names: ReadonlyMap<Token, string> },
  { misreadsQuotes, params: { bound } }: Target,
  params: Params,
): Bound {
  let text = '';
  let at = start;
  /** Offsets in `text` behind which the source is so much further on. */
  const shifts: { readonly from: number; readonly by: number }[] = [{ from: 0, by: start }];
  for (const token of tokens) {
    text += source.slice(at, token.start);
    at = token.end;
    const name = bound ? undefined : names.get(token);
    if (off.has(token)) text += token.text.replaceAll(/[^\n]/g, ' ');
    else if (name !== undefined) text += literal(params[name] ?? '');
    else text += misreadsQuotes && token.text.startsWith('"') ? backticked(token) : token.text;
    const by = token.end - text.length;
    if (by !== shifts.at(-1)?.by) shifts.push({ from: text.length, by });
  }
  return {
    text,
    toSource: (offset) => offset + (shifts.findLast(({ from }) => from <= offset)?.by ?? start),
  };
}

function backticked({ text, flaw }: Token): string {
  if (flaw) return text;
  const inner = text.slice(1, -1);
  if (!inner.includes('`') && !inner.includes('""')) return `\`${inner}\``;
  return `\`${inner.replaceAll('""', '"').replaceAll('`', '``')}\``;
}

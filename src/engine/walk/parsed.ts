import type { Token } from '../../design/lex.ts';
import { type Statement, verbOf } from '../../design/statements.ts';
import type { Params } from '../../domain/run.ts';
import type { ModelFile } from '../engine.ts';
import { type Admission, admit, type Refused } from './admission.ts';
import { layoutTokens } from './layout.ts';
import { scriptOf } from './tokens.ts';

/** What differs between the engines that walk. */
export type Words = {
  readonly refused: Refused;
  /** Whether `PARTITION BY` belongs to the engine, where a script declares partitions. */
  readonly partitions: boolean;
};

/** A statement of a file, and what becomes of it. */
export type Prepared = {
  readonly statement: Statement;
  readonly admission: Admission;
  /** Whether it gives rows. */
  readonly gives: boolean;
  /** Whether its rows are the file's answer. */
  readonly answers: boolean;
  /** A parameter that the file does not have. */
  readonly unknown: Token | null;
  /** What the engine gets, and where in the file a place of it is. */
  readonly bind: (params: Params) => Bound;
};

export type Bound = { readonly text: string; readonly toSource: (offset: number) => number };

const ANSWERS = new Set(['select', 'values', 'with', 'from', 'table', 'pivot', 'unpivot']);
const SHOWS = new Set(['explain', 'describe', 'show', 'summarize']);

/** Splits and judges the statements of a file. */
export function prepare(
  text: string,
  { role, params }: Pick<ModelFile, 'role' | 'params'>,
  bronze: readonly string[],
  words: Words,
): readonly Prepared[] {
  const statements = scriptOf(text);
  const names = new Set(bronze);
  const last = statements.findLast((statement) => givesRows(statement, role));
  const keeps = words.partitions && /\bpartition\s+of\b|\battach\s+partition\b/i.test(text);
  return statements.map((statement) => {
    const off = layoutTokens(statement.tokens, keeps);
    const { used, unknown } = paramsIn(statement.tokens, params, off);
    return {
      statement,
      admission: admit(statement, role, names, words.refused),
      gives: givesRows(statement, role),
      answers: statement === last,
      unknown,
      bind: (values) => bound(text, statement, off, used, values),
    };
  });
}

function givesRows(statement: Statement, role: string): boolean {
  const [first] = statement.tokens;
  if (first?.text === '(') return true;
  if (first?.kind === 'name' && SHOWS.has(first.text.toLowerCase())) return role === 'sandbox';
  return ANSWERS.has(verbOf(statement));
}

type Used = ReadonlyMap<Token, string>;

/** `:name`, `$name` and `$1`; in brackets and braces a colon that is no parameter's belongs to a slice or a struct. */
function paramsIn(
  tokens: readonly Token[],
  names: readonly string[],
  off: ReadonlySet<Token>,
): { readonly used: Used; readonly unknown: Token | null } {
  const used = new Map<Token, string>();
  let unknown: Token | null = null;
  let depth = 0;
  for (const token of tokens) {
    if (token.text === '[' || token.text === '{') depth++;
    else if (token.text === ']' || token.text === '}') depth--;
    if (token.kind !== 'param' || off.has(token)) continue;
    const said = token.text.slice(1);
    const name = names.includes(said)
      ? said
      : token.text.startsWith('$')
        ? names[Number(said) - 1]
        : undefined;
    if (name !== undefined) used.set(token, name);
    else if (depth === 0) unknown ??= token;
  }
  return { used, unknown };
}

function bound(
  source: string,
  { start, tokens }: Statement,
  off: ReadonlySet<Token>,
  used: Used,
  params: Params,
): Bound {
  let text = '';
  let at = start;
  /** Offsets in `text` behind which the source is so much further on. */
  const shifts: { readonly from: number; readonly by: number }[] = [{ from: 0, by: start }];
  for (const token of tokens) {
    text += source.slice(at, token.start);
    at = token.end;
    const name = used.get(token);
    if (name !== undefined) {
      text += literal(params[name] ?? '');
      shifts.push({ from: text.length, by: token.end - text.length });
    } else text += off.has(token) ? token.text.replaceAll(/[^\n]/g, ' ') : token.text;
  }
  const toSource = (offset: number) => offset + (shifts.findLast(({ from }) => from <= offset)?.by ?? start);
  return { text, toSource };
}

/** `'text'`, safe to splice: backslashes mean nothing in it. */
export function literal(text: string): string {
  return `'${text.replaceAll("'", "''").replaceAll('\0', '')}'`;
}

/** `"name"`, safe to splice. */
export function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

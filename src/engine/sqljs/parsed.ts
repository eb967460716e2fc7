import { type Admission, admit } from '../../design/admission.ts';
import { lex, type Token } from '../../design/lex.ts';
import { runnable } from '../../design/runnable.ts';
import { givesRows, isQuery, type Statement, statementsOf } from '../../design/statements.ts';

/** A statement of a file, and what becomes of it. */
export type ParsedStatement = {
  readonly statement: Statement;
  readonly admission: Admission;
  /** What the engine gets. */
  readonly text: string;
  /** Its parameters, with their places in the file. */
  readonly params: readonly Token[];
  /** Whether its rows are the file's answer. */
  readonly answers: boolean;
};

/** Files run again and again: at each batch, with each parameter. */
const known = new Map<string, readonly ParsedStatement[]>();
const MOST_KNOWN = 64;

/** Splits and judges the statements of a file, once for each text and role. */
export function parse(text: string, role: string, bronze: readonly string[]): readonly ParsedStatement[] {
  const key = `${role}\n${text}`;
  const before = known.get(key);
  if (before) return before;
  const statements = statementsOf(text);
  const last = statements.findLast(role === 'sandbox' ? givesRows : isQuery);
  const names = new Set(bronze);
  const parsed = statements.map((statement) => {
    const ready = runnable(text, statement);
    return {
      statement,
      admission: admit(statement, role, names),
      text: ready,
      params: paramsIn(ready, statement.start),
      answers: statement === last,
    };
  });
  if (known.size >= MOST_KNOWN) known.clear();
  known.set(key, parsed);
  return parsed;
}

/** Looked for in what the engine gets: a storage clause that is taken off may hold what looks like one. */
function paramsIn(text: string, offset: number): Token[] {
  const params = lex(text).filter(({ kind }) => kind === 'param');
  return params.map((token) => ({ ...token, start: token.start + offset, end: token.end + offset }));
}

import { type Admission, admit } from '../../design/admission.ts';
import { runnable } from '../../design/runnable.ts';
import { isQuery, type Statement, statementsOf } from '../../design/statements.ts';

/** A statement of a file, and what becomes of it. */
export type ParsedStatement = {
  readonly statement: Statement;
  readonly admission: Admission;
  /** What the engine gets. */
  readonly text: string;
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
  const last = statements.findLast(isQuery);
  const names = new Set(bronze);
  const parsed = statements.map((statement) => ({
    statement,
    admission: admit(statement, role, names),
    text: runnable(text, statement),
    answers: statement === last,
  }));
  if (known.size >= MOST_KNOWN) known.clear();
  known.set(key, parsed);
  return parsed;
}

import type { Params } from '../domain/step.ts';
import { type Admission, admit } from '../sql/admission.ts';
import { type Bound, declaresPartitions, paramsIn, runnable, storageOf } from '../sql/runnable.ts';
import { givesRows, isQuery, type Statement, statementsOf } from '../sql/statements.ts';
import type { Target } from '../sql/target.ts';
import type { Token } from '../sql/token.ts';
import type { ModelFile } from './engine.ts';

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
  readonly bind: (params: Params) => Bound;
};

/** Files run again and again: at each batch, with each parameter. */
const known = new Map<Target, Map<string, readonly Prepared[]>>();
const MOST_KNOWN = 64;

/** Splits and judges the statements of a file, once for each that is the same in all that counts. */
export function prepare(
  text: string,
  { role, params }: Pick<ModelFile, 'role' | 'params'>,
  bronze: readonly string[],
  target: Target,
): readonly Prepared[] {
  const files = known.get(target) ?? new Map<string, readonly Prepared[]>();
  known.set(target, files);
  const key = JSON.stringify([role, params, bronze]) + text;
  const before = files.get(key);
  if (before) return before;
  if (files.size >= MOST_KNOWN) files.clear();
  const prepared = prepareAnew(text, role, params, bronze, target);
  files.set(key, prepared);
  return prepared;
}

function prepareAnew(
  text: string,
  role: string,
  params: readonly string[],
  bronze: readonly string[],
  target: Target,
): readonly Prepared[] {
  const statements = statementsOf(text, target.dialect);
  const gives = role === 'sandbox' ? givesRows : isQuery;
  const last = statements.findLast(gives);
  const names = new Set(bronze);
  const partitions = declaresPartitions(statements);
  return statements.map((statement) => {
    const { off } = storageOf(statement, target, partitions);
    const used = paramsIn(statement, params, off, target);
    const boundTo = (values: Params) => runnable(text, statement, { off, ...used }, target, values);
    const fixed = used.names.size === 0 || target.params.bound ? boundTo({}) : null;
    return {
      statement,
      admission: admit(statement, role, names, target),
      gives: gives(statement),
      answers: statement === last,
      unknown: used.unknown,
      bind: (values) => fixed ?? boundTo(values),
    };
  });
}

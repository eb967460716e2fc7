import type { Problem } from '../domain/problem.ts';
import type { SourceFile, Submission } from '../domain/submission.ts';
import { failed, type Judgement } from './check.ts';

/** A file that is judged and not run; or why it earns nothing. */
export type HandedIn =
  | { readonly ok: true; readonly source: SourceFile }
  | { readonly ok: false; readonly judgement: Judgement };

/**
 * A file that is written and not run. Nothing is earned by one that speaks of a design that is not there.
 * @param alone it stands by itself.
 */
export function handedIn(
  problem: Problem,
  submission: Submission,
  deliverable: string,
  alone: boolean,
): HandedIn {
  const source = submission.files[deliverable];
  if (!source) return { ok: false, judgement: missing(problem, deliverable) };
  const judgement = withoutDesign(problem, submission, alone);
  return judgement ? { ok: false, judgement } : { ok: true, source };
}

/** Why words earn nothing that do not stand alone: there is no schema. Null: there is one. */
export function withoutDesign(problem: Problem, { files }: Submission, alone: boolean): Judgement | null {
  const schemas = problem.deliverables.filter(({ role, given }) => role === 'schema' && given === null);
  const [schema] = alone || schemas.some(({ id }) => files[id]) ? [] : schemas;
  return schema ? missing(problem, schema.id) : null;
}

/** A file that is not there. */
export function missing(problem: Problem, deliverable: string): Judgement {
  const failure = { kind: 'missing', deliverable, file: fileOf(problem, deliverable) } as const;
  return { earned: 0, of: 1, findings: [failed(failure)], failure };
}

/** The file of a deliverable, as the problem calls it. */
export function fileOf({ deliverables }: Problem, deliverable: string): string {
  return deliverables.find(({ id }) => id === deliverable)?.file ?? deliverable;
}

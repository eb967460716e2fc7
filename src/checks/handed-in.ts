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
  { deliverables }: Problem,
  { files }: Submission,
  deliverable: string,
  alone: boolean,
): HandedIn {
  const source = files[deliverable];
  if (!source) return missing({ id: deliverable, file: fileOf(deliverables, deliverable) });
  const schemas = deliverables.filter(({ role, given }) => role === 'schema' && given === null);
  const [schema] = alone || schemas.some(({ id }) => files[id]) ? [] : schemas;
  return schema ? missing(schema) : { ok: true, source };
}

function missing({ id, file }: { readonly id: string; readonly file: string }): HandedIn {
  const failure = { kind: 'missing', deliverable: id, file } as const;
  return { ok: false, judgement: { earned: 0, of: 1, findings: [failed(failure)], failure } };
}

/** The file of a deliverable, as the problem calls it. */
function fileOf(deliverables: Problem['deliverables'], deliverable: string): string {
  return deliverables.find(({ id }) => id === deliverable)?.file ?? deliverable;
}

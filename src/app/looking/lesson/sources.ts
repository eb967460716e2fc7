import type { LessonStart } from '../../../domain/lesson.ts';
import type { Problem } from '../../../domain/problem.ts';
import type { BronzeBatch } from '../../../domain/run.ts';
import type { Model } from '../../../engine/engine.ts';
import { loadSubmission } from '../../../load/submission.ts';
import { modelOf } from '../../kit/engine.ts';
import { absent } from './documents.ts';
import type { Lesson } from './read.ts';

/** Where a block's database comes from, as an engine takes it. */
export type Source = {
  readonly bronze: BronzeBatch;
  /** Null: the bronze tables alone. */
  readonly model: Model | null;
};

/** What a start names, or why it is not there. */
export type FoundSource =
  | { readonly ok: true; readonly source: Source }
  | { readonly ok: false; readonly what: string };

export async function sourceOf({ problem, documents }: Lesson, start: LessonStart): Promise<FoundSource> {
  const found = await documents(start.documents);
  if (!found.ok) return found;
  const { bronze } = found;
  if (!start.model) return { ok: true, source: { bronze, model: null } };
  const named = await modelNamed(problem, start.model);
  return named.ok ? { ok: true, source: { bronze, model: named.model } } : named;
}

type FoundModel =
  | { readonly ok: true; readonly model: Model }
  | { readonly ok: false; readonly what: string };

async function modelNamed(
  problem: Problem,
  { reference: id, model }: NonNullable<LessonStart['model']>,
): Promise<FoundModel> {
  const { references, models } = problem;
  const reference = references.find((one) => one.id === id);
  if (!reference)
    return absent(
      'reference model',
      id,
      references.map((one) => one.id),
    );
  if (model !== null && !models.some((one) => one.id === model))
    return absent(
      'model',
      model,
      models.map((one) => one.id),
    );
  const submission = await loadSubmission(problem, reference.folder);
  return { ok: true, model: modelOf(problem, submission, model ?? undefined) };
}

import { writtenFiles } from '../../domain/written.ts';
import type { Problem } from '../../domain/problem.ts';
import type { FileTexts } from '../../domain/submission.ts';
import { submissionOf } from '../../load/submission.ts';
import { draftLoad } from '../looking/draft.ts';

/** A draft of the load and the file that it is for; or why there is none. */
export type Draft =
  | { readonly kind: 'drafted'; readonly file: string; readonly text: string }
  | { readonly kind: 'none'; readonly why: string };

/** Drafts the load of one of the models of a sitting from its schema as it stands in the editor. */
export function draftOf(problem: Problem, files: FileTexts, model: string): Draft {
  const load = writtenFiles(problem).find((each) => each.role === 'load' && each.model === model);
  if (!load) return { kind: 'none', why: 'There is no load to write here.' };
  const { designs } = submissionOf(problem, problem.id, files);
  const design = designs[model];
  if (!design || design.tables.length === 0)
    return { kind: 'none', why: 'There is no table to load yet: write the schema, then ask again.' };
  return { kind: 'drafted', file: load.file, text: draftLoad(problem, design) };
}

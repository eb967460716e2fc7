import type { WalkThrough } from '../../domain/attempt.ts';
import type { HoldsQuestion } from '../../domain/fact.ts';
import type { Problem } from '../../domain/problem.ts';
import type { FileTexts } from '../../domain/submission.ts';
import type { UserError } from '../../domain/user-error.ts';
import { submissionOf } from '../../load/submission.ts';
import { withHolds } from '../../load/submission/settings.ts';
import { saveFile } from '../../store/work-files.ts';
import { openQuestions } from '../looking/holds.ts';
import type { Desktop } from './desktop.ts';
import { handedInFiles } from './handed-in.ts';
import { filesIn } from './texts.ts';

/**
 * What an interviewer would ask about the design that was handed in; none where the reading is sure of everything,
 * where it has been asked before, and where the attempt is graded already.
 */
export async function walkThroughOf(
  desktop: Desktop,
  problem: Problem,
  id: string,
): Promise<readonly HoldsQuestion[]> {
  const { phase, walkThrough, atBell } = desktop.store.read(id);
  if (phase !== 'handed-in' || walkThrough !== null || atBell !== null) return [];
  const submission = submissionOf(problem, id, await handedInFiles(desktop, problem, id));
  return openQuestions(problem, submission);
}

/** Keeps what was answered, in the attempt and in the candidate's own settings file. */
export async function keepWalkThrough(
  { store }: Desktop,
  problem: Problem,
  id: string,
  walkThrough: WalkThrough,
): Promise<UserError | null> {
  const attempt = store.open(id);
  try {
    const kept = await attempt.keepWalkThrough(walkThrough);
    if (!kept.ok) return kept.error;
    const before = await filesIn(problem, attempt.workFolder);
    for (const [deliverable, { file, text }] of Object.entries(
      withWalkThrough(problem, before, walkThrough),
    )) {
      if (text === before[deliverable]?.text) continue;
      const saved = await saveFile(attempt.workFolder, file, text);
      if (!saved.ok) return saved.error;
    }
    return null;
  } finally {
    attempt.close();
  }
}

/** The files with what was answered in their settings. */
export function withWalkThrough(
  { deliverables }: Problem,
  files: FileTexts,
  walkThrough: WalkThrough | null,
): FileTexts {
  const settings = deliverables.find(({ role }) => role === 'settings');
  const places = Object.entries(walkThrough?.answers ?? {}).map(
    ([id, place]) => [id, place ?? 'nowhere'] as const,
  );
  if (!settings || places.length === 0) return files;
  const text = withHolds(files[settings.id]?.text ?? '', Object.fromEntries(places));
  return { ...files, [settings.id]: { file: settings.file, text } };
}

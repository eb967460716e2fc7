import { UserError } from '../../domain/user-error.ts';

/** What went wrong, for a line on the screen. */
export function wordsOf(error: unknown): string {
  if (error instanceof UserError) return error.hint ? `${error.message}: ${error.hint}` : error.message;
  return `graincheck itself failed: ${error instanceof Error ? error.message : String(error)}`;
}

export function hintOf(error: unknown): string | null {
  return error instanceof UserError ? (error.hint ?? null) : null;
}

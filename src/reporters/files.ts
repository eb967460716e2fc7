import type { SourceFile } from '../domain/submission.ts';
import { visible, visibleLines } from './visible.ts';

/** Files one below the other, each under its name, as `head` and `tail` print several. */
export function filesText(files: readonly SourceFile[]): string {
  return files
    .map(({ file, text }) => `==> ${visible(file)} <==\n${visibleLines(text.trimEnd()).join('\n')}\n`)
    .join('\n');
}

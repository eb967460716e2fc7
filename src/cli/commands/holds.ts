import { holdsReport } from '../../app/looking/holds.ts';
import type { Dialect } from '../../domain/dialect.ts';
import { holdsJson, holdsText } from '../../reporters/holds.ts';
import { Shown } from '../../reporters/shown.ts';
import { type ExitCode, exitCode } from '../exit-code.ts';
import { lineWidth, styleOf, write } from '../terminal.ts';

type Options = { readonly format: 'text' | 'json'; readonly dialect?: Dialect };

export async function run(problem: string, folder: string, { format, dialect }: Options): Promise<ExitCode> {
  const found = await holdsReport(problem, folder, dialect ?? null);
  await write(
    Shown.report(
      format === 'json'
        ? holdsJson(found)
        : holdsText(found, { width: lineWidth(), style: styleOf('stdout') }),
    ),
  );
  if (found.result.verdict === 'judge-error') return exitCode.problemError;
  return found.result.verdict === 'accepted' ? exitCode.ok : exitCode.failed;
}

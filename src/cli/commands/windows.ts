import { windowTable } from '../../app/looking/windows.ts';
import { windowsJson, windowsText } from '../../reporters/windows.ts';
import { Shown } from '../../reporters/shown.ts';
import { type ExitCode, exitCode } from '../exit-code.ts';
import { lineWidth, styleOf, write } from '../terminal.ts';

type Options = { readonly format: 'text' | 'json'; readonly story?: string };

export async function run(problem: string, folder: string, { format, story }: Options): Promise<ExitCode> {
  const found = await windowTable(problem, folder, story ?? null);
  await write(
    Shown.report(
      format === 'json'
        ? windowsJson(found)
        : windowsText(found, { width: lineWidth(), style: styleOf('stdout') }),
    ),
  );
  if (found.result.verdict === 'judge-error') return exitCode.problemError;
  return found.result.verdict === 'accepted' ? exitCode.ok : exitCode.failed;
}

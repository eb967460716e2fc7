import { lstatSync } from 'node:fs';
import { draftOfFolder } from '../../app/looking/draft.ts';
import type { Dialect } from '../../domain/dialect.ts';
import { UserError } from '../../domain/user-error.ts';
import { visibleLines } from '../../reporters/visible.ts';
import { type ExitCode, exitCode } from '../exit-code.ts';
import { openOutput } from '../output.ts';

type Options = { readonly dialect?: Dialect; readonly model?: string; readonly output?: string };

export async function run(problem: string, folder: string, options: Options): Promise<ExitCode> {
  const { dialect, model, output } = options;
  // A load that somebody has written is never written over, nor a link to it.
  const found = output === undefined ? undefined : lstatSync(output, { throwIfNoEntry: false });
  if (found?.isFile() || found?.isSymbolicLink())
    throw new UserError(
      'E_EXISTS',
      `${output} is there already, and stays as it is`,
      'give --output another path, or leave it out to see the draft',
    );
  const put = openOutput(output);
  const text = await draftOfFolder(problem, folder, { dialect: dialect ?? null, model });
  await put(output === undefined ? visibleLines(text).join('\n') : text);
  return exitCode.ok;
}

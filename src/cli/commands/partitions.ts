import { partitionTable } from '../../app/looking/partitions.ts';
import type { Dialect } from '../../domain/dialect.ts';
import { partitionJson, partitionText } from '../../reporters/partitions.ts';
import { Shown } from '../../reporters/shown.ts';
import { type ExitCode, exitCode } from '../exit-code.ts';
import { lineWidth, styleOf, write } from '../terminal.ts';

type Options = { readonly format: 'text' | 'json'; readonly dialect?: Dialect };

export async function run(problem: string, folder: string, { format, dialect }: Options): Promise<ExitCode> {
  const found = await partitionTable(problem, folder, dialect ?? null);
  await write(
    Shown.report(
      format === 'json'
        ? partitionJson(found)
        : partitionText(found, { width: lineWidth(), style: styleOf('stdout') }),
    ),
  );
  if (found.own.result.verdict === 'judge-error') return exitCode.problemError;
  return found.own.result.verdict === 'accepted' ? exitCode.ok : exitCode.failed;
}

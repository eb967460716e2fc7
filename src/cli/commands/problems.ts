import { readProblems } from '../../app/kit/problems.ts';
import { problemList } from '../../reporters/problem-list.ts';
import { Shown } from '../../reporters/shown.ts';
import { type ExitCode, exitCode } from '../exit-code.ts';
import { lineWidth, styleOf, write } from '../terminal.ts';

export async function run(): Promise<ExitCode> {
  await write(
    Shown.report(problemList(await readProblems(), { width: lineWidth(), style: styleOf('stdout') })),
  );
  return exitCode.ok;
}

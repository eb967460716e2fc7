import { readProblems } from '../../app/problems.ts';
import { problemList } from '../../reporters/problem-list.ts';
import { type ExitCode, exitCode } from '../exit-code.ts';
import { lineWidth, styleOf, write } from '../terminal.ts';

/** No command: what there is, and what to type next. */
export async function run(): Promise<ExitCode> {
  const problems = await readProblems();
  await write(problemList(problems, { width: lineWidth(), style: styleOf('stdout') }));
  const id = problems[0]?.id ?? '<problem>';
  await write(`
Next:
  graincheck show ${id}                         read the problem
  graincheck show ${id} --starter my-answer     put empty files of an answer into a folder
  graincheck grade ${id} my-answer              grade the folder
  graincheck --help                             everything else
`);
  return exitCode.ok;
}

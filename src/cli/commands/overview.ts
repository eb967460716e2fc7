import { readProblems } from '../../app/kit/problems.ts';
import { problemList } from '../../reporters/problem-list.ts';
import { Shown, safe } from '../../reporters/shown.ts';
import { type ExitCode, exitCode } from '../exit-code.ts';
import { isInteractive, lineWidth, say, styleOf, write } from '../terminal.ts';
import { run as start } from './start.ts';

/** No command: the full screen; where there is no terminal for it, what there is and what to type. */
export async function run(): Promise<ExitCode> {
  if (isInteractive()) return start(undefined, { untimed: false, curveball: true });
  const problems = await readProblems();
  await write(Shown.report(problemList(problems, { width: lineWidth(), style: styleOf('stdout') })));
  const id = problems[0]?.id ?? '<problem>';
  await write(safe`
Next:
  graincheck start ${id}                        sit it, in a terminal
  graincheck learn ${id}                        read its lesson, with SQL that is run as you read
  graincheck show ${id}                         read the problem
  graincheck show ${id} --starter my-answer     put empty files of an answer into a folder
  graincheck check ${id} my-answer --watch      try the folder on the sample at every save
  graincheck grade ${id} my-answer              grade the folder
  graincheck --help                             everything else
`);
  say(safe`The full screen needs a terminal, and this is none; the commands above do without.`);
  return exitCode.ok;
}

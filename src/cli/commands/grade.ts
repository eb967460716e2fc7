import { gradeFolder } from '../../app/grading/grade.ts';
import type { WordsMode } from '../../app/grading/words.ts';
import type { Dialect } from '../../domain/dialect.ts';
import type { CheckResult, Scorecard } from '../../domain/scorecard.ts';
import { jsonReport } from '../../reporters/json.ts';
import { openWords } from '../../reporters/overview.ts';
import { tally } from '../../reporters/points.ts';
import { plain } from '../../reporters/style.ts';
import { textReport } from '../../reporters/text.ts';
import { type ExitCode, exitCode } from '../exit-code.ts';
import { openOutput } from '../output.ts';
import { lineWidth, progress, say, styleOf } from '../terminal.ts';
import { tool } from '../tool.ts';

type Options = {
  readonly format: 'text' | 'json';
  readonly output?: string;
  readonly minScore?: number;
  readonly seed?: number;
  readonly only?: readonly string[];
  readonly dialect?: Dialect;
  readonly judge?: string;
  readonly marks?: string;
  readonly words?: WordsMode;
  readonly feedback?: 'full';
};

export async function run(problem: string, folder: string, options: Options): Promise<ExitCode> {
  const { format, output, ...settings } = options;
  const put = openOutput(output);
  const { scorecard, durationMs } = await gradeFolder({
    problem,
    folder,
    ...settings,
    onProgress: ({ done, total, label }) => progress(`${done}/${total} ${label}`),
  });
  const style = output === undefined ? styleOf('stdout') : plain;
  await put(
    format === 'json'
      ? jsonReport(scorecard, { tool, durationMs })
      : textReport(scorecard, { width: lineWidth(), style }),
  );
  if (output !== undefined) say(`${tally(scorecard.total)} points; the report is in ${output}`);
  return codeOf(scorecard);
}

function codeOf(card: Scorecard): ExitCode {
  const { checks, passed } = card;
  const broken = checks.filter(({ verdict }) => verdict === 'judge-error');
  const isOutside = ({ findings }: CheckResult) => findings.some(({ code }) => code === 'judge-failed');
  const outside = checks.filter(isOutside).map(({ id }) => id);
  if (outside.length > 0)
    say(`The judge could not judge ${outside.join(', ')}. No points are lost by that; the report says why.`);
  const unjudged = broken.map(({ id }) => id);
  if (unjudged.length > 0) {
    say(
      `The problem itself is broken: it could not judge ${unjudged.join(', ')}. No points are lost by that.`,
    );
    return exitCode.problemError;
  }
  if (outside.length > 0) return exitCode.problemError;
  if (passed === null) {
    say(`Not decided: ${openWords(card).join(', and ')}; the report names them.`);
    return exitCode.undecided;
  }
  return passed ? exitCode.ok : exitCode.failed;
}

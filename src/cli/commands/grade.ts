import { gradeWatched, unfinishedCard, type WatchedGrade } from '../../app/grading/watched/grade.ts';
import type { WordsMode } from '../../app/grading/words.ts';
import type { Dialect } from '../../domain/dialect.ts';
import type { CheckResult, Scorecard } from '../../domain/scorecard.ts';
import { jsonReport } from '../../reporters/json.ts';
import { openWords } from '../../reporters/overview.ts';
import { tally } from '../../reporters/points.ts';
import { plain } from '../../reporters/style.ts';
import { textReport } from '../../reporters/text.ts';
import { Shown, safe } from '../../reporters/shown.ts';
import { type ExitCode, exitCode } from '../exit-code.ts';
import { sayFailure } from '../failure.ts';
import { type Output, openOutput, openReport } from '../output.ts';
import { lineWidth, progress, say, signalled, styleOf } from '../terminal.ts';
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
  /** Seconds, and megabytes. */
  readonly timeout?: number;
  readonly memory?: number;
};

export async function run(problem: string, folder: string, options: Options): Promise<ExitCode> {
  const { format, output, timeout, memory, ...settings } = options;
  const request = { problem, folder, ...settings };
  const style = output === undefined ? styleOf('stdout') : plain;
  const report = (card: Scorecard, durationMs: number) =>
    format === 'json'
      ? jsonReport(card, { tool, durationMs })
      : String(Shown.report(textReport(card, { width: lineWidth(), style })));
  const { signal, release } = signalled();
  const put =
    output === undefined ? openOutput(output) : openReport(output, report(unfinishedCard(request), 0));
  const graded = await gradeWatched({
    ...request,
    ...(timeout !== undefined && { timeoutMs: timeout * 1000 }),
    ...(memory !== undefined && { memoryBytes: memory * 2 ** 20 }),
    signal,
    onProgress: ({ done, total, label }) => progress(`${done}/${total} ${label}`),
  });
  const { scorecard, durationMs } = graded;
  const isForNobody = scorecard.ended?.by === 'refused' && format === 'text' && output === undefined;
  if (!isForNobody) await putWithin(put, report(scorecard, durationMs), signal);
  release();
  if (output !== undefined && !graded.error)
    say(safe`${tally(scorecard.total)} points; the report is in ${output}`);
  return codeOf(graded, signal);
}

/** Half a second, where a signal has ended the grading: whoever does not read by then gets nothing. */
async function putWithin(put: Output, text: string, signal: AbortSignal): Promise<void> {
  const late = signal.aborted && new Promise<void>((done) => setTimeout(done, 500).unref());
  await (late ? Promise.race([put(text), late]) : put(text));
}

function codeOf({ scorecard, error }: WatchedGrade, signal: AbortSignal): ExitCode {
  const { ended } = scorecard;
  if (error) return sayFailure(error);
  if (ended) say(safe`Not finished: ${ended.message}`);
  if (signal.aborted) return signal.reason === 'SIGINT' ? exitCode.interrupted : exitCode.terminated;
  return ended && scorecard.passed === null ? exitCode.undecided : codeOfCard(scorecard);
}

function codeOfCard(card: Scorecard): ExitCode {
  const { checks, passed } = card;
  const broken = card.ended ? [] : checks.filter(({ verdict }) => verdict === 'judge-error');
  const isOutside = ({ findings }: CheckResult) => findings.some(({ code }) => code === 'judge-failed');
  const outside = checks.filter(isOutside).map(({ id }) => id);
  if (outside.length > 0)
    say(
      safe`The judge could not judge ${outside.join(', ')}. No points are lost by that; the report says why.`,
    );
  const unjudged = broken.map(({ id }) => id);
  if (unjudged.length > 0) {
    say(
      safe`The problem itself is broken: it could not judge ${unjudged.join(', ')}. No points are lost by that.`,
    );
    return exitCode.problemError;
  }
  if (outside.length > 0) return exitCode.problemError;
  if (passed === null) {
    say(safe`Not decided: ${openWords(card).join(', and ')}; the report names them.`);
    return exitCode.undecided;
  }
  return passed ? exitCode.ok : exitCode.failed;
}

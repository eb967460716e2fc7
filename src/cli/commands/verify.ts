import { namedProblems } from '../../app/problems.ts';
import { type VerifyResult, verifyProblems } from '../../app/verify.ts';
import type { Style } from '../../reporters/style.ts';
import { visible } from '../../reporters/visible.ts';
import { type ExitCode, exitCode } from '../exit-code.ts';
import { say, styleOf, write } from '../terminal.ts';

type Options = { readonly seed?: number };

export async function run(given: readonly string[], { seed }: Options): Promise<ExitCode> {
  const problems = await namedProblems(given);
  const style = styleOf('stdout');
  const failed: VerifyResult[] = [];
  const skipped: VerifyResult[] = [];
  const { ok } = await verifyProblems({
    problems,
    ...(seed !== undefined && { seed }),
    onResult: (result) => {
      if (!result.ok) failed.push(result);
      if (result.skipped !== undefined) skipped.push(result);
      void write(line(result, style));
    },
  });
  if (skipped.length > 0)
    say(`NOT VERIFIED, for want of an engine: ${skipped.map(({ subject }) => visible(subject)).join(', ')}.`);
  if (ok) return exitCode.ok;
  say(`Not as it should be: ${failed.map(({ subject }) => visible(subject)).join(', ')}.`);
  return exitCode.problemError;
}

function line(
  { problem, kind, subject, ok, skipped, details, durationMs }: VerifyResult,
  style: Style,
): string {
  const sign = skipped !== undefined ? style.warn('SKIPPED') : ok ? style.good('✓') : style.bad('✗');
  const head = `${sign} ${problem} ${kind} ${visible(subject)} ${style.muted(`${Math.round(durationMs)} ms`)}`;
  const lines = skipped === undefined ? details : [skipped];
  return `${[head, ...lines.map((detail) => `    ${visible(detail)}`)].join('\n')}\n`;
}

import { judgedWhole, writeFiles } from '../../app/authoring/judged.ts';
import { namedProblems } from '../../app/kit/problems.ts';
import { type VerifyResult, verifyProblems } from '../../app/authoring/verify.ts';
import { UserError } from '../../domain/user-error.ts';
import { filesText } from '../../reporters/files.ts';
import type { Style } from '../../reporters/style.ts';
import { visible } from '../../reporters/visible.ts';
import { Shown, safe } from '../../reporters/shown.ts';
import { type ExitCode, exitCode } from '../exit-code.ts';
import { say, styleOf, write } from '../terminal.ts';

type Options = { readonly seed?: number; readonly show?: string; readonly output?: string };

export async function run(given: readonly string[], { seed, show, output }: Options): Promise<ExitCode> {
  if (show !== undefined) return showWhole(given, show, output);
  if (output !== undefined)
    throw new UserError('E_CONFLICT', '--output goes with --show, and verifying writes no file');
  const problems = await namedProblems(given);
  const style = styleOf('stdout');
  const failed: VerifyResult[] = [];
  const skipped: VerifyResult[] = [];
  const bare: VerifyResult[] = [];
  const { ok } = await verifyProblems({
    problems,
    ...(seed !== undefined && { seed }),
    onResult: (result) => {
      // One line for all of them, at the end.
      if (result.kind === 'submissions') return void bare.push(result);
      if (!result.ok) failed.push(result);
      if (result.skipped !== undefined) skipped.push(result);
      void write(Shown.report(line(result, style)));
    },
  });
  if (bare.length > 0)
    say(
      safe`No judged submissions were tested of ${bare.map(({ problem }) => problem).join(', ')}: there is no folder \`submissions\`. An installed graincheck comes without them; its repository has them.`,
    );
  if (skipped.length > 0)
    say(safe`NOT VERIFIED, for want of an engine: ${Shown.list(skipped.map(({ subject }) => subject))}.`);
  if (ok) return exitCode.ok;
  say(safe`Not as it should be: ${Shown.list(failed.map(({ subject }) => subject))}.`);
  return exitCode.problemError;
}

/** Prints a judged submission, or writes its files into a folder. */
async function showWhole(
  [problem, ...more]: readonly string[],
  name: string,
  folder: string | undefined,
): Promise<ExitCode> {
  if (problem === undefined || more.length > 0)
    throw new UserError('E_CONFLICT', '--show shows a submission of one problem', 'name that problem alone');
  const files = await judgedWhole(problem, name);
  if (folder === undefined) {
    await write(Shown.report(filesText(files)));
    say(safe`--output <folder> writes these files.`);
    return exitCode.ok;
  }
  const { written, kept } = await writeFiles(files, folder);
  for (const file of written) await write(safe`${file}\n`);
  if (kept.length > 0) say(safe`Left as they are: ${Shown.list(kept)}.`);
  return exitCode.ok;
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

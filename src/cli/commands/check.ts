import { type FolderChecker, openFolderChecker } from '../../app/sitting/folder-checker.ts';
import type { Dialect } from '../../domain/dialect.ts';
import type { CheckResult } from '../../domain/scorecard.ts';
import { UserError } from '../../domain/user-error.ts';
import { checkJson, checkReport, type SampleCheck } from '../../reporters/check.ts';
import { Shown, safe } from '../../reporters/shown.ts';
import { type ExitCode, exitCode } from '../exit-code.ts';
import { sayFailure } from '../failure.ts';
import { lineWidth, say, styleOf, write } from '../terminal.ts';

type Options = {
  readonly watch?: boolean;
  readonly format: 'text' | 'json';
  readonly dialect?: Dialect;
};

export async function run(
  problem: string,
  folder: string,
  { watch, format, dialect }: Options,
): Promise<ExitCode> {
  const checker = await openFolderChecker(problem, folder, dialect ?? null);
  const check = async (changes: readonly string[]): Promise<SampleCheck | null> => {
    const result = await checker.check();
    return result && { path: folder, changes, ...result };
  };
  const show = (result: SampleCheck) =>
    write(
      Shown.report(
        format === 'json'
          ? checkJson(result)
          : checkReport(result, { width: lineWidth(), style: styleOf('stdout') }),
      ),
    );
  try {
    if (watch) return await keepChecking(checker, check, show, format === 'text');
    const result = await check([]);
    if (!result) throw new Error('The check was taken over by another.');
    await show(result);
    return codeOf(result.checks);
  } finally {
    await checker.close();
  }
}

function codeOf(checks: readonly CheckResult[]): ExitCode {
  const unjudged = checks.filter(({ verdict }) => verdict === 'judge-error').map(({ id }) => id);
  if (unjudged.length > 0) {
    say(safe`The problem itself is broken: it could not judge ${unjudged.join(', ')}.`);
    return exitCode.problemError;
  }
  return checks.every(({ verdict }) => verdict === 'accepted') ? exitCode.ok : exitCode.failed;
}

/** Until a signal ends the process, or nothing can be watched any more. */
async function keepChecking(
  { watch }: FolderChecker,
  check: (changes: readonly string[]) => Promise<SampleCheck | null>,
  show: (result: SampleCheck) => Promise<void>,
  talk: boolean,
): Promise<ExitCode> {
  const words = new Map<string, string>();
  const checkAgain = async () => {
    const changes = [...words.values()];
    const result = await check(changes);
    // Where a newer check took over, that one tells these changes too.
    if (!result) return;
    for (const [file, change] of words) if (changes.includes(change)) words.delete(file);
    await show(result);
  };
  return new Promise<ExitCode>((end, fail) => {
    // A file or folder that cannot be read now may be there after the next save.
    const told = (error: unknown) => {
      if (error instanceof UserError) sayFailure(error);
      else fail(error);
    };
    const begin = async () => {
      await watch({
        changes: (changes) => {
          for (const { file, how } of changes) words.set(file, `${file} ${how}`);
          checkAgain().catch(told);
        },
        error: (error) => end(sayFailure(error)),
      });
      // A folder that is not there now is more likely a slip than one to come.
      await checkAgain();
      if (talk) say(safe`Watching; every save checks again. Ctrl+C ends it.`);
    };
    begin().catch(fail);
  });
}

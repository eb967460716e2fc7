import { readProblem } from '../../app/kit/problems.ts';
import { findHints, limitsFor, writeStarter } from '../../app/looking/show.ts';
import { limitTable } from '../../reporters/limits.ts';
import { statement } from '../../reporters/statement.ts';
import type { OwnLimits } from '../../domain/limits.ts';
import { UserError } from '../../domain/user-error.ts';
import { Shown, safe } from '../../reporters/shown.ts';
import { type ExitCode, exitCode } from '../exit-code.ts';
import { lineWidth, say, styleOf, write } from '../terminal.ts';

type Options = {
  readonly limits: boolean;
  readonly starter?: string;
  readonly hints?: string;
  readonly steps: number;
};

export async function run(id: string | undefined, options: Options): Promise<ExitCode> {
  if (id === undefined) {
    if (!options.limits) throw new UserError('E_MISSING_ARGUMENT', 'show whose statement?', LISTED);
    return showLimits({});
  }
  const problem = await readProblem(id);
  if (options.starter !== undefined) {
    const { written, kept } = await writeStarter(problem, options.starter);
    for (const file of written) await write(safe`${file}\n`);
    if (kept.length > 0) say(safe`Left as they are: ${Shown.list(kept)}.`);
  } else if (options.limits) {
    return showLimits(problem.limits);
  } else if (options.hints !== undefined) {
    const { shown, left } = findHints(problem, options.hints, options.steps);
    await write(
      Shown.list(
        shown.map((step, at) => safe`${at + 1}. ${step}\n`),
        '',
      ),
    );
    if (left > 0) say(safe`${left} more: --steps ${shown.length + 1} shows the next.`);
  } else {
    await write(Shown.report(statement(problem, { width: lineWidth(), style: styleOf('stdout') })));
  }
  return exitCode.ok;
}

const LISTED = 'graincheck problems lists the problems; graincheck show --limits needs none';

/** @param own what a problem sets itself. */
async function showLimits(own: OwnLimits): Promise<ExitCode> {
  const rows = limitsFor(own);
  await write(Shown.report(limitTable(rows, { width: lineWidth(), style: styleOf('stdout') })));
  if (rows.some((row) => row.own)) say(safe`* this problem sets it itself`);
  return exitCode.ok;
}

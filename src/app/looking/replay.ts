import { suggestion } from '../../design/nearest.ts';
import { type Dialect, DIALECT_TITLES } from '../../domain/dialect.ts';
import type { Problem, Question } from '../../domain/problem.ts';
import { UserError } from '../../domain/user-error.ts';
import { leftOutOf, replayText } from '../../engine/replay.ts';
import { isAskable } from '../../grade/askable.ts';
import { loadSubmission } from '../../load/submission.ts';
import { modelOf, runnerOf } from '../kit/engine.ts';
import { DEFAULT_SEED } from '../kit/seed.ts';
import { openKit } from '../kit/kit.ts';

export type ReplayOptions = {
  readonly problem: string;
  readonly folder: string;
  readonly scenario: string;
  readonly seed?: number;
  /** Goes before what the folder's settings say. */
  readonly dialect?: Dialect;
  /** Told of each statement that the script leaves out, and why. */
  readonly onLeftOut?: (told: string) => void;
};

/**
 * One run as an SQL script for the stock `sqlite3` program, so that anybody can reproduce a verdict. Nothing in it can
 * start a program or touch a file: what could is left out, and told.
 */
export async function replayScript(options: ReplayOptions): Promise<string> {
  const { problem, scenarios } = await openKit(options.problem, options.seed ?? DEFAULT_SEED);
  checkScenario(problem, options.scenario);
  const submission = await loadSubmission(problem, options.folder, options.dialect ?? null);
  checkDialect(submission.dialect);
  const { facts, steps } = scenarios.get(options.scenario);
  const questions = problem.questions.filter(({ deliverable }) =>
    isAskable(problem, deliverable, options.scenario),
  );
  const asked = questions.flatMap(({ deliverable }: Question) =>
    facts.paramsOf(deliverable).map((params) => ({ deliverable, params })),
  );
  const title = `${problem.id} ${problem.version}, scenario ${options.scenario}`;
  const texts = problem.models.map(({ id, title: name }, nth) => {
    const own = problem.models.length > 1 ? `${title}, ${name}` : title;
    const tables = (submission.designs[id]?.tables ?? []).map((table) => table.name);
    const model = modelOf(problem, submission, id);
    const text = replayText({ title: own, model, steps, asked, tables });
    for (const told of leftOutOf(model)) options.onLeftOut?.(told);
    // Each model has a database of its own.
    return nth === 0 ? text : `.open :memory:\n${text}`;
  });
  return texts.join('\n');
}

/** The script is sqlite3's: what another engine runs as it stands would fail in it. */
function checkDialect(dialect: Dialect): void {
  const runner = runnerOf(dialect);
  if (runner === 'sql.js') return;
  throw new UserError(
    'E_NO_REPLAY',
    `a replay is a script for the sqlite3 program, and this submission is ${DIALECT_TITLES[dialect]}`,
    'graincheck grade and graincheck check run it on its own engine, and their reports name the rows that differ',
  );
}

function checkScenario(problem: Problem, scenario: string): void {
  const ids = problem.scenarios.map(({ id }) => id);
  if (ids.includes(scenario)) return;
  throw new UserError(
    'E_NO_SUCH_SCENARIO',
    `${problem.id} has no scenario \`${scenario}\``,
    suggestion(scenario, ids).replace(/^; /, ''),
  );
}

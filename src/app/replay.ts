import { suggestion } from '../design/nearest.ts';
import type { Problem, Question } from '../domain/problem.ts';
import { UserError } from '../domain/user-error.ts';
import { replayText } from '../engine/replay.ts';
import { loadSubmission } from '../load/submission.ts';
import { modelOf } from './engine.ts';
import { DEFAULT_SEED } from './grade.ts';
import { openKit } from './kit.ts';

export type ReplayOptions = {
  readonly problem: string;
  readonly folder: string;
  readonly scenario: string;
  readonly seed?: number;
};

/** One run as an SQL script for the stock `sqlite3` program, so that anybody can reproduce a verdict. */
export async function replayScript(options: ReplayOptions): Promise<string> {
  const { problem, scenarios } = await openKit(options.problem, options.seed ?? DEFAULT_SEED);
  checkScenario(problem, options.scenario);
  const submission = await loadSubmission(problem, options.folder);
  const { facts, steps } = scenarios.get(options.scenario);
  const asked = problem.questions.flatMap(({ deliverable }: Question) =>
    facts.paramsOf(deliverable).map((params) => ({ deliverable, params })),
  );
  const title = `${problem.id} ${problem.version}, scenario ${options.scenario}`;
  return replayText({ title, model: modelOf(problem, submission), steps, asked });
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

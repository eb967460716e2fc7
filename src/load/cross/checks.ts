import { checkOf } from '../../checks/index.ts';
import { type Misfit, refsIn } from '../../checks/schema.ts';
import type { ProblemYaml } from '../schema/problem.ts';
import { type Rule, under } from './rule.ts';

type CheckYaml = ProblemYaml['checks'][number];

/** Checks have something to judge, and arguments that fit the problem. */
export const checks: Rule = (problem) =>
  problem.checks.flatMap((check, at) =>
    under(
      ['checks', at],
      [
        ...withoutStep(problem, check),
        ...withoutFile(problem, check),
        ...checkOf(check).misfits(check, problem),
      ],
    ),
  );

function withoutStep({ scenarios }: ProblemYaml, check: CheckYaml): readonly Misfit[] {
  const { kind, schema, requires } = checkOf(check);
  const { step } = requires;
  if (step === undefined) return [];
  return refsIn(schema, check)
    .filter(({ path: [key] }) => key === 'scenario' || key === 'scenarios')
    .filter(({ name }) =>
      scenarios.some(({ id, deliver }) => id === name && !deliver.some((one) => one.kind === step)),
    )
    .map(({ path, name }) => ({
      path,
      what: `scenario \`${name}\` has no \`${step}\` step, which \`${kind}\` judges`,
    }));
}

function withoutFile(problem: ProblemYaml, check: CheckYaml): readonly Misfit[] {
  const { kind, requires } = checkOf(check);
  const { file } = requires;
  if (file === undefined || problem[file] !== undefined) return [];
  const what = `\`${kind}\` judges by a file that the problem does not name; add \`${file}: ${file}.yaml\``;
  return [{ path: ['kind'], what }];
}

import type { Fault } from '../fault.ts';
import type { ProblemYaml } from '../schema/problem.ts';
import type { Yaml } from '../yaml/parse.ts';
import { faultAt, ids, mustAllExist, mustExist, type Rule } from './rule.ts';

type CurveballYaml = ProblemYaml['curveballs'][number];

/** A curveball comes while its part's clock runs, says something, and is judged by checks that exist. */
export const curveballs: Rule = (problem, yaml) => [
  ...problem.curveballs.flatMap((curveball, at) => [
    ...mustExist(yaml, ['curveballs', at, 'part'], 'part', curveball.part, ids(problem.parts)),
    ...timeFaults(problem, yaml, at, curveball),
    ...wordFaults(yaml, at, curveball),
    ...mustAllExist(yaml, ['curveballs', at, 'checks'], 'check', curveball.checks, ids(problem.checks)),
  ]),
];

function timeFaults(
  problem: ProblemYaml,
  yaml: Yaml,
  at: number,
  curveball: CurveballYaml,
): readonly Fault[] {
  const part = problem.parts.find(({ id }) => id === curveball.part);
  if (part === undefined) return [];
  if (part.minutes === undefined) {
    const what = `part \`${part.id}\` has no \`minutes\`, so no clock runs in it; name a part that has`;
    return [faultAt(yaml, ['curveballs', at, 'part'], what)];
  }
  const seconds = part.minutes * 60;
  if (curveball.after_seconds < seconds) return [];
  const what = `part \`${part.id}\` is over after ${seconds} seconds; give a smaller number`;
  return [faultAt(yaml, ['curveballs', at, 'after_seconds'], what)];
}

function wordFaults(yaml: Yaml, at: number, { says, says_in }: CurveballYaml): readonly Fault[] {
  if (says !== undefined && says_in !== undefined)
    return [
      faultAt(yaml, ['curveballs', at, 'says_in'], '`says` is there already; one of the two is enough'),
    ];
  return says === undefined && says_in === undefined
    ? [faultAt(yaml, ['curveballs', at], 'needs `says`, or a Markdown file in `says_in`')]
    : [];
}

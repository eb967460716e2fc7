import { type Misfit, misfit } from '../../checks/schema.ts';
import type { ProblemYaml } from '../schema/problem.ts';
import { type Rule, under } from './rule.ts';

type CurveballYaml = ProblemYaml['curveballs'][number];

/** A curveball comes while its part's clock runs, and says something. */
export const curveballs: Rule = (problem) =>
  problem.curveballs.flatMap((curveball, at) =>
    under(['curveballs', at], [...untimely(problem, curveball), ...unsaid(curveball)]),
  );

function untimely({ parts }: ProblemYaml, curveball: CurveballYaml): readonly Misfit[] {
  const part = parts.find(({ id }) => id === curveball.part);
  if (part === undefined) return [];
  if (part.minutes === undefined) {
    const what = `part \`${part.id}\` has no \`minutes\`, so no clock runs in it; name a part that has`;
    return [misfit(['part'], what)];
  }
  const seconds = part.minutes * 60;
  if (curveball.after_seconds < seconds) return [];
  return [
    misfit(['after_seconds'], `part \`${part.id}\` is over after ${seconds} seconds; give a smaller number`),
  ];
}

function unsaid({ says, says_in }: CurveballYaml): readonly Misfit[] {
  if (says !== undefined && says_in !== undefined)
    return [misfit(['says_in'], '`says` is there already; one of the two is enough')];
  return says === undefined && says_in === undefined
    ? [misfit([], 'needs `says`, or a Markdown file in `says_in`')]
    : [];
}

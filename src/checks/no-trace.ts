import type { CheckOf } from '../domain/check.ts';
import type { RawFinding } from '../domain/finding.ts';
import { type CheckContext, type CheckType, failed, rootOf, verdictOn } from './check.ts';
import { docsBetween, erasuresOf, placesOf, tokensAt, tracesNeed } from './traces.ts';

/** After an erasure no cell of any table holds anything that could be tied to the erased. */
export const noTrace: CheckType<'no-trace'> = {
  kind: 'no-trace',
  needs: (spec, context) => searches(spec, context).map(({ need }) => need),
  judge: (spec, context, answers) => {
    const findings: RawFinding[] = [];
    for (const { scenario, need, tokens } of searches(spec, context)) {
      const outcome = answers.of(need);
      if (!outcome.ok) return verdictOn([failed(outcome.failure, scenario)], rootOf(outcome.failure));
      const places = placesOf(outcome.value.traces, tokens);
      findings.push(...places.map((args): RawFinding => ({ code: 'trace-left', args, scenario })));
      // The second erasure would tell the same again.
      if (findings.length > 0) break;
    }
    return verdictOn(findings);
  },
};

function searches(spec: CheckOf<'no-trace'>, context: CheckContext) {
  return spec.scenarios.flatMap((scenario) => {
    const facts = context.scenario(scenario);
    return erasuresOf(facts).map(({ after, entity }) => {
      const tokens = tokensAt(context, docsBetween(facts, spec.entityType, entity, 0, after), spec.traces);
      return { scenario, tokens, need: tracesNeed(scenario, after, tokens) };
    });
  });
}

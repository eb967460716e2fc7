import type { CheckOf } from '../domain/check.ts';
import type { RawFinding } from '../domain/finding.ts';
import { type CheckContext, type CheckType, failed, rootOf, verdictOn } from './check.ts';
import { erasedTokens, erasuresOf, placesOf, tracesNeed } from './traces.ts';

/** After an erasure no cell of any table holds anything that could be tied to the erased. */
export const noTrace: CheckType<'no-trace'> = {
  kind: 'no-trace',
  needs: (spec, context) => searches(spec, context).map(({ need }) => need),
  judge: (spec, context, answers) => {
    for (const { scenario, entity, need, tokens, ownerOf } of searches(spec, context)) {
      const outcome = answers.of(need);
      if (!outcome.ok) return verdictOn([failed(outcome.failure, scenario)], rootOf(outcome.failure));
      const places = placesOf(outcome.value.traces, tokens, (token) => ownerOf(token) === entity);
      // The second erasure would tell the same again.
      if (places.length > 0)
        return verdictOn(places.map((args): RawFinding => ({ code: 'trace-left', args, scenario })));
    }
    return verdictOn([]);
  },
};

function searches(spec: CheckOf<'no-trace'>, context: CheckContext) {
  return spec.scenarios.flatMap((scenario) => {
    const facts = context.scenario(scenario);
    const { tokens, ownerOf } = erasedTokens(context, facts, spec.entityType, spec.traces);
    return erasuresOf(facts).map(({ after, entity }) => ({
      scenario,
      entity,
      tokens,
      ownerOf,
      need: tracesNeed(scenario, after, tokens),
    }));
  });
}

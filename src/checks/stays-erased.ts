import type { CheckOf } from '../domain/check.ts';
import type { RawFinding } from '../domain/finding.ts';
import type { Trace } from '../domain/run.ts';
import { type CheckContext, type CheckType, failed, rootOf, verdictOn } from './check.ts';
import { erasedTokens, erasuresOf, placesOf, tracesNeed } from './traces.ts';

/** Late events of the erased do not come back: nothing of theirs stands where it did not right after the erasure. */
export const staysErased: CheckType<'stays-erased'> = {
  kind: 'stays-erased',
  needs: (spec, context) => searches(spec, context).flatMap(({ before, end }) => [before, end]),
  judge: (spec, context, answers) => {
    for (const { scenario, entity, before, end, tokens, ownerOf } of searches(spec, context)) {
      const [first, last] = [answers.of(before), answers.of(end)];
      if (!first.ok) return verdictOn([failed(first.failure, scenario)], rootOf(first.failure));
      if (!last.ok) return verdictOn([failed(last.failure, scenario)], rootOf(last.failure));
      const back = newTraces(first.value.traces, last.value.traces);
      const places = placesOf(back, tokens, (token) => ownerOf(token) === entity);
      if (places.length > 0)
        return verdictOn(places.map((args): RawFinding => ({ code: 'trace-back', args, scenario })));
    }
    return verdictOn([]);
  },
};

function newTraces(before: readonly Trace[], end: readonly Trace[]): Trace[] {
  return end.flatMap((trace) => {
    const old = before.find(({ table, column }) => table === trace.table && column === trace.column);
    const held = new Set(old?.tokens);
    const tokens = trace.tokens.filter((token) => !held.has(token));
    return tokens.length > 0 ? [{ ...trace, tokens }] : [];
  });
}

function searches(spec: CheckOf<'stays-erased'>, context: CheckContext) {
  return spec.scenarios.flatMap((scenario) => {
    const facts = context.scenario(scenario);
    const { tokens, ownerOf } = erasedTokens(context, facts, spec.entityType, spec.traces);
    const end = tracesNeed(scenario, facts.steps.length - 1, tokens);
    return erasuresOf(facts).map(({ after, entity }) => ({
      scenario,
      entity,
      tokens,
      ownerOf,
      before: tracesNeed(scenario, after, tokens),
      end,
    }));
  });
}

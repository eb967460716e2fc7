import { findings } from '../domain/finding.ts';
import type { Trace } from '../domain/run.ts';
import { type CheckContext, failedVerdict, verdictOn } from './check.ts';
import { defineCheck, events, scenarios, type SpecOf, traces } from './define.ts';
import { erasedTokens, erasuresOf, placesOf, placeText, type TracePlace, tracesNeed } from './traces.ts';

const args = { scenarios, traces, entity_type: events };

const says = findings({
  'trace-back': (place: TracePlace) => ({
    message: `Late events of a deleted user came back: ${placeText(place)}.`,
    hint: 'bronze_deletions lists every request received so far: leave those users out of each load.',
  }),
});

/** Late events of the erased do not come back: nothing of theirs stands where it did not right after the erasure. */
export const staysErased = defineCheck({
  kind: 'stays-erased',
  about: 'Late events of an erased user do not come back.',
  args,
  says,
  requires: { step: 'erase' },
  needs: (spec, context) => searches(spec, context).flatMap(({ before, end }) => [before, end]),
  judge: (spec, context, answers) => {
    for (const { scenario, entity, before, end, tokens, ownerOf } of searches(spec, context)) {
      const [first, last] = [answers.of(before), answers.of(end)];
      if (!first.ok) return failedVerdict(first.failure, scenario);
      if (!last.ok) return failedVerdict(last.failure, scenario);
      const back = newTraces(first.value.traces, last.value.traces);
      const places = placesOf(back, tokens, (token) => ownerOf(token) === entity);
      if (places.length > 0) return verdictOn(places.map((place) => says('trace-back', place, { scenario })));
    }
    return verdictOn([]);
  },
});

function newTraces(before: readonly Trace[], end: readonly Trace[]): Trace[] {
  return end.flatMap((trace) => {
    const old = before.find(({ table, column }) => table === trace.table && column === trace.column);
    const held = new Set(old?.tokens);
    const tokens = trace.tokens.filter((token) => !held.has(token));
    return tokens.length > 0 ? [{ ...trace, tokens }] : [];
  });
}

function searches(spec: SpecOf<typeof args>, context: CheckContext) {
  return spec.scenarios.flatMap((scenario) => {
    const facts = context.scenario(scenario);
    const { tokens, ownerOf } = erasedTokens(context, facts, spec.entity_type, spec.traces);
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

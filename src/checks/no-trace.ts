import { findings } from '../domain/finding.ts';
import { type CheckContext, failedVerdict, verdictOn } from './check.ts';
import { defineCheck, events, scenarios, type SpecOf, traces } from './define.ts';
import {
  erasedTokens,
  erasuresOf,
  heldBefore,
  nobodyErased,
  placesOf,
  placeText,
  type TracePlace,
  tracesNeed,
} from './traces.ts';

const args = { scenarios, traces, entity_type: events };

const says = findings({
  'trace-left': (place: TracePlace) => ({
    message: `After a user was deleted ${placeText(place)}.`,
  }),
});

/** After an erasure no cell of any table holds anything that could be tied to the erased. */
export const noTrace = defineCheck({
  kind: 'no-trace',
  about: 'After the erasure no cell holds anything of the user.',
  args,
  says,
  requires: { step: 'erase' },
  needs: (spec, context) => searches(spec, context).flatMap(({ held, need }) => [held, need]),
  premise: (spec, context, answers) => nobodyErased(answers, searches(spec, context)),
  judge: (spec, context, answers) => {
    for (const { scenario, entity, need, tokens, ownerOf } of searches(spec, context)) {
      const outcome = answers.of(need);
      if (!outcome.ok) return failedVerdict(outcome.failure, scenario);
      const places = placesOf(outcome.value.traces, tokens, (token) => ownerOf(token) === entity);
      // The second erasure would tell the same again.
      if (places.length > 0) return verdictOn(places.map((place) => says('trace-left', place, { scenario })));
    }
    return verdictOn([]);
  },
});

function searches(spec: SpecOf<typeof args>, context: CheckContext) {
  return spec.scenarios.flatMap((scenario) => {
    const facts = context.scenario(scenario);
    const { tokens, ownerOf } = erasedTokens(context, facts, spec.entity_type, spec.traces);
    return erasuresOf(facts).map(({ after, entity }) => ({
      scenario,
      entity,
      tokens,
      ownerOf,
      held: heldBefore(scenario, after, tokens),
      need: tracesNeed(scenario, after, tokens),
    }));
  });
}

import type { EventDoc } from '../domain/event.ts';
import { findings } from '../domain/finding.ts';
import type { Trace } from '../domain/run.ts';
import {
  type Answers,
  type CheckContext,
  type Found,
  failedVerdict,
  type ScenarioFacts,
  verdictOn,
} from './check.ts';
import { defineCheck, events, scenarios, type SpecOf, traces } from './define.ts';
import {
  erasedTokens,
  erasuresOf,
  heldBefore,
  nobodyErased,
  placesOf,
  placeText,
  type Token,
  type TracePlace,
  tokensAt,
  tracesNeed,
} from './traces.ts';

const args = { scenarios, traces, entity_type: events };

const says = findings({
  'trace-back': (place: TracePlace) => ({
    message: `Late events of a deleted user came back: ${placeText(place)}.`,
    hint: 'bronze_deletions lists every request received so far: leave those users out of each load.',
  }),
  'nothing-later': ({ entity }: { entity: string }) => ({
    message: `After the deletion of ${entity} no event of anybody else entered the model, so nobody could come back.`,
    hint: 'The load has to go on after a deletion: it is run with each later batch.',
  }),
});

/** Late events of the erased do not come back: nothing of theirs stands where it did not right after the erasure. */
export const staysErased = defineCheck({
  kind: 'stays-erased',
  about: 'Late events of an erased user do not come back.',
  args,
  says,
  requires: { step: 'erase' },
  needs: (spec, context) =>
    searches(spec, context).flatMap(({ held, before, end, others }) => [held, before, end, others]),
  premise: (spec, context, answers) =>
    nobodyErased(answers, searches(spec, context)) ?? nothingLater(spec, context, answers),
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

/** Others' events of later batches have to be in the model: a load that has stopped keeps everybody out. */
function nothingLater(spec: SpecOf<typeof args>, context: CheckContext, answers: Answers): Found | null {
  for (const { scenario, entity, others } of searches(spec, context)) {
    const outcome = answers.of(others);
    const isAsked = others.ask.tokens.length > 0;
    if (outcome.ok && isAsked && outcome.value.traces.length === 0)
      return says('nothing-later', { entity }, { scenario });
  }
  return null;
}

/** So many ids of later events are looked for. */
const ENOUGH = 100;

/** What tells events of others that come after the erasure, and nothing from before. */
function laterOthers(
  spec: SpecOf<typeof args>,
  context: CheckContext,
  facts: ScenarioFacts,
): readonly Token[] {
  const erased = new Set(erasuresOf(facts).map(({ entity }) => entity));
  const last = Math.max(-1, ...erasuresOf(facts).map(({ after }) => after));
  const batches = facts.steps.map((step) => (step.kind === 'load' ? step.docs : []));
  const isAsked = ({ entity_type, entity_id }: EventDoc) =>
    entity_type === spec.entity_type && !erased.has(entity_id);
  const known = tokensAt(context, batches.slice(0, last).flat(), spec.traces);
  const old = new Set(known.map(({ text }) => text));
  return tokensAt(context, batches.slice(last).flat().filter(isAsked), spec.traces)
    .filter(({ text }) => !old.has(text))
    .slice(0, ENOUGH);
}

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
    const others = tracesNeed(scenario, facts.steps.length - 1, laterOthers(spec, context, facts));
    return erasuresOf(facts).map(({ after, entity }) => ({
      scenario,
      entity,
      tokens,
      ownerOf,
      held: heldBefore(scenario, after, tokens),
      before: tracesNeed(scenario, after, tokens),
      end,
      others,
    }));
  });
}

import type { CheckOf } from '../domain/check.ts';
import type { RawFinding } from '../domain/finding.ts';
import type { Trace } from '../domain/run.ts';
import { type CheckContext, type CheckType, failed, rootOf, verdictOn } from './check.ts';
import { docsBetween, erasuresOf, placesOf, tokensAt, tracesNeed } from './traces.ts';

/** Late events of the erased do not come back: nothing of theirs stands where it did not right after the erasure. */
export const staysErased: CheckType<'stays-erased'> = {
  kind: 'stays-erased',
  needs: (spec, context) => searches(spec, context).flatMap(({ before, end }) => [before, end]),
  judge: (spec, context, answers) => {
    const findings: RawFinding[] = [];
    for (const { scenario, before, end, tokens } of searches(spec, context)) {
      const [first, last] = [answers.of(before), answers.of(end)];
      if (!first.ok) return verdictOn([failed(first.failure, scenario)], rootOf(first.failure));
      if (!last.ok) return verdictOn([failed(last.failure, scenario)], rootOf(last.failure));
      const places = placesOf(newTraces(first.value.traces, last.value.traces), tokens);
      findings.push(...places.map((args): RawFinding => ({ code: 'trace-back', args, scenario })));
      if (findings.length > 0) break;
    }
    return verdictOn(findings);
  },
};

function newTraces(before: readonly Trace[], end: readonly Trace[]): Trace[] {
  return end.flatMap((trace) => {
    const old = before.find(({ table, column }) => table === trace.table && column === trace.column);
    const tokens = trace.tokens.filter((token) => !old?.tokens.includes(token));
    return tokens.length > 0 ? [{ ...trace, tokens }] : [];
  });
}

function searches(spec: CheckOf<'stays-erased'>, context: CheckContext) {
  return spec.scenarios.flatMap((scenario) => {
    const facts = context.scenario(scenario);
    const last = facts.steps.length - 1;
    return erasuresOf(facts).map(({ after, entity }) => {
      const tokens = tokensAt(context, docsBetween(facts, spec.entityType, entity, 0, last), spec.traces);
      return {
        scenario,
        tokens,
        before: tracesNeed(scenario, after, tokens),
        end: tracesNeed(scenario, last, tokens),
      };
    });
  });
}

import type { DocPath, EventDoc } from '../domain/event.ts';
import type { TracePlace } from '../domain/finding.ts';
import type { Params, Trace } from '../domain/run.ts';
import type { CheckContext, Need, ScenarioFacts } from './check.ts';
import { textAt } from './doc.ts';

/** A text to look for, and what it is. */
export type Token = { readonly text: string; readonly what: string };

/** The values of documents at some paths, each once, named by what they are. */
export function tokensAt(
  context: CheckContext,
  docs: Iterable<EventDoc>,
  paths: readonly DocPath[],
): Token[] {
  const tokens = new Map<string, Token>();
  for (const doc of docs)
    for (const path of paths) {
      const text = textAt(doc, path);
      if (text !== null && !tokens.has(text)) tokens.set(text, { text, what: nameOf(context, path) });
    }
  return [...tokens.values()];
}

/** What the bronze tables call a path, or its last key. */
function nameOf({ problem }: CheckContext, path: DocPath): string {
  const columns = problem.bronze.flatMap((table) => table.columns);
  return columns.find((column) => column.path.join('.') === path.join('.'))?.name ?? path.at(-1) ?? '';
}

export function tracesNeed(scenario: string, after: number, tokens: readonly Token[]) {
  return {
    whose: 'submission',
    scenario,
    after,
    ask: { kind: 'traces', tokens: tokens.map(({ text }) => text) },
  } as const satisfies Need;
}

/** Traces in words, one entry for each column and kind of token. */
export function placesOf(traces: readonly Trace[], tokens: readonly Token[]): TracePlace[] {
  return traces.flatMap(({ table, column, tokens: found }) => {
    const byKind = new Map<string, string[]>();
    for (const index of found) {
      const token = tokens[index];
      if (token) byKind.set(token.what, [...(byKind.get(token.what) ?? []), token.text]);
    }
    return [...byKind].map(([what, texts]) => ({
      column: `${table}.${column}`,
      what,
      count: texts.length,
      example: texts[0] ?? '',
    }));
  });
}

/** One run of a deletion in a scenario: the step, and whom it erases. */
export type Erasure = { readonly after: number; readonly entity: string; readonly params: Params };

/** The deletions of a scenario, in order. */
export function erasuresOf({ steps }: ScenarioFacts): Erasure[] {
  return steps.flatMap((step, after) => {
    const [entity] = step.kind === 'script' ? Object.values(step.params) : [];
    return step.kind === 'script' && entity !== undefined ? [{ after, entity, params: step.params }] : [];
  });
}

/** Documents of one entity that steps `from` to `to` bring, both included. */
export function docsBetween(
  { steps }: ScenarioFacts,
  entityType: string,
  entity: string,
  from: number,
  to: number,
): EventDoc[] {
  return steps
    .slice(from, to + 1)
    .flatMap((step) => (step.kind === 'load' ? step.docs : []))
    .filter((doc) => doc.entity_type === entityType && doc.entity_id === entity);
}

import type { DocPath, EventDoc } from '../domain/event.ts';
import { findings } from '../domain/finding.ts';
import type { Trace } from '../domain/run.ts';
import type { Answers, CheckContext, Found, Need, ScenarioFacts } from './check.ts';
import { textAt } from './doc.ts';
import { docsOf } from './loaded.ts';

/** A text to look for, and what it is. */
export type Token = { readonly text: string; readonly what: string };

/** Findings of checks that look for what was erased. */
export const TRACES = findings({
  'nobody-erased': ({ entity }: { entity: string }) => ({
    message: `Before the deletion nothing of ${entity} stood in any table, so there was nothing to erase.`,
    hint: 'Load what is about users first: then it is seen whether it goes, and stays away.',
  }),
});

/** Where something stands that should not: a column, what it holds, and how many of it. */
export type TracePlace = { column: string; what: string; count: number; example: string };

export function placeText({ column, what, count, example }: TracePlace): string {
  return count === 1
    ? `${column} still holds the ${what} ${example}`
    : `${column} still holds ${count} values of ${what}, such as ${example}`;
}

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
export function placesOf(
  traces: readonly Trace[],
  tokens: readonly Token[],
  counts: (token: Token) => boolean,
): TracePlace[] {
  return traces.flatMap(({ table, column, tokens: found }) => {
    const byKind = new Map<string, string[]>();
    for (const index of found) {
      const token = tokens[index];
      if (token && counts(token)) byKind.set(token.what, [...(byKind.get(token.what) ?? []), token.text]);
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
export type Erasure = { readonly after: number; readonly entity: string };

/** The deletions of a scenario, in order. */
export function erasuresOf({ steps }: ScenarioFacts): Erasure[] {
  return steps.flatMap((step, after) => {
    const [entity] = step.kind === 'script' ? Object.values(step.params) : [];
    return entity === undefined ? [] : [{ after, entity }];
  });
}

/** Everything that can be tied to the erased of a scenario, late events included; one list, so that one search serves all. */
export function erasedTokens(
  context: CheckContext,
  facts: ScenarioFacts,
  entityType: string,
  paths: readonly DocPath[],
): { readonly tokens: readonly Token[]; readonly ownerOf: (token: Token) => string | undefined } {
  const owners = new Map<string, string>();
  const erased = erasuresOf(facts).flatMap(({ entity }) => {
    const theirs = docsOf(context, facts.id, entityType).filter((doc) => doc.entity_id === entity);
    const tokens = tokensAt(context, theirs, paths);
    for (const { text } of tokens) owners.set(text, entity);
    return tokens;
  });
  return { tokens: erased, ownerOf: ({ text }) => owners.get(text) };
}

/** What of the erased stood in the model just before each erasure of a scenario. */
export function heldBefore(scenario: string, after: number, tokens: readonly Token[]) {
  return tracesNeed(scenario, after - 1, tokens);
}

/** A premise of every erasure: something of the erased was there, before it or before one that went too far and took it. */
export function nobodyErased(
  answers: Answers,
  erasures: readonly {
    readonly scenario: string;
    readonly entity: string;
    readonly held: ReturnType<typeof heldBefore>;
    readonly tokens: readonly Token[];
    readonly ownerOf: (token: Token) => string | undefined;
  }[],
): Found | null {
  const measured = erasures.map((each) => ({ ...each, outcome: answers.of<'traces'>(each.held) }));
  // Why nothing was measured, the judgement tells.
  if (measured.some(({ outcome }) => !outcome.ok)) return null;
  const heldIn = (scenario: string, entity: string) =>
    measured.some(
      ({ outcome, tokens, ownerOf, ...each }) =>
        each.scenario === scenario &&
        outcome.ok &&
        outcome.value.traces.some((trace) =>
          trace.tokens.some((index) => tokens[index] && ownerOf(tokens[index]) === entity),
        ),
    );
  const never = erasures.find(({ scenario, entity }) => !heldIn(scenario, entity));
  return never ? TRACES('nobody-erased', { entity: never.entity }, { scenario: never.scenario }) : null;
}

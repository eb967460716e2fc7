import type { Pattern, Term } from '../domain/rubric.ts';
import type { Hit, Hits } from './lexicon.ts';
import { type Scope, scopesOf, supposedIn } from './negation.ts';
import { isSaid } from './said.ts';
import type { Sentence } from './sentences.ts';

/** What belongs together stands within so many words and marks. */
const SPAN = 32;

/** A sentence of an answer, ready to be held against patterns. */
export type Read = {
  readonly sentence: Sentence;
  readonly hits: Hits;
  /** Terms of the sentences beside it, and of what introduces it. */
  readonly around: readonly Hits[];
};

/** `listed`: the words are there, but in a heap of keywords that says nothing. */
export type Match = { readonly listed: boolean; readonly supposed: boolean };

/** Whether a sentence fits a pattern; null: it does not. */
export function match(pattern: Pattern, { sentence, hits, around }: Read): Match | null {
  const { says, denies, with: beside, near, unless } = pattern;
  for (const list of [says, denies, beside]) for (const term of list) if (!hits.has(term)) return null;
  if (unless.some((term) => hits.has(term))) return null;
  if (near.some((term) => !hits.has(term) && !around.some((other) => other.has(term)))) return null;
  const scopes = scopesOf(sentence.tokens);
  const { clause, unreal } = supposedIn(sentence.tokens);
  const of = (term: Term) => hits.get(term) ?? [];
  const chosen = together([
    ...says.map((term) => of(term).filter((hit) => !isDenied(hit, scopes) && !(unreal && clause(hit.from)))),
    ...denies.map((term) => of(term).filter((hit) => isDenied(hit, scopes) && !clause(hit.from))),
    ...beside.map(of),
  ]);
  if (!chosen) return null;
  const places = chosen.map(({ from }) => from);
  return { listed: !isSaid(sentence.tokens, places), supposed: unreal || places.some(clause) };
}

function isDenied(hit: Hit, scopes: readonly Scope[]): boolean {
  const denials = scopes.filter(
    ({ at, from, to }) => from <= hit.from && hit.from < to && !(hit.from <= at && at < hit.to),
  );
  return denials.length % 2 === 1;
}

/** One hit of each list, all near each other. */
function together(lists: readonly (readonly Hit[])[]): Hit[] | null {
  const [first = [], ...rest] = lists;
  for (const anchor of first) {
    const chosen = [anchor];
    for (const list of rest) {
      const nearest = list.reduce<Hit | null>(
        (best, hit) =>
          !best || Math.abs(hit.from - anchor.from) < Math.abs(best.from - anchor.from) ? hit : best,
        null,
      );
      if (nearest && Math.abs(nearest.from - anchor.from) <= SPAN) chosen.push(nearest);
    }
    if (chosen.length === lists.length) return chosen;
  }
  return null;
}

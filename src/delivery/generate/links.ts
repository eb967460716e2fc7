import { int, type Random } from '../random.ts';

/** A document that others may link to. */
export type Linkable = {
  readonly id: string;
  readonly at: number;
  /** Last second at which somebody else may still link to it; Infinity for those who stay. */
  readonly until: number;
  readonly depth: number;
};

/** Documents that later ones may link to, by property and thing. */
export type Links = Map<string, Linkable[]>;

export const addLinkable = (links: Links, key: string, linkable: Linkable): void => {
  const list = links.get(key);
  if (list) list.push(linkable);
  else links.set(key, [linkable]);
};

const TRIES = 6;

/**
 * An earlier document of the person's own or of somebody before them, the deepest of a few: so chains get long.
 * `at` is the linking document's second; `forGood` asks for one of those who stay.
 */
export const findLinkable = (
  random: Random,
  lists: readonly (readonly Linkable[] | undefined)[],
  at: number,
  allowed: (linkable: Linkable) => boolean,
): Linkable | undefined => {
  let best: Linkable | undefined;
  for (const list of lists) {
    if (!list || list.length === 0) continue;
    for (let i = 0; i < TRIES; i += 1) {
      const found = list[int(random, list.length)];
      if (!found || found.at >= at || !allowed(found)) continue;
      if (!best || found.depth > best.depth) best = found;
    }
  }
  return best;
};

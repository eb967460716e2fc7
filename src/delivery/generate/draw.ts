import type { Json } from '../../domain/event.ts';
import type { Draw, Draws, Step } from '../../domain/fixture.ts';
import { chance, pick, type Random } from '../random.ts';

/** What a value may be drawn from. */
export type Sources = {
  readonly random: Random;
  /** A new id of a kind. */
  readonly fresh: (prefix: string) => string;
  /** A new mark for a text. */
  readonly mark: () => string;
  /** Number of the thing that is described. */
  readonly number: number;
  /** An earlier document's own id. */
  readonly link: (to: string) => string | undefined;
  /** Where a walk is. */
  readonly step?: Step;
};

const value = (draw: Draw, sources: Sources): Json | undefined => {
  switch (draw.kind) {
    case 'fresh':
      return sources.fresh(draw.prefix);
    case 'one-of':
      return pick(sources.random, draw.values);
    case 'marked':
      return pick(sources.random, draw.values) + sources.mark();
    case 'own-number':
      return draw.from + draw.step * sources.number;
    case 'link':
      return sources.link(draw.to);
    case 'step':
      return sources.step?.[draw.of];
  }
};

/** Adds what is drawn to `into`; what stands there already stays. */
export const drawInto = (
  into: Record<string, Json>,
  draws: Draws,
  sources: Sources,
  always: boolean,
): Record<string, Json> => {
  for (const name in draws) {
    const draw = draws[name];
    if (!draw || name in into || !(always || chance(sources.random, draw.chance))) continue;
    const drawn = value(draw, sources);
    if (drawn !== undefined) into[name] = drawn;
  }
  return into;
};

/** Another value than before, where the draw has more than one. */
export const drawOther = (before: Json | undefined, draw: Draw, sources: Sources): Json | undefined =>
  draw.kind === 'one-of' && draw.values.length > 1
    ? pick(
        sources.random,
        draw.values.filter((one) => one !== before),
      )
    : value(draw, sources);

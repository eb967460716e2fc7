import type { ChoiceSheet } from '../../domain/choice.ts';
import type { ChoicesYaml } from '../schema/choices.ts';
import { toPoint, toSynonyms } from './rubric.ts';

/** The items of each file of choices; shared options are written out at each item. */
export function toChoices({ choices, synonyms }: ChoicesYaml): readonly ChoiceSheet[] {
  return choices.map(({ deliverable, options: shared, items }) => ({
    deliverable,
    synonyms: toSynonyms(synonyms),
    items: items.map(({ id, asks, options: own, right, wrong, reason }) => {
      const model = reason.model.trim();
      const says = (option: string) => (option === right ? model : (wrong?.[option] ?? ''));
      const options = own ?? (shared ?? []).map((each) => ({ ...each, says: says(each.id) }));
      return {
        id,
        asks: asks.trim(),
        options: options.map((each) => ({ id: each.id, text: each.text.trim(), says: each.says.trim() })),
        right,
        reason: {
          model,
          points: reason.points.map((point) => toPoint({ ...point, model, makes: [], misses: [] })),
        },
      };
    }),
  }));
}

import type { ChoiceOption, ChoiceSheet } from '../../domain/choice.ts';
import type { ChoicesYaml } from '../schema/choices.ts';

/** The items of each file of choices; shared options are written out at each item. */
export function toChoices({ choices }: ChoicesYaml): readonly ChoiceSheet[] {
  return choices.map(({ deliverable, options: shared, items }) => ({
    deliverable,
    items: items.map(({ id, asks, options: own, right, wrong, reasons, because }) => {
      // What is said of the reason that decides says why the option is right.
      const model = reasons.find((reason) => reason.id === because)?.says ?? '';
      const saysOf = (option: string, says: string | undefined) => (option === right ? model : (says ?? ''));
      const options = own
        ? own.map((option) => ({ ...option, says: saysOf(option.id, option.says) }))
        : (shared ?? []).map((option) => ({ ...option, says: saysOf(option.id, wrong?.[option.id]) }));
      return {
        id,
        asks: asks.trim(),
        options: options.map(trimmed),
        right,
        reasons: reasons.map(trimmed),
        because,
      };
    }),
  }));
}

function trimmed({ id, text, says }: ChoiceOption): ChoiceOption {
  return { id, text: text.trim(), says: says.trim() };
}

import * as z from 'zod';
import { choices as check } from '../../checks/choices.ts';
import { type Misfit, misfit, mustExist, name, refTo, text } from '../../checks/schema.ts';
import type { ChoiceOption, ChoiceSheet } from '../../domain/choice.ts';
import { filesOf, ids, mustDiffer, namesExist, type PartRule, under } from './rule.ts';

/** Fewer reasons make guessing cheap, more make a page of each item. */
const REASONS = { least: 4, most: 6 } as const;

const option = {
  id: name.describe('Name of the option; the candidate writes it behind `choose`.'),
  text: text.describe('The option, as the candidate sees it.'),
};

const sharedOption = z.strictObject(option);

const ownOption = z.strictObject({
  ...option,
  says: text.optional().describe('Why it is wrong, told after grading; the right one has none.'),
});

const reason = z.strictObject({
  id: name.describe('Name of the reason; the candidate writes it behind `reason`.'),
  text: text.describe('The reason, as the candidate sees it: true, or what people believe.'),
  says: text.describe('Why it does not decide; of the one that does, the explanation. Told after grading.'),
});

const item = z.strictObject({
  id: name.describe('Name of the item; a key in the file of the candidate.'),
  asks: text.describe('The question, or the situation to be matched.'),
  options: z.array(ownOption).min(2).optional().describe('The options, where the items do not share them.'),
  right: name.describe('Id of the right option.'),
  wrong: z
    .record(name, text)
    .optional()
    .describe('Where the items share their options: for every other option, why it is wrong here.'),
  reasons: z
    .array(reason)
    .min(REASONS.least)
    .max(REASONS.most)
    .describe('Reasons of which one decides; several have to go with the right option.'),
  because: name.describe('Id of the reason that decides.'),
});

/** `choices.yaml`: items to choose for, an option and a reason each; and items to match. */
export const choices = z.strictObject({
  choices: z
    .array(
      z.strictObject({
        deliverable: refTo('`choices` deliverable', 'Id of a deliverable of the role `choices`.'),
        options: z.array(sharedOption).min(2).optional().describe('Options that all items share: matching.'),
        items: z.array(item).min(1).describe('The items.'),
      }),
    )
    .min(1)
    .describe('The items of each file of choices.'),
});

export type ChoicesYaml = z.output<typeof choices>;

type SheetYaml = ChoicesYaml['choices'][number];
type ItemYaml = SheetYaml['items'][number];

/** Items of files of choices, one entry each: every wrong option has its explanation, and one reason decides. */
export const choicesRule: PartRule<ChoicesYaml> = (problem, part) => {
  const files = filesOf(problem, 'choices');
  const asked = part.choices.map(({ deliverable }) => deliverable);
  // A check of choices judges by the items of its file.
  const unasked = problem.checks
    .filter(check.is)
    .filter(({ deliverable }) => files.includes(deliverable) && !asked.includes(deliverable));
  return [
    ...namesExist(choices, part, { '`choices` deliverable': files }),
    ...mustDiffer(['choices'], 'deliverable', part.choices),
    ...unasked.map(({ id, deliverable }) =>
      misfit(['choices'], `the check \`${id}\` needs an entry for \`${deliverable}\``),
    ),
    ...part.choices.flatMap((sheet, at) => {
      const here = ['choices', at];
      return [
        ...mustDiffer([...here, 'options'], 'id', sheet.options ?? []),
        ...mustDiffer([...here, 'items'], 'id', sheet.items),
        ...sheet.items.flatMap((item, nth) => under([...here, 'items', nth], ofItem(sheet, item))),
      ];
    }),
  ];
};

function ofItem(
  { options: shared }: SheetYaml,
  { options: own, right, wrong, reasons, because }: ItemYaml,
): readonly Misfit[] {
  const options = shared ?? own ?? [];
  return [
    ...(shared && own ? [misfit(['options'], 'the items share the `options` above')] : []),
    ...(shared || own ? [] : [misfit([], '`options` are missing, here or for all items')]),
    ...mustDiffer(['options'], 'id', shared ? [] : (own ?? [])),
    ...(options.length === 0 ? [] : mustExist(['right'], 'option', right, ids(options))),
    ...(shared ? explained(ids(shared), right, wrong ?? {}) : unshared(wrong)),
    ...(shared ? [] : ownExplained(own ?? [], right)),
    ...mustDiffer(['reasons'], 'id', reasons),
    ...mustExist(['because'], 'reason', because, ids(reasons)),
  ];
}

/** Each wrong option says why it is wrong; why the right one is right is said by the reason. */
function ownExplained(options: NonNullable<ItemYaml['options']>, right: string): readonly Misfit[] {
  return options.flatMap(({ id, says }, at) => {
    const place = ['options', at];
    if (id !== right)
      return says === undefined ? [misfit(place, `\`says\` has to say why \`${id}\` is wrong`)] : [];
    const what = 'why the right option is right is said by the reason that decides';
    return says === undefined ? [] : [misfit([...place, 'says'], what)];
  });
}

/** Each wrong option has its own explanation at each item. */
function explained(
  options: readonly string[],
  right: string,
  wrong: Readonly<Record<string, string>>,
): readonly Misfit[] {
  const others = options.filter((id) => id !== right);
  const place = Object.keys(wrong).length > 0 ? ['wrong'] : [];
  return [
    ...others.flatMap((id) =>
      id in wrong ? [] : [misfit(place, `\`wrong\` has to say why \`${id}\` is wrong here`)],
    ),
    ...Object.keys(wrong).flatMap((id) => mustExist(['wrong', id], 'wrong option', id, others)),
  ];
}

function unshared(wrong: ItemYaml['wrong']): readonly Misfit[] {
  return wrong === undefined
    ? []
    : [misfit(['wrong'], '`wrong` is for shared options; own ones have their `says`')];
}

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

import * as z from 'zod';
import { name, refTo, text } from '../../checks/schema.ts';

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

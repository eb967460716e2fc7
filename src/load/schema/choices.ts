import * as z from 'zod';
import { name, text } from './common.ts';
import { pointName, pointWays, synonyms } from './rubric.ts';

const option = {
  id: name.describe('Name of the option; the candidate writes it behind `choose`.'),
  text: text.describe('The option, as the starter shows it.'),
};

const sharedOption = z.strictObject(option);

const ownOption = z.strictObject({
  ...option,
  says: text.describe('Why it is wrong; of the right one, why it is right. Told after grading.'),
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
  reason: z
    .strictObject({
      model: text.describe('How a good answer gives the reason; of shared options, why this one is right.'),
      points: z
        .array(z.strictObject({ ...pointName, ...pointWays }))
        .min(1)
        .describe('Points of which one is enough.'),
    })
    .describe('What the reason has to say.'),
});

/** `choices.yaml`: items to choose for, with the reason; and items to match. */
export const choices = z.strictObject({
  synonyms,
  choices: z
    .array(
      z.strictObject({
        deliverable: name.describe('Id of a deliverable of the role `choices`.'),
        options: z.array(sharedOption).min(2).optional().describe('Options that all items share: matching.'),
        items: z.array(item).min(1).describe('The items.'),
      }),
    )
    .min(1)
    .describe('The items of each file of choices.'),
});

export type ChoicesYaml = z.output<typeof choices>;
